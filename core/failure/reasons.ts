import type { FailureCode } from '../types';

/**
 * Every failure that there is, by code and reason, with the names of its values: what a host needs
 * to word it in its own terms and language. A name that ends in `?` may be absent, since only the
 * server knows it.
 *
 * - `status`, `proxyStatus`: HTTP status. `networkCode`: `ENOTFOUND` and the like.
 * - `serverMessage`, `serverCode`: the server's own words, scrubbed, on one line, short.
 * - `characters`, `maxCharacters`: length of a text. `attempts`: requests that carried it.
 * - `from`, `to`: characters of a text, counted from 1.
 * - `retryAt`, `expiresAt`: a time, as ISO text and as the server wrote it.
 * - `seconds`, `maxWaitSeconds`: whole seconds. `found`, `least`: what was there, what is needed.
 */
export const FAILURES = {
	invalid_input: {
		no_text: [],
		no_entities: [],
		/** `found`: `list`, `object`, `function` or `symbol`. */
		text_type: ['found'],
		/** `found`: what stood there, at most 20 characters of it. */
		language: ['found'],
		/** Reading the caller's own value threw. */
		unreadable: [],
		no_documents: [],
		/** `language`: that of these texts, when there are others as well. */
		too_few: ['found', 'least', 'language?'],
		text_too_long: ['characters', 'maxCharacters'],
	},
	auth: {
		invalid_key: ['status'],
		expired_key: ['status', 'expiresAt?'],
		no_permission: ['status', 'serverMessage?', 'serverCode?'],
	},
	quota: {
		/** The service says that the plan is used up. */
		used_up: ['retryAt?', 'serverMessage?', 'serverCode?'],
		/** The quota opens again, but not within the longest wait allowed. */
		wait_too_long: ['maxWaitSeconds', 'retryAt?'],
	},
	rejected: {
		refused: ['status', 'characters', 'serverMessage?', 'serverCode?'],
		/** It was too long as a whole, and this part of it was refused all the same. */
		refused_part: ['status', 'from', 'to', 'serverMessage?', 'serverCode?'],
		/** The service stumbles over this text alone, while others pass. */
		crashes: ['status', 'characters', 'attempts', 'serverMessage?', 'serverCode?'],
		/** The connection breaks at this text alone, while others pass. */
		breaks_off: ['networkCode', 'characters', 'attempts'],
	},
	too_slow: {
		long_text: ['characters', 'attempts'],
		/** So short that cutting it would gain nothing. */
		short_text: ['characters', 'attempts'],
	},
	unavailable: {
		network: ['networkCode?'],
		tls_self_signed: ['networkCode'],
		/** Signed by nobody that this machine knows. */
		tls_untrusted: ['networkCode'],
		/** Run out, or not valid yet. */
		tls_expired: ['networkCode'],
		/** Made out to another host. */
		tls_host: ['networkCode'],
		/** Every other fault of the secure connection. */
		tls: ['networkCode'],
		/** The proxy refused to lead there, e.g. 403. */
		proxy_refused: ['proxyStatus'],
		/** 407: the proxy wants a name and a password. */
		proxy_login: ['proxyStatus'],
		/** 5xx: the proxy did not get through. */
		proxy_failed: ['proxyStatus'],
		/** Reached, but silent until the time-out. */
		no_answer: ['seconds'],
		/** Larger than a host reads. */
		answer_too_large: [],
		/** No HTTP, or not packed as it says. */
		answer_garbled: ['networkCode'],
		server: ['status', 'serverMessage?', 'serverCode?', 'retryAt?'],
		/** A success that says that it is none. */
		error_in_answer: ['status', 'serverMessage', 'serverCode?'],
		/** The health check says so itself. */
		unhealthy: ['serverMessage'],
	},
	missing_result: {
		missing: [],
		/** `found`: the label that is none of the three. */
		no_label: ['found'],
		error_in_result: ['serverMessage'],
	},
	config: {
		/** Nothing of Sentor's at this address (404, 405). */
		address: ['status'],
		address_redirect: ['status'],
		address_page: ['status'],
		/** No web address at all; not quoted, since people paste keys into it. */
		address_form: [],
		address_login: [],
		address_query: [],
		no_key: [],
		key_line_break: [],
		key_characters: [],
		google_key: ['status?'],
		all_rejected: ['status', 'serverMessage?', 'serverCode?'],
		/** A status that says nothing of a text, such as 415. */
		status: ['status', 'serverMessage?', 'serverCode?'],
	},
	deadline: { time_up: [] },
	cancelled: { stopped: [] },
} as const satisfies Record<FailureCode, Record<string, readonly string[]>>;

/** The reasons of one code. */
export type ReasonOf<Code extends FailureCode> = keyof (typeof FAILURES)[Code] & string;
