import { patternOf, TextIndex, type Pattern } from './mention';
import { mergeVerdicts } from './merge';
import type { Answered, EntityVerdict, Finished, Language, Verdict } from './types';
import type { Entry } from './vocabulary';
import { fold } from './vocabulary/fold';

/** What one text is asked about. */
export interface Terms {
	/** What is sent, each once. */
	asked: string[];
	/** The user's entries, in their order. */
	entries: AskedEntry[];
}

interface AskedEntry {
	name: string;
	/** What was sent for it. */
	asked: string[];
	/** Whether the text speaks of it. */
	occurs: boolean;
	isGroup: boolean;
}

/**
 * Finds what to ask about: every plain entity; of a group, its name and its terms as far as the text
 * has them, and its name if it has none.
 */
export function termsOf(entries: readonly Entry[], text: string, language: Language): Terms {
	// Clustering asks about nothing; a million words need not be looked at for that.
	if (entries.length === 0) return { asked: [], entries: [] };
	const index = new TextIndex(text, language);
	const all = entries.map((entry) => {
		const { own, terms } = patternsOf(entry, language);
		const found = [own, ...terms].filter(({ pattern }) => index.has(pattern));
		const names = found.map(({ name }) => name);
		const isGroup = entry.terms !== undefined;
		const asked = names.length > 0 ? names : [entry.name];
		return { name: entry.name, asked, occurs: names.length > 0, isGroup };
	});
	return { asked: uniqueNames(all.flatMap(({ asked }) => asked)), entries: all };
}

/**
 * The result in the user's terms: one verdict an entry, in the user's order; then what the service
 * answered beside that. What it left out stays out.
 */
export function finishWith<Result extends Answered>(
	{ entries }: Terms,
	language: Language,
	result: Result,
): Finished<Result> {
	const answers = new Map<string, Verdict[]>();
	for (const verdict of result.entitySentiments) {
		const key = keyOf(verdict.entity);
		answers.set(key, [...(answers.get(key) ?? []), verdict]);
	}
	const claimed = new Set<string>();
	const own = entries.flatMap((entry) => {
		const keys = entry.asked.map(keyOf);
		for (const key of keys) claimed.add(key);
		return verdictOn(
			entry,
			keys.flatMap((key) => answers.get(key) ?? []),
		);
	});
	const rest = result.entitySentiments.filter(({ entity }) => !claimed.has(keyOf(entity)));
	const others = rest.map((verdict) => ({
		...verdict,
		mentioned: verdict.sentiment !== 'neutral',
	}));
	return { ...result, entitySentiments: [...own, ...others], language };
}

function verdictOn(
	{ name, asked, occurs, isGroup }: AskedEntry,
	verdicts: readonly Verdict[],
): EntityVerdict[] {
	const merged = mergeVerdicts(verdicts);
	if (!merged) return [];
	// The model may see what no word of ours does: then it has an opinion.
	const mentioned = occurs || merged.sentiment !== 'neutral';
	return [{ entity: name, ...merged, mentioned, ...(isGroup && occurs ? { terms: asked } : {}) }];
}

/** What went out is well-formed Unicode, trimmed; an answer may have another case. */
function keyOf(name: string): string {
	return fold(name.toWellFormed().trim());
}

interface NamedPattern {
	name: string;
	pattern: Pattern;
}

interface EntryPatterns {
	own: NamedPattern;
	terms: NamedPattern[];
}

/** Made once an entry and language: the settings of a run give the same entries for each text. */
const MADE: Record<Language, WeakMap<Entry, EntryPatterns>> = {
	en: new WeakMap(),
	nl: new WeakMap(),
};

function patternsOf(entry: Entry, language: Language): EntryPatterns {
	const known = MADE[language].get(entry);
	if (known) return known;
	const make = (name: string) => ({ name, pattern: patternOf(name, language) });
	const made = { own: make(entry.name), terms: (entry.terms ?? []).map(make) };
	MADE[language].set(entry, made);
	return made;
}

function uniqueNames(names: readonly string[]): string[] {
	const byKey = new Map<string, string>();
	for (const name of names) if (!byKey.has(fold(name))) byKey.set(fold(name), name);
	return [...byKey.values()];
}
