import { failureOf, type ReasonOf } from '../failure';
import type { Failure, Language, SentorDocument } from '../types';
import { fieldsOf, listOf } from './fields';

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
		const fields = fieldsOf(documents[index]);
		const text = fields.text ?? '';
		if (typeof text !== 'string') return invalid('text_type', { found: kindOf(text) });
		if (text.trim() === '') return invalid('no_text');
		const entities = readNames(fields.entities);
		if (needsEntities && entities.length === 0) return invalid('no_entities');
		const language = readLanguage(fields.language);
		if (typeof language !== 'string') return { ok: false, failure: language };
		const { id } = fields;
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
	for (const name of listOf(value))
		if (typeof name === 'string' && name.trim() !== '') names.add(name.trim());
	return [...names];
}

/** English when there is none, as in the API; why not for what is neither. */
export function readLanguage(value: unknown): Language | Failure {
	if (value === 'en' || value === 'nl') return value;
	if (value === undefined || value === null) return 'en';
	// Short, since it may be anything; what is no text is told by its kind only.
	const found = typeof value === 'string' ? value.trim().slice(0, MOST_SHOWN) : kindOf(value);
	return failureOf('invalid_input', 'language', {}, 0, { found });
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'list' : typeof value;
}

function invalid(reason: ReasonOf<'invalid_input'>, values = {}): ReadDocument {
	return { ok: false, failure: failureOf('invalid_input', reason, {}, 0, values) };
}
