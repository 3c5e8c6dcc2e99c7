import { DEFAULT_BASE_URL, failureOf, type ReasonOf } from '../failure';
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
	if (key === '') return refused('no_key');
	if (/[\r\n\u0085\u2028\u2029]/.test(key)) return refused('key_line_break');
	if (!KEY.test(key)) return refused('key_characters');
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

/** Scheme and host, host alone, port, path; no login, no query. */
const WEB_ADDRESS = /^(https?:\/\/([^/?#@:\s\\]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?)(\/[^?#\s\\]*)?$/i;
/** A login stands before the first @ of what comes before path and query. */
const LOGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*@/i;
const HIGHEST_PORT = 65_535;

/**
 * Makes the base URL of what a user typed: without trailing slashes, and with `/api` for hosts of
 * sentor.app typed without it. Other hosts are left alone: a proxy or a self-hosted Sentor may live
 * anywhere. Blank means Sentor itself. Never throws.
 *
 * Refused with a reason: a login in it (it would stand in flow files and labels, and the hosts'
 * clients treat it differently), a query or fragment (paths are put behind it), anything else that
 * is no web address. What was typed is never quoted.
 */
export function normalizeBaseUrl(
	value: unknown,
): { ok: true; url: string } | { ok: false; failure: Failure } {
	const typed = typeof value === 'string' ? value.trim() : '';
	if (typed === '') return { ok: true, url: DEFAULT_BASE_URL };
	const parts = WEB_ADDRESS.exec(typed);
	const [, origin = '', host = '', port = '1', path = ''] = parts ?? [];
	if (!parts || Number(port) < 1 || Number(port) > HIGHEST_PORT) return refused(faultOf(typed));
	const ownPath = path.replace(/\/+$/, '');
	const isSentor = /(^|\.)sentor\.app$/i.test(host);
	return { ok: true, url: origin + (ownPath === '' && isSentor ? '/api' : ownPath) };
}

function faultOf(typed: string): 'address_form' | 'address_login' | 'address_query' {
	if (LOGIN.test(typed)) return 'address_login';
	const [address = ''] = typed.split(/[?#]/, 1);
	return address !== typed && WEB_ADDRESS.test(address) ? 'address_query' : 'address_form';
}

/**
 * Whether key and texts would go to another machine unencrypted: a host warns then. This machine
 * itself is no such case. `url`: as {@link normalizeBaseUrl} gives it.
 */
export function isUnencrypted(url: string): boolean {
	const [, host] = /^http:\/\/(\[[^\]]*\]|[^/:]*)/i.exec(url) ?? [];
	return host !== undefined && !LOOPBACK.test(host);
}

const LOOPBACK =
	/^(localhost\.?|.*\.localhost\.?|127(\.\d{1,3}){3}|\[(::1|(0{1,4}:){7}0{0,3}1|::ffff:127(\.\d{1,3}){3})\])$/i;

function refused(reason: ReasonOf<'config'>): { ok: false; failure: Failure } {
	return { ok: false, failure: failureOf('config', reason) };
}
