import { fieldsOf } from '../input/fields';
import { timerMs } from '../limits';
import type { CancelSignal, Clock, Transport, TransportRequest } from '../types';
import { classifyReply, classifyTransportFailure, unreadable, type Verdict } from './classify';
import { readQuota, type QuotaReading } from './quota';
import { isSuccessStatus, readReply } from './reply';
import type { Scrubber } from './scrub';
import { wellFormed } from './well-formed';

/** What it takes to send a request and to read its answer. */
export interface Wire {
	transport: Transport;
	clock: Clock;
	scrub: Scrubber;
}

/** A request without what every request has. */
export type Request = Pick<TransportRequest, 'method' | 'path' | 'query' | 'timeoutMs'> & {
	body?: unknown;
	headers?: Record<string, string>;
	signal?: CancelSignal;
};

/** What became of a request, and when (ms since the epoch). */
export interface Exchange {
	verdict: Verdict;
	sentAt: number;
	receivedAt: number;
	/** What the answer told of the quota; absent when it told nothing, and for a 429. */
	quota?: QuotaReading;
	/** Body of a success, as plain data without secrets; empty when it was no JSON object. Absent otherwise. */
	body?: Record<string, unknown>;
}

/** Sends one request. Never rejects, whatever the transport does. */
export async function exchange(wire: Wire, request: Request): Promise<Exchange> {
	const sentAt = wire.clock.now();
	const answer = await send(wire.transport, request);
	const times = { sentAt, receivedAt: wire.clock.now() };
	try {
		return { ...read(answer, times, wire.scrub), ...times };
	} catch {
		// A transport that hands in objects which throw when they are read; their words may hold a secret.
		return { verdict: unreadable(undefined), ...times };
	}
}

type Answer = { value: unknown } | { reason: unknown };
type Times = Pick<Exchange, 'sentAt' | 'receivedAt'>;

async function send(transport: Transport, request: Request): Promise<Answer> {
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
	answer: Answer,
	{ sentAt, receivedAt }: Times,
	scrub: Scrubber,
): Pick<Exchange, 'verdict' | 'quota' | 'body'> {
	if ('reason' in answer) return { verdict: classifyTransportFailure(answer.reason, scrub) };
	const reply = readReply(answer.value, scrub);
	if (!reply) return { verdict: unreadable(undefined) };
	const verdict = classifyReply(reply, sentAt, receivedAt, scrub);
	if (verdict.kind === 'rate_limited') return { verdict };
	const quota = readQuota(reply, sentAt, receivedAt);
	return {
		verdict,
		...(quota ? { quota } : {}),
		...(isSuccessStatus(reply.status) ? { body: fieldsOf(reply.body) } : {}),
	};
}
