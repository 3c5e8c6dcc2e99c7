import type { Language } from '../../../core';
import type { NodeFailure } from '../common/failures';

/** Fewest texts of a clustering (docs, reference: `documents`, min 5). */
export const LEAST_TEXTS = 5;

/** The message holds one text, and belongs to no sequence. */
export const SINGLE: NodeFailure = {
	code: 'invalid_input',
	reason: 'too_few',
	words: 'single',
	values: { least: LEAST_TEXTS },
};

/** `language` when there are others as well. */
export function tooFew(found: number, language?: Language): NodeFailure {
	const ofLanguage = language === undefined ? {} : { words: 'tooFewOfLanguage' };
	const values = { found, least: LEAST_TEXTS, ...(language === undefined ? {} : { language }) };
	return { code: 'invalid_input', reason: 'too_few', ...ofLanguage, values };
}
