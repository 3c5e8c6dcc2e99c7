import type { Failure } from '../types';
import { build, type AnswerDetail } from './build';

/** The API refused this document. `characters`: length of its text. */
export function rejectedFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	return build('rejected', 'refused', detail, attempts, { characters });
}

/**
 * The API refused a part of this document, which was too long as a whole. `from`: where the part
 * begins, counted from 0; `characters`: its length.
 */
export function rejectedPartFailure(
	detail: AnswerDetail,
	attempts: number,
	{ from, characters }: { from: number; characters: number },
): Failure {
	return build('rejected', 'refused_part', detail, attempts, {
		from: from + 1,
		to: from + characters,
	});
}

/** The service stumbles over this document alone, again and again, while others pass. */
export function crashesFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	return build('rejected', 'crashes', detail, attempts, { characters });
}

/** The document took longer than the gateway or the time-out allows, each time it was tried. */
export function tooSlowFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	const reason = characters > SHORT_TEXT_CHARS ? 'long_text' : 'short_text';
	return build('too_slow', reason, detail, attempts, { characters });
}

/** What the Free plan takes in one call (docs, rate limits): splitting such a text gains nothing. */
const SHORT_TEXT_CHARS = 1000;

/**
 * An answer came, but none for this document. `said`: what stood in the place of its result, the
 * server's words or a label that nobody knows.
 */
export function missingResultFailure(
	detail: AnswerDetail,
	attempts: number,
	said: { message?: string | undefined; label?: string | undefined } = {},
): Failure {
	if (said.message) {
		return build('missing_result', 'error_in_result', detail, attempts, {
			serverMessage: said.message,
		});
	}
	return said.label
		? build('missing_result', 'no_label', detail, attempts, { found: said.label })
		: build('missing_result', 'missing', detail, attempts);
}
