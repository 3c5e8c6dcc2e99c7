import { fieldsOf } from '../input/fields';
import { timerMs } from '../limits';
import type { ClientContext } from '../run/context';
import type { CancelSignal, TransportRequest } from '../types';
import {
	classifyReply,
	classifyTransportFailure,
	unreadable,
	type Verdict,
} from '../wire/classify';
import { readQuota } from '../wire/quota';
import { isSuccessStatus, readReply } from '../wire/reply';
import { wellFormed } from '../wire/well-formed';

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
	/** Body of a success, as plain data without secrets; empty when it was no JSON object. Absent otherwise. */
	body?: Record<string, unknown>;
}

/**
 * Sends one request through the lane's gate (which must be open) and reads what the answer says of
 * the quota. Never rejects, whatever the transport does.
 */
export async function exchange(context: ClientContext, request: Request): Promise<Exchange> {
	const { clock, lane } = context;
	const sentAt = clock.now();
	lane.gate.enter(sentAt);
	const answer = await send(context, request);
	lane.gate.leave();
	const receivedAt = clock.now();
	try {
		return read(context, answer, sentAt, receivedAt);
	} catch {
		// A transport that hands in objects which throw when they are read; their words may hold a secret.
		return { verdict: unreadable(undefined), sentAt, receivedAt };
	}
}

type Answer = { value: unknown } | { reason: unknown };

async function send({ transport }: ClientContext, request: Request): Promise<Answer> {
	// In a turn of its own: a transport that throws at once is in flight as well, like any other.
	await Promise.resolve();
	if (request.signal?.aborted) return { reason: { kind: 'aborted' } };
	try {
		const { body } = request;
		const clean = body === undefined ? {} : { body: wellFormed(body) };
		const timeoutMs = Math.max(1, timerMs(request.timeoutMs));
		return { value: await transport({ headers: {}, ...request, ...clean, timeoutMs }) };
	} catch (reason) {
		return { reason };
	}
}

function read(
	{ clock, lane, scrub }: ClientContext,
	answer: Answer,
	sentAt: number,
	receivedAt: number,
): Exchange {
	const times = { sentAt, receivedAt };
	if ('reason' in answer)
		return { verdict: classifyTransportFailure(answer.reason, scrub), ...times };
	const reply = readReply(answer.value, scrub);
	if (!reply) return { verdict: unreadable(undefined), ...times };
	const verdict = classifyReply(reply, sentAt, receivedAt, scrub);
	const isSuccess = isSuccessStatus(reply.status);
	if (verdict.kind === 'rate_limited') {
		lane.gate.refuse(verdict.retryAt, sentAt, receivedAt, clock.random());
	} else {
		const reading = readQuota(reply, sentAt, receivedAt);
		lane.gate.note(reading, isSuccess, sentAt, receivedAt, clock.random());
	}
	return { verdict, ...times, ...(isSuccess ? { body: fieldsOf(reply.body) } : {}) };
}
