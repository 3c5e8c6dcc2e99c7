import type { Failure, FailureCode } from '../types';

/** What is known of the answer that led to a failure; every text in it is scrubbed and short. */
export interface AnswerDetail {
	status?: number;
	/** The server's own words. */
	message?: string;
	/** The server's machine code, e.g. `auth_failed`. */
	code?: string;
	reason?: string;
	requestId?: string;
	/** When an expired key ran out, as the server wrote it. */
	expiresAt?: string;
	/** `ENOTFOUND` and the like, when there was no answer at all. */
	networkCode?: string;
}

/** The words of a failure, and what they add to the answer's detail. */
export interface Words {
	message: string;
	description: string;
	reason?: string;
	retryAt?: string;
}

/** A failure of these words, with what is known of the answer; what is not known is left out. */
export function build(
	code: FailureCode,
	detail: AnswerDetail,
	attempts: number,
	words: Words,
): Failure {
	const reason = detail.reason ?? words.reason ?? detail.code;
	return {
		code,
		message: words.message,
		description: words.description,
		...(reason === undefined ? {} : { reason }),
		...(detail.status === undefined ? {} : { status: detail.status }),
		...(detail.requestId === undefined ? {} : { requestId: detail.requestId }),
		...(words.retryAt === undefined ? {} : { retryAt: words.retryAt }),
		attempts,
	};
}

/** The server's words behind ours, if there are any. */
export function quote(message: string | undefined): string {
	return message ? `: ${message}` : '';
}

/** Thousands by comma, in every locale: texts of a run must not depend on the machine. */
export function count(value: number): string {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Undefined for a time that no calendar holds, so that a mad header cannot throw. */
export function isoTime(ms: number): string | undefined {
	return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
