import { failureOf, type ReasonOf } from '../failure';
import type { Failure, Language, SentorDocument } from '../types';
import { fieldsOf } from './fields';

/** A document that may be sent, or why it may not. */
export type ReadDocument =
	| { ok: true; document: Required<Omit<SentorDocument, 'id'>> & { id?: string } }
	| { ok: false; failure: Failure };

/** Characters of what stood in place of a language that are shown. */
const MOST_SHOWN = 20;

/**
 * Reads an element of a caller's list, which may be anything whatever its type says. What people write
 * is for who calls to read; here it is taken as it is, or refused. Never throws.
 *
 * `needsEntities`: false for clustering, which does without.
 */
export function readDocument(
	documents: readonly unknown[],
	index: number,
	{ needsEntities = true } = {},
): ReadDocument {
	try {
		const { text, entities: names, language: code, id } = fieldsOf(documents[index]);
		if (text === undefined || text === null) return invalid('no_text');
		if (typeof text !== 'string') return invalid('text_type', kindOf(text));
		if (text.trim() === '') return invalid('no_text');
		const entities = readNames(names);
		if (needsEntities && entities.length === 0) return invalid('no_entities');
		const language = readLanguage(code);
		if (!language) return invalid('language', describeLanguage(code));
		const own = typeof id === 'string' && id !== '' ? { id } : {};
		return { ok: true, document: { text, entities, language, ...own } };
	} catch {
		// A getter of the caller's own object threw; its words may hold anything.
		return invalid('unreadable');
	}
}

/** Trimmed, each once, in the caller's order (the model may care for it); what is no name is left out. */
export function readNames(value: unknown): string[] {
	const names = new Set<string>();
	for (const name of Array.isArray(value) ? value : [])
		if (typeof name === 'string' && name.trim() !== '') names.add(name.trim());
	return [...names];
}

/** English when there is none, as in the API; undefined for what is neither. */
export function readLanguage(value: unknown): Language | undefined {
	return value === 'nl' ? 'nl' : (value ?? 'en') === 'en' ? 'en' : undefined;
}

/** Short, since it may be anything; what is no text is told by its kind only. */
export function describeLanguage(value: unknown): string {
	return typeof value === 'string' ? value.trim().slice(0, MOST_SHOWN) : kindOf(value);
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'list' : typeof value;
}

function invalid(reason: ReasonOf<'invalid_input'>, found?: string): ReadDocument {
	return { ok: false, failure: failureOf('invalid_input', reason, {}, 0, { found }) };
}
