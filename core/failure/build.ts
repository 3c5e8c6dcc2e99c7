import type { Failure, FailureCode } from '../types';
import { FAILURES, type ReasonOf } from './reasons';
import { wordsOf } from './words';

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
	/** The time-out passed without an answer. */
	timedOut?: true;
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
	const { message: said, code: serverCode, status, requestId, ...known } = detail;
	const serverMessage = said || undefined;
	const candidates = { ...known, status, serverMessage, serverCode, attempts, ...further };
	const names = (FAILURES[code] as Record<string, readonly string[]>)[reason]!;
	const values: Record<string, string | number> = {};
	for (const name of names.map((each) => each.replace('?', ''))) {
		const value = (candidates as Record<string, unknown>)[name];
		if (typeof value === 'string' || typeof value === 'number') values[name] = value;
	}
	const { retryAt } = values;
	const [message, description] = wordsOf(code, reason, values);
	return {
		code,
		message,
		description,
		reason,
		...(Object.keys(values).length > 0 ? { values } : {}),
		...(status === undefined ? {} : { status }),
		...(requestId === undefined ? {} : { requestId }),
		...(retryAt === undefined ? {} : { retryAt: String(retryAt) }),
		attempts,
	};
}

/** Undefined for a time that no calendar holds, so that a mad header cannot throw. */
export function isoTime(ms: number | undefined): string | undefined {
	return ms !== undefined && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
