import { settingsFailure } from '../failure';
import type { Failure } from '../types';

/** What web pages and messengers put into a copied text unseen. */
const INVISIBLE =
	/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\ufe0f/g;
/** Quotes that people, and the programs they paste through, put around a key. */
const QUOTES = '"\'`´‘’‚‛“”„‟‹›«»';
const IN_QUOTES = new RegExp(`^[${QUOTES}]+|[${QUOTES}]+$`, 'g');
/** Copied out of an example with its header. */
const HEADER = /^(?:(?:x-api-key|authorization)\s*[:=]\s*|bearer\s+)/i;
/** What a header can carry and a key consists of: no space, printable ASCII. */
const KEY = /^[\x21-\x7e]+$/;

/**
 * Makes the API key of what a user pasted: without space, invisible characters and quotes around it,
 * without a header's name before it. What cannot be mended is refused with a reason: nothing in it
 * (`no_key`), a line break inside (`key_line_break`), characters that no key has
 * (`key_characters`). The key is never quoted. Never throws.
 */
export function normalizeApiKey(
	value: unknown,
): { ok: true; key: string } | { ok: false; failure: Failure } {
	const typed = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	const key = bare(typed.replace(INVISIBLE, ''));
	if (key === '') return { ok: false, failure: settingsFailure('no_key') };
	if (/[\r\n\u0085\u2028\u2029]/.test(key))
		return { ok: false, failure: settingsFailure('key_line_break') };
	if (!KEY.test(key)) return { ok: false, failure: settingsFailure('key_characters') };
	return { ok: true, key };
}

/** Peels off what is around it, one layer after the other: `"x-api-key: 'abc' "`. */
function bare(typed: string): string {
	let key = typed;
	for (;;) {
		const peeled = key.trim().replace(IN_QUOTES, '').replace(HEADER, '');
		if (peeled === key) return key;
		key = peeled;
	}
}
