import {
	failureOf,
	isBarred,
	quotaFailure,
	unavailableFailure,
	type AnswerDetail,
} from '../failure';
import { fieldsOf } from '../input/fields';
import { readLabel } from '../result/read';
import type { Failure } from '../types';
import { readErrorBody, readFault, saidInResults } from './error-body';
import { readRetryTime } from './quota';
import type { Reply } from './reply';
import type { Scrubber } from './scrub';

/** What an answer means for the documents of its request. */
export type Verdict =
	/** Results came; each document has to be looked up in them. */
	| { kind: 'answered'; detail: AnswerDetail; results: unknown[] }
	/** 429: the same request again after a wait; no attempt is counted. `retryAt` is by our clock, ms. */
	| { kind: 'rate_limited'; detail: AnswerDetail; retryAt?: number }
	/** Every other request would get this answer too: the run ends. */
	| { kind: 'stop'; failure: (attempts: number) => Failure }
	/** Something in the request is refused, or the request is too large. */
	| {
			kind: 'refused';
			detail: AnswerDetail;
			namedPlaces: number[];
			namedIds: string[];
			tooLarge: boolean;
	  }
	/** The request took too long for a gateway or for us. */
	| { kind: 'slow'; detail: AnswerDetail }
	/** The service stumbled: over a document, or by itself. */
	| {
			kind: 'broken';
			detail: AnswerDetail;
			why: 'server' | 'network' | 'unreadable';
			retryAt?: number;
	  }
	/** Our own signal ended it. */
	| { kind: 'aborted' };

/** What an answer means. Pure. */
export function classifyReply(reply: Reply): Verdict {
	return reply.isSuccess ? classifySuccess(reply) : classifyRefusal(reply);
}

/** A success may say that it is none, and even by which status: then its words count, not its own. */
function classifySuccess(reply: Reply): Verdict {
	const { status, requestId } = reply;
	const { results } = fieldsOf(reply.body);
	const isList = Array.isArray(results);
	if (isList && results.some((each) => readLabel(fieldsOf(each).predicted_label)))
		return { kind: 'answered', detail: { status, requestId }, results };
	const fault = readFault(reply);
	if (isList && (results.length > 0 || fault.message === undefined)) {
		const message = fault.message ?? saidInResults(results, reply);
		return { kind: 'answered', detail: { status, message, requestId }, results };
	}
	if (fault.message === undefined) return unreadable(status);
	if (fault.status !== undefined) return classifyRefusal({ ...reply, status: fault.status });
	return { kind: 'broken', detail: { status, message: fault.message, requestId }, why: 'server' };
}

/** A success that cannot be read: nothing that was sent can be told answered by it. */
export function unreadable(status: number | undefined): Verdict {
	return { kind: 'broken', why: 'unreadable', detail: status === undefined ? {} : { status } };
}

/** Statuses that are about what was sent (docs, errors; 413 for its size). */
const OF_CONTENT: readonly number[] = [400, 413, 422];
/** Statuses that say that the very same may pass another time: conflict, too early, hung up. */
const PASSING: readonly number[] = [409, 425, 444, 460, 499];
/**
 * A 502, 503 or 524 after this long is a gateway that lost its patience, sooner it is a server that
 * is down. The shortest common gateway limit is 29 s; servers that refuse do so at once.
 */
const GATEWAY_PATIENCE_MS = 10_000;
const OF_GATEWAYS: readonly number[] = [502, 503, 524];

function classifyRefusal(reply: Reply): Verdict {
	const { status, sentAt, receivedAt } = reply;
	const { namedPlaces, namedIds, ...detail } = readErrorBody(reply);
	const retryAt = readRetryTime(reply);
	if (status === 429) return { kind: 'rate_limited', detail, retryAt };
	if (OF_CONTENT.includes(status))
		return { kind: 'refused', detail, namedPlaces, namedIds, tooLarge: status === 413 };
	if (status === 408 || status === 504) return { kind: 'slow', detail };
	if (OF_GATEWAYS.includes(status) && receivedAt - sentAt >= GATEWAY_PATIENCE_MS)
		return { kind: 'slow', detail };
	// Only a server that names a time itself is believed; the quota's reset says nothing of an outage.
	const named = reply.header('retry-after') === undefined ? undefined : retryAt;
	if (status >= 500 || PASSING.includes(status))
		return { kind: 'broken', detail, why: 'server', retryAt: named };
	return { kind: 'stop', failure: (attempts) => stopFailure(detail, attempts, retryAt) };
}

/** Words that make a 403 a matter of the quota, not of the key (docs, errors: "Plan quota exceeded"). */
const QUOTA_WORDS =
	/quota|exceed|used up|exhausted|rate.?limit|limit\b.*\breached|out of credits?/i;

/** Why every other request would get this answer too. */
function stopFailure(detail: AnswerDetail, attempts: number, retryAtMs?: number): Failure {
	const { status = 0, message = '', code = '', reason = '' } = detail;
	if (status < 400) return failureOf('config', 'address_redirect', detail, attempts);
	const isQuota = status === 403 && QUOTA_WORDS.test(`${message} ${code} ${reason}`);
	if (status === 402 || isQuota) return quotaFailure(detail, attempts, { retryAtMs });
	if (status === 403) return failureOf('auth', 'no_permission', detail, attempts);
	if (status === 401) {
		const known = reason === 'expired_key' ? reason : 'invalid_key';
		return failureOf('auth', known, detail, attempts);
	}
	if (status === 404 || status === 405) return failureOf('config', 'address', detail, attempts);
	if (status === 407) return unavailableFailure({ ...detail, proxyStatus: status }, attempts);
	// Not about a text: it would be the same for every other, and blaming one would mislead.
	return failureOf('config', 'status', detail, attempts);
}

/**
 * What the lack of an answer means. `error`: whatever the transport rejected with; `waitedMs`: how long
 * it had waited by then.
 */
export function classifyTransportFailure(
	error: unknown,
	waitedMs: number,
	scrub: Scrubber,
): Verdict {
	const { kind, code } = fieldsOf(error);
	if (kind === 'aborted') return { kind: 'aborted' };
	// A code is a short word; anything longer could be a message that carries a secret.
	const isWord = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,39}$/.test(code);
	const detail = isWord ? detailOfCode(scrub.text(code)) : {};
	if (kind === 'timeout') {
		const seconds = Math.max(1, Math.round(waitedMs / 1000));
		return { kind: 'slow', detail: { ...detail, seconds } };
	}
	if (isBarred(detail))
		return { kind: 'stop', failure: (attempts) => unavailableFailure(detail, attempts) };
	return { kind: 'broken', detail, why: 'network' };
}

function detailOfCode(networkCode: string): AnswerDetail {
	const [, status] = /^PROXY_(\d{3})$/.exec(networkCode) ?? [];
	return status === undefined ? { networkCode } : { proxyStatus: Number(status) };
}
