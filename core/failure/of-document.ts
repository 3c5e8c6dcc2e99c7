import type { Failure } from '../types';
import { build, count, quote, type AnswerDetail } from './build';
import { SUPPORT } from './links';

/** The API refused this document. `characters`: length of its text. */
export function rejectedFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	return build('rejected', detail, attempts, {
		message: `The API refused this text (${detail.status})${quote(detail.message)}`,
		description: `The text has ${count(characters)} characters. Shorten or split it, or mend what the message names.`,
	});
}

/** The document took longer than the gateway or the time-out allows, each time it was tried. */
export function tooSlowFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	return build('too_slow', detail, attempts, {
		message: `No answer in time for this text (${count(characters)} characters, ${attempts} attempts)`,
		description:
			characters > SHORT_TEXT_CHARS
				? 'Split the text into shorter ones, or raise the request time-out.'
				: 'The text is short, so that Sentor may be overloaded: run it again later, or raise the request time-out.',
	});
}

/** What the Free plan takes in one call (docs, rate limits): splitting such a text gains nothing. */
const SHORT_TEXT_CHARS = 1000;

/** An answer came, but none for this document. */
export function missingResultFailure(detail: AnswerDetail, attempts: number): Failure {
	return build('missing_result', detail, attempts, {
		message: 'The API answered without a result for this text',
		description: `Run this item again. If it repeats, write to ${SUPPORT} and give the request ID.`,
	});
}
