import { cleanText } from './clean';
import { textFailure } from './failure';
import { finishWith, termsOf } from './finish';
import { describeLanguage, readLanguage } from './input/language';
import { readText } from './input/text';
import { detectLanguage } from './language/detect';
import { LANGUAGE_NAMES } from './language/names';
import type {
	CleanUp,
	Language,
	Preparation,
	PreparedText,
	TextFailure,
	TextInput,
	TextSettings,
} from './types';
import { readVocabulary } from './vocabulary';

/**
 * Makes of what a host found the document that may be analyzed, and what makes its answer the
 * user's; or the failure that says which of the values to mend.
 *
 * In this order: the text is read and cleaned up, its language is found, the vocabulary is read, and
 * of each group the terms that occur in the cleaned text are asked about.
 *
 * Never throws, whatever comes in. Time and memory grow with the length of the text and with the
 * number of entities: 1 MB of anything takes less than 2 s.
 */
export function prepare(input: TextInput, settings: TextSettings = {}): Preparation {
	try {
		return prepareRead(input, settings);
	} catch {
		// A getter or a conversion of the host's own value threw; its words may hold anything.
		return failed(textFailure('unreadable'));
	}
}

function prepareRead(input: TextInput, settings: TextSettings): Preparation {
	const read = readText(input.text);
	if (!read.ok) return failed(textFailure('text_type', { found: read.found }));
	const text = cleanText(read.text, cleanUpOf(settings.cleanUp));
	if (text.trim() === '') return failed(textFailure('no_text'));

	const vocabulary = readVocabulary(ownOr(input.entities, settings.entities));
	if (!vocabulary.ok)
		return failed(textFailure('group_name', { terms: shorten(vocabulary.terms) }));
	if (vocabulary.entries.length === 0 && settings.needsEntities !== false)
		return failed(textFailure('no_entities'));

	const chosen = chooseLanguage(input.language, settings.language, text);
	if (!chosen.ok) return failed(chosen.failure);

	const { language } = chosen;
	const terms = termsOf(vocabulary.entries, text, language);
	const document: PreparedText = { text, entities: terms.asked, language, ...ownId(input.id) };
	return {
		ok: true,
		document,
		finish: (result) => finishWith(terms, language, result),
		...(text === read.text ? {} : { changed: { cleaned: true as const, analyzedText: text } }),
	};
}

function failed(failure: TextFailure): Preparation {
	return { ok: false, failure };
}

function cleanUpOf(value: CleanUp | undefined): CleanUp {
	return value === 'off' || value === 'mail' ? value : 'html';
}

/** What an item says itself goes before the settings; nothing and blanks say nothing. */
function ownOr(own: unknown, set: unknown): unknown {
	const isNothing = own === undefined || own === null;
	return isNothing || (typeof own === 'string' && own.trim() === '') ? set : own;
}

function chooseLanguage(
	own: unknown,
	set: unknown,
	text: string,
): { ok: true; language: Language } | { ok: false; failure: TextFailure } {
	const chosen = ownOr(own, set);
	const read = readLanguage(chosen);
	if (read === undefined) {
		const failure = textFailure('language', { found: describeLanguage(chosen) });
		return { ok: false, failure };
	}
	if (read === 'en' || read === 'nl') return { ok: true, language: read };
	const detected = detectLanguage(text);
	if ('language' in detected) return { ok: true, language: detected.language };
	const { foreign } = detected;
	const values = { found: LANGUAGE_NAMES[foreign] ?? foreign, detected: foreign };
	return { ok: false, failure: textFailure('language', values) };
}

/** Ids are the user's own and never decide anything: what is no text or number counts as absent. */
function ownId(id: unknown): { id?: string } {
	if (typeof id === 'number' || typeof id === 'bigint') return { id: String(id) };
	return typeof id === 'string' && id !== '' ? { id } : {};
}

function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
