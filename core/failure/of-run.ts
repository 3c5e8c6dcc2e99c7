import type { Failure } from '../types';
import { build, isoTime, quote, type AnswerDetail } from './build';
import { DEFAULT_BASE_URL, KEYS_PAGE, PRICING_PAGE, SUPPORT } from './links';

/** 401 and 403: this key, on any document, gets the same answer. */
export function authFailure(detail: AnswerDetail, attempts: number): Failure {
	const newKey = `Create a key at ${KEYS_PAGE} and put it into the credential. Nothing more was sent.`;
	if (detail.status === 403) {
		return build('auth', detail, attempts, {
			message: `The API key lacks the permission for this (403)${quote(detail.message)}`,
			description: `Check what the plan includes (${PRICING_PAGE}), or use a key that may do this. Nothing more was sent.`,
		});
	}
	if (detail.reason === 'expired_key') {
		const when = detail.expiresAt ? ` on ${detail.expiresAt}` : '';
		return build('auth', detail, attempts, {
			message: `The API key expired${when} (401)`,
			description: newKey,
		});
	}
	return build('auth', detail, attempts, {
		message: 'The API key was refused (401)',
		description: newKey,
		reason: 'invalid_key',
	});
}

/** A key was refused in a call that carried the user's Google key: it is not put down to Sentor's. */
export function googleKeyFailure({ status, requestId, attempts }: Failure): Failure {
	return {
		code: 'config',
		message: `A key was refused in a call with the Google key${status === undefined ? '' : ` (${status})`}`,
		description:
			"Check the Google API key in the credential, or leave it empty to use Sentor's own. If it is right, check the Sentor key.",
		reason: 'google_key',
		...(status === undefined ? {} : { status }),
		...(requestId === undefined ? {} : { requestId }),
		attempts,
	};
}

/** The plan allows no more for now. `retryAtMs`: when it does again, ms since the epoch. */
export function quotaFailure(
	detail: AnswerDetail,
	attempts: number,
	{ retryAtMs, maxWaitMs }: { retryAtMs?: number; maxWaitMs?: number } = {},
): Failure {
	const retryAt = retryAtMs === undefined ? undefined : isoTime(retryAtMs);
	const opens = retryAt ? `; it opens again at ${retryAt}` : '';
	const longest =
		maxWaitMs === undefined
			? ''
			: ` That is longer than the longest wait allowed (${Math.round(maxWaitMs / 1000)} s).`;
	return build('quota', detail, attempts, {
		message: `The plan's quota is used up${opens}${quote(detail.message)}`,
		description: `Run the rest later, or choose a larger plan (${PRICING_PAGE}).${longest} What was answered is kept.`,
		retryAt,
	});
}

/** The service, or the way to it, does not work. */
export function unavailableFailure(
	detail: AnswerDetail,
	attempts: number,
	retryAtMs?: number,
): Failure {
	const retryAt = retryAtMs === undefined ? undefined : isoTime(retryAtMs);
	if (detail.status === undefined && detail.networkCode !== undefined) {
		return build('unavailable', detail, attempts, {
			message: `Sentor cannot be reached (${detail.networkCode})`,
			description:
				'Check the base URL in the credential and whether this machine reaches it (network, proxy).',
			reason: 'network',
		});
	}
	const what = detail.status === undefined ? 'no answer in time' : String(detail.status);
	return build('unavailable', detail, attempts, {
		message: `Sentor does not answer as it should (${what})${quote(detail.message)}`,
		description: `Try again later. If it goes on, write to ${SUPPORT} and give the request ID. What was answered is kept.`,
		retryAt,
	});
}

/** The address is wrong: something else than the API answers there. */
export function addressFailure(
	detail: AnswerDetail,
	attempts: number,
	found: 'nothing' | 'redirect' | 'web page',
): Failure {
	const message = {
		nothing: `Nothing was found at this address (${detail.status})`,
		redirect: `This address redirects elsewhere (${detail.status})`,
		'web page': `This address answers with something else than Sentor's API (${detail.status})`,
	}[found];
	return build('config', detail, attempts, {
		message,
		description: `Check the base URL in the credential; the usual one is ${DEFAULT_BASE_URL}. Nothing more was sent.`,
		reason: 'address',
	});
}

/** The API refused each document that was tried, for the same kind of reason. */
export function allRejectedFailure(detail: AnswerDetail, attempts: number): Failure {
	return build('config', detail, attempts, {
		message: `The API refused every text that was tried (${detail.status})${quote(detail.message)}`,
		description:
			'Check the language, the entities and the base URL in the credential. The rest was not sent.',
		reason: 'all_rejected',
	});
}

/** `limits.deadlineMs` passed. */
export function deadlineFailure(attempts: number): Failure {
	return {
		code: 'deadline',
		message: "The run's time was up before this text was answered",
		description: 'Run the rest again, or allow the run more time. What was answered is kept.',
		attempts,
	};
}

/** The caller's signal fired. */
export function cancelledFailure(attempts: number): Failure {
	return {
		code: 'cancelled',
		message: 'The run was cancelled before this text was answered',
		description: 'Run it again to have the rest answered.',
		attempts,
	};
}
