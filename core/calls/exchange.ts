import type { ClientContext } from '../run/context';
import type { CancelSignal, TransportRequest } from '../types';
import {
	classifyReply,
	classifyTransportFailure,
	unreadable,
	type Verdict,
} from '../wire/classify';
import { readQuota } from '../wire/quota';
import { readReply } from '../wire/reply';

/** A request without what every request has. */
export type Request = Pick<TransportRequest, 'method' | 'path' | 'query' | 'timeoutMs'> & {
	body?: unknown;
	headers?: Record<string, string>;
	signal?: CancelSignal;
};

/** What became of a request, and when. */
export interface Exchange {
	verdict: Verdict;
	sentAt: number;
	receivedAt: number;
	/** Parsed body of a success; absent otherwise. */
	body?: unknown;
}

/**
 * Sends one request through the lane's gate (which must be open) and reads what the answer says of
 * the quota. Never rejects, whatever the transport does.
 */
export async function exchange(context: ClientContext, request: Request): Promise<Exchange> {
	const { transport, clock, lane, scrub } = context;
	const sentAt = clock.now();
	lane.gate.enter(sentAt);
	let answer: unknown;
	let failure: { reason: unknown } | undefined;
	try {
		answer = await transport({ headers: {}, ...request });
	} catch (reason) {
		failure = { reason };
	}
	const receivedAt = clock.now();
	lane.gate.leave();
	if (failure)
		return { verdict: classifyTransportFailure(failure.reason, scrub), sentAt, receivedAt };
	const reply = readReply(answer);
	if (!reply) return { verdict: unreadable(undefined), sentAt, receivedAt };

	const verdict = classifyReply(reply, sentAt, receivedAt, scrub);
	const isSuccess = reply.status >= 200 && reply.status < 300;
	if (verdict.kind === 'rate_limited')
		lane.gate.refuse(verdict.retryAt, sentAt, receivedAt, clock.random());
	else
		lane.gate.note(
			readQuota(reply, sentAt, receivedAt),
			isSuccess,
			sentAt,
			receivedAt,
			clock.random(),
		);
	return { verdict, sentAt, receivedAt, ...(isSuccess ? { body: reply.body } : {}) };
}
