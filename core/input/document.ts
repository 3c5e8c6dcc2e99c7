import { invalidInput } from '../failure';
import type { Failure, SentorDocument } from '../types';
import { fieldsOf } from './fields';
import { normalizeEntities } from './entities';
import { normalizeLanguage } from './language';
import { normalizeText } from './text';

/** What a host found for one document, in any shape. */
export interface DocumentInput {
	text?: unknown;
	entities?: unknown;
	language?: unknown;
	id?: unknown;
}

export type PreparedDocument =
	| { ok: true; document: Required<Omit<SentorDocument, 'id'>> & { id?: string } }
	| { ok: false; failure: Failure };

/**
 * Turns a host's values into a document that may be sent, or into the `invalid_input` failure that
 * says which field to mend. Nothing else decides what is valid. Never throws, whatever comes in.
 *
 * `needsEntities`: false for clustering, which does without.
 */
export function prepareDocument(
	input: DocumentInput,
	{ needsEntities = true } = {},
): PreparedDocument {
	return prepareElement([input], 0, { needsEntities });
}

/** The same for an element of a caller's list, which may be anything. */
export function prepareElement(
	documents: readonly unknown[],
	index: number,
	{ needsEntities = true } = {},
): PreparedDocument {
	try {
		return prepare(fieldsOf(documents[index]), needsEntities);
	} catch {
		// A getter or a conversion of the caller's own object threw; its words may hold anything.
		return { ok: false, failure: invalidInput('unreadable') };
	}
}

function prepare(input: DocumentInput, needsEntities: boolean): PreparedDocument {
	const { text: rawText, entities: rawEntities, language: rawLanguage, id } = input;
	const text = normalizeText(rawText);
	if (!text.ok) return { ok: false, failure: invalidInput('text_type', { found: text.found }) };
	if (text.text.trim() === '') return { ok: false, failure: invalidInput('no_text') };
	const entities = normalizeEntities(rawEntities);
	if (needsEntities && entities.length === 0)
		return { ok: false, failure: invalidInput('no_entities') };
	const language = normalizeLanguage(rawLanguage);
	if (!language)
		return {
			ok: false,
			failure: invalidInput('language', { found: describeLanguage(rawLanguage) }),
		};
	const ownId = normalizeId(id);
	return {
		ok: true,
		document: {
			text: text.text,
			entities,
			language,
			...(ownId === undefined ? {} : { id: ownId }),
		},
	};
}

/** Ids are the user's own and never decide anything: what is no text or number counts as absent. */
function normalizeId(id: unknown): string | undefined {
	if (typeof id === 'number' || typeof id === 'bigint') return String(id);
	return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Short, since it may be anything; what is neither text nor number is told by its kind only. */
export function describeLanguage(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'number')
		return String(value).trim().slice(0, MOST_SHOWN);
	return Array.isArray(value) ? 'list' : typeof value;
}

/** Characters of what stood in place of a language. */
const MOST_SHOWN = 20;
