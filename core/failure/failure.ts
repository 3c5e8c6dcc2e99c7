import type { Failure, FailureCode, FailureValues } from '../types';
import { FAILURES, type ReasonOf } from './reasons';
import { WORDS } from './words';

/** What is known of the answer that led to a failure; every text in it is scrubbed and short. */
export interface AnswerDetail {
	status?: number;
	/** The server's own words. */
	message?: string;
	/** The server's machine code, e.g. `auth_failed`. */
	code?: string;
	/** The server's reason, e.g. `expired_key`. */
	reason?: string;
	requestId?: string;
	/** When an expired key ran out, as the server wrote it. */
	expiresAt?: string;
	/** `ENOTFOUND` and the like, when there was no answer at all. */
	networkCode?: string;
	/** What a proxy on the way answered in place of the service. */
	proxyStatus?: number;
	/** After how many whole seconds, one at least, it timed out without an answer. */
	seconds?: number;
}

/** Values beside those of the answer; what is not known is left out. */
type FurtherValues = Readonly<Record<string, string | number | undefined>>;

/**
 * The failure for this reason: its values are those that {@link FAILURES} names, of the answer and of
 * `further`, its words the neutral ones.
 */
export function failureOf<Code extends FailureCode>(
	code: Code,
	reason: ReasonOf<Code>,
	detail: AnswerDetail = {},
	attempts = 0,
	further: FurtherValues = {},
): Failure {
	const { message: said, code: serverCode, ...known } = detail;
	const serverMessage = said || undefined;
	const candidates: FurtherValues = { ...known, serverMessage, serverCode, attempts, ...further };
	const names = (FAILURES[code] as Record<string, readonly string[]>)[reason]!;
	const values: Record<string, string | number> = {};
	for (const name of names.map((each) => each.replace('?', ''))) {
		const value = candidates[name];
		if (value !== undefined) values[name] = value;
	}
	const { retryAt } = values;
	const { status, requestId } = known;
	const [message, description] = (WORDS[code] as Record<string, readonly [string, string]>)[
		reason
	]!;
	return {
		code,
		message: fill(message, values),
		description: fill(description, values),
		reason,
		...(Object.keys(values).length > 0 ? { values } : {}),
		...(status === undefined ? {} : { status }),
		...(requestId === undefined ? {} : { requestId }),
		...(retryAt === undefined ? {} : { retryAt: String(retryAt) }),
		attempts,
	};
}

const VALUE = /\{(?:([^{|}]*)\|)?(\w+)(?:\|([^{|}]*))?\}/g;

/** Words with their values in them. */
function fill(words: string, values: FailureValues): string {
	return words.replace(VALUE, (_, before = '', name: string, after = '') => {
		const value = values[name];
		// Thousands by comma, in every locale: texts of a run must not depend on the machine.
		const shown = typeof value === 'number' ? value.toLocaleString('en-US') : value;
		const article = before === 'a ' && /^[aeiou]/.test(String(shown)) ? 'an ' : before;
		return shown === undefined ? '' : `${article}${shown}${after}`;
	});
}

/**
 * Whether a value is a {@link Failure}. Judged by its shape, since `instanceof` breaks where a
 * process holds two copies of a package, as n8n does.
 */
export function isFailure(value: unknown): value is Failure {
	if (typeof value !== 'object' || value === null) return false;
	const { code, message, description, attempts } = value as Record<string, unknown>;
	return (
		typeof code === 'string' &&
		Object.hasOwn(FAILURES, code) &&
		typeof message === 'string' &&
		typeof description === 'string' &&
		typeof attempts === 'number'
	);
}

/** What the next request of the same key and address would meet as well, and so the whole of a run. */
const CONCERN_ALL: readonly FailureCode[] = [
	'auth',
	'quota',
	'unavailable',
	'config',
	'deadline',
	'cancelled',
];

/**
 * Whether a failure concerns more than the document or call that it showed up on: no other would
 * fare better now, and none of them is to blame. A set that is too small fails all of its texts.
 */
export function concernsAll({ code, reason }: Failure): boolean {
	return CONCERN_ALL.includes(code) || reason === 'too_few';
}
