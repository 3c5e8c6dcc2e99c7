import type { Failure, FailureCode, FailureValues } from '../types';
import { FAILURES, type ReasonOf } from './reasons';
import { WORDS } from './words';
import type { Say } from './words/phrases';

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

/** Values beside those of the answer. */
type FurtherValues = Readonly<Record<string, string | number | undefined>>;

/**
 * A failure for this reason: its values are those that {@link FAILURES} names, its words the neutral
 * ones. What is not known is left out.
 */
export function build<Code extends FailureCode>(
	code: Code,
	reason: ReasonOf<Code>,
	detail: AnswerDetail,
	attempts: number,
	further: FurtherValues = {},
): Failure {
	const { status, requestId } = detail;
	const values = pick(code, reason, { ...known(detail), attempts, ...further });
	const { retryAt } = values;
	const [message, description] = (WORDS[code] as Record<string, Say>)[reason]!(values);
	return {
		code,
		message,
		description,
		reason,
		...(Object.keys(values).length === 0 ? {} : { values }),
		...(status === undefined ? {} : { status }),
		...(requestId === undefined ? {} : { requestId }),
		...(retryAt === undefined ? {} : { retryAt: String(retryAt) }),
		attempts,
	};
}

function known({ message, code, ...detail }: AnswerDetail): FurtherValues {
	const { status, expiresAt, networkCode, proxyStatus } = detail;
	return {
		status,
		expiresAt,
		networkCode,
		proxyStatus,
		serverMessage: message || undefined,
		serverCode: code,
	};
}

function pick(code: FailureCode, reason: string, candidates: FurtherValues): FailureValues {
	const names = (FAILURES[code] as Record<string, readonly string[]>)[reason] ?? [];
	const values: Record<string, string | number> = {};
	for (const name of names.map((each) => each.replace('?', ''))) {
		const value = candidates[name];
		if (value !== undefined) values[name] = value;
	}
	return values;
}

/** Undefined for a time that no calendar holds, so that a mad header cannot throw. */
export function isoTime(ms: number | undefined): string | undefined {
	return ms !== undefined && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
