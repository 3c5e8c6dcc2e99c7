import { fold } from './fold';
import { parseValue } from './parse-value';
import type { Entry, Vocabulary } from './types';

export type { Entry, Vocabulary } from './types';

/**
 * Reads what the user wants to know about, of any shape: blanks left out, repetitions (in whatever
 * case) too, groups of one name made one. The user's order is kept, the model may care for it.
 */
export function readVocabulary(value: unknown): Vocabulary {
	if (typeof value !== 'string') return tidied(parseValue(value));
	// A setting is the same for each text of a run.
	if (latest?.text !== value) latest = { text: value, vocabulary: tidied(parseValue(value)) };
	return latest.vocabulary;
}

/** The names alone of what {@link readVocabulary} reads: for lists that are no entities to ask about. */
export function readNames(value: unknown): string[] {
	const vocabulary = readVocabulary(value);
	return vocabulary.ok ? vocabulary.entries.map(({ name }) => name) : [];
}

/** The list that was read last: reading it again gives the same. */
let latest: { text: string; vocabulary: Vocabulary } | undefined;

function tidied(parsed: Vocabulary): Vocabulary {
	if (!parsed.ok) return parsed;
	const byName = new Map<string, Entry>();
	for (const entry of parsed.entries) {
		const key = fold(entry.name);
		byName.set(key, merge(byName.get(key), entry));
	}
	return { ok: true, entries: [...byName.values()].map(withoutRepetitions) };
}

function merge(known: Entry | undefined, entry: Entry): Entry {
	if (!known) return entry;
	if (!entry.terms) return known;
	return { name: known.name, terms: [...(known.terms ?? []), ...entry.terms] };
}

/** A group that has no term besides its name is a plain entity. */
function withoutRepetitions({ name, terms = [] }: Entry): Entry {
	const byKey = new Map<string, string>();
	for (const term of terms) if (term !== '' && !byKey.has(fold(term))) byKey.set(fold(term), term);
	byKey.delete(fold(name));
	return byKey.size > 0 ? { name, terms: [...byKey.values()] } : { name };
}
