import { normalizeApiKey, normalizeBaseUrl, type Failure, type Limits } from '../../../core';
import type { SentorApiCredentials, SentorApiDef } from './types';

/** A Sentor API node's settings, checked and in the core's units. */
export interface ApiSettings {
	baseUrl: string;
	apiKey: string;
	googleApiKey?: string;
	limits: Limits;
}

/** Why a Sentor API node cannot work: keys under `sentor-api.fault` of the catalogue. */
export const FAULTS = [
	// The first are the core's reasons against a key or an address.
	'no_key',
	'key_line_break',
	'key_characters',
	'address_form',
	'address_login',
	'address_query',
	'google_key',
	'unsetVariable',
	'number',
	'pace',
	'tlsMissing',
	'tlsUnusable',
	'proxyMissing',
	'proxyAddress',
	'proxyVariable',
] as const;

export interface ApiFault {
	key: (typeof FAULTS)[number];
	/** Arguments of the catalogue's text; `property` is the name of a field, which has a label. */
	values?: Record<string, string>;
}

export type ReadSettings = { ok: true; settings: ApiSettings } | { ok: false; fault: ApiFault };

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** Node-RED leaves `${NAME}` as it is when there is no such environment variable. */
const UNSET_VARIABLE = /^\$\{([^}]+)\}$/;

/** Reads what the editor stored, after Node-RED has put environment variables in. Never throws. */
export function readSettings(
	def: SentorApiDef,
	credentials: SentorApiCredentials | undefined,
): ReadSettings {
	const { apiKey, googleApiKey } = credentials ?? {};
	const unset = findUnsetVariable([
		def.baseUrl,
		apiKey,
		googleApiKey,
		...NUMBERS.map((name) => def[name]),
	]);
	if (unset !== undefined) return refuse('unsetVariable', { name: unset });
	const address = normalizeBaseUrl(def.baseUrl);
	if (!address.ok) return refuse(faultOf(address.failure));
	const key = normalizeApiKey(apiKey);
	if (!key.ok) return refuse(faultOf(key.failure));
	const googleKey = blank(googleApiKey) ? undefined : normalizeApiKey(googleApiKey);
	if (googleKey?.ok === false) return refuse('google_key');
	const wrong = NUMBERS.find((name) => !isNumber(def[name]));
	if (wrong) return refuse('number', { property: wrong });
	// Half a request a minute could be taken for one, or for none.
	if (!Number.isInteger(Number(def.requestsPerMinute ?? 0))) return refuse('pace');
	return {
		ok: true,
		settings: {
			baseUrl: address.url,
			apiKey: key.key,
			...(googleKey ? { googleApiKey: googleKey.key } : {}),
			limits: readLimits(def),
		},
	};
}

/** The core gives no other reason for a key or an address. */
function faultOf({ reason }: Failure): ApiFault['key'] {
	return FAULTS.find((key) => key === reason) ?? 'address_form';
}

const NUMBERS = ['requestsPerMinute', 'timeout', 'maxWait', 'reuseAnswers'] as const;

/** What is left out has the core's default; so has a time-out of 0, with which nothing could be answered. */
function readLimits({ requestsPerMinute, timeout, maxWait, reuseAnswers }: SentorApiDef): Limits {
	return {
		...(blank(requestsPerMinute) ? {} : { requestsPerMinute: Number(requestsPerMinute) }),
		...(blank(timeout) ? {} : { timeoutMs: Number(timeout) * SECOND_MS }),
		...(blank(maxWait) ? {} : { maxWaitMs: Number(maxWait) * SECOND_MS }),
		...(blank(reuseAnswers) ? {} : { reuseMs: Number(reuseAnswers) * MINUTE_MS }),
	};
}

function findUnsetVariable(values: unknown[]): string | undefined {
	for (const value of values) {
		const name = typeof value === 'string' ? UNSET_VARIABLE.exec(value.trim())?.[1] : undefined;
		if (name !== undefined) return name;
	}
	return undefined;
}

function isNumber(value: unknown): boolean {
	if (blank(value)) return true;
	const number = Number(value);
	return Number.isFinite(number) && number >= 0;
}

function blank(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}

function refuse(key: ApiFault['key'], values?: Record<string, string>): ReadSettings {
	return { ok: false, fault: { key, ...(values ? { values } : {}) } };
}
