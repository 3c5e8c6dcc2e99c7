import { addressFailure, authFailure, quotaFailure, type AnswerDetail } from '../failure';
import type { Failure } from '../types';
import { readErrorBody } from './error-body';
import { readRetryTime } from './quota';
import { fieldsOf } from '../input/fields';
import { isSuccessStatus, readTransportFailure, type Reply } from './reply';
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

/**
 * A 502, 503 or 524 after this long is a gateway that lost its patience, sooner it is a server that
 * is down. The shortest common gateway limit is 29 s; servers that refuse do so at once.
 */
const GATEWAY_PATIENCE_MS = 10_000;

/** Words that make a 403 a matter of the quota, not of the key (docs, errors: "Plan quota exceeded"). */
const QUOTA_WORDS =
	/quota|exceed|used up|exhausted|rate.?limit|limit\b.*\breached|out of credits?/i;

/** What an answer means. Pure; `sentAt` and `receivedAt` are ms by our clock. */
export function classifyReply(
	reply: Reply,
	sentAt: number,
	receivedAt: number,
	scrub: Scrubber,
): Verdict {
	const { status } = reply;
	if (isSuccessStatus(status)) return classifySuccess(reply, scrub);
	const { namedPlaces, namedIds, ...detail } = readErrorBody(reply, scrub);
	const retryAt = readRetryTime(reply, sentAt, receivedAt);
	const quota = (attempts: number) => quotaFailure(detail, attempts, { retryAtMs: retryAt });
	if (status < 400)
		return { kind: 'stop', failure: (attempts) => addressFailure(detail, attempts, 'redirect') };
	switch (status) {
		case 401:
			return { kind: 'stop', failure: (attempts) => authFailure(detail, attempts) };
		case 402:
			return { kind: 'stop', failure: quota };
		case 403:
			return {
				kind: 'stop',
				failure: isQuota(detail) ? quota : (attempts) => authFailure(detail, attempts),
			};
		case 404:
		case 405:
			return { kind: 'stop', failure: (attempts) => addressFailure(detail, attempts, 'nothing') };
		case 408:
		case 504:
			return { kind: 'slow', detail };
		case 429:
			return { kind: 'rate_limited', detail, retryAt };
		default:
	}
	if (status < 500)
		return { kind: 'refused', detail, namedPlaces, namedIds, tooLarge: status === 413 };
	if (GATEWAY_STATUSES.has(status) && receivedAt - sentAt >= GATEWAY_PATIENCE_MS)
		return { kind: 'slow', detail };
	// Only a server that names a time itself is believed; the quota's reset says nothing of an outage.
	const named = reply.header('retry-after') === undefined ? undefined : retryAt;
	return { kind: 'broken', detail, why: 'server', retryAt: named };
}

/** What the lack of an answer means. `error` is whatever the transport rejected with. */
export function classifyTransportFailure(error: unknown, scrub: Scrubber): Verdict {
	const { kind, code } = readTransportFailure(error);
	if (kind === 'aborted') return { kind: 'aborted' };
	const networkCode = code === undefined ? {} : { networkCode: scrub.text(code) };
	return kind === 'timeout'
		? { kind: 'slow', detail: { ...networkCode, timedOut: true } }
		: { kind: 'broken', detail: networkCode, why: 'network' };
}

/** A success that cannot be read: nothing that was sent can be told answered by it. */
export function unreadable(status: number | undefined): Verdict {
	return {
		kind: 'broken',
		why: 'unreadable',
		detail: status === undefined ? {} : { status },
	};
}

const GATEWAY_STATUSES: ReadonlySet<number> = new Set([502, 503, 524]);

function classifySuccess(reply: Reply, scrub: Scrubber): Verdict {
	const { results } = fieldsOf(reply.body);
	if (!Array.isArray(results)) return unreadable(reply.status);
	const requestId = fieldsOf(reply.body).request_id ?? reply.header('x-request-id');
	const detail: AnswerDetail = { status: reply.status };
	if (typeof requestId === 'string') detail.requestId = scrub.text(requestId);
	return { kind: 'answered', detail, results };
}

function isQuota({ message = '', code = '', reason = '' }: AnswerDetail): boolean {
	return QUOTA_WORDS.test(`${message} ${code} ${reason}`);
}
