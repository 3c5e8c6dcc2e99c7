import type { Failure } from '../types';
import { build, isoTime, type AnswerDetail } from './build';

/** 401 and 403: this key, on any document, gets the same answer. */
export function authFailure(detail: AnswerDetail, attempts: number): Failure {
	if (detail.status === 403) return build('auth', 'no_permission', detail, attempts);
	return build(
		'auth',
		detail.reason === 'expired_key' ? 'expired_key' : 'invalid_key',
		detail,
		attempts,
	);
}

/** A key was refused in a call that carried the user's Google key: it is not put down to Sentor's. */
export function googleKeyFailure({ status, requestId, attempts }: Failure): Failure {
	return build('config', 'google_key', { status, requestId }, attempts);
}

/**
 * The plan allows no more for now. `retryAtMs`: when it does again, ms since the epoch, if the server
 * said so; a guess of ours is no date to show. `maxWaitMs`: the longest wait allowed, if that is why.
 */
export function quotaFailure(
	detail: AnswerDetail,
	attempts: number,
	{ retryAtMs, maxWaitMs }: { retryAtMs?: number; maxWaitMs?: number } = {},
): Failure {
	const retryAt = isoTime(retryAtMs);
	if (maxWaitMs === undefined) return build('quota', 'used_up', detail, attempts, { retryAt });
	const maxWaitSeconds = Math.round(maxWaitMs / 1000);
	return build('quota', 'wait_too_long', detail, attempts, { retryAt, maxWaitSeconds });
}

/** The address is wrong: something else than the API answers there. */
export function addressFailure(
	detail: AnswerDetail,
	attempts: number,
	found: 'nothing' | 'redirect' | 'web page',
): Failure {
	const reason = {
		nothing: 'address',
		redirect: 'address_redirect',
		'web page': 'address_page',
	} as const;
	return build('config', reason[found], detail, attempts);
}

/** The API refused each document that was tried, for the same kind of reason. */
export function allRejectedFailure(detail: AnswerDetail, attempts: number): Failure {
	return build('config', 'all_rejected', detail, attempts);
}

/** A status that says nothing of a text: every request would get it. */
export function statusFailure(detail: AnswerDetail, attempts: number): Failure {
	return build('config', 'status', detail, attempts);
}

/** `limits.deadlineMs` passed. */
export function deadlineFailure(attempts: number): Failure {
	return build('deadline', 'time_up', {}, attempts);
}

/** The caller's signal fired. */
export function cancelledFailure(attempts: number): Failure {
	return build('cancelled', 'stopped', {}, attempts);
}
