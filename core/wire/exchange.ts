import { fieldsOf } from '../input/fields';
import type { CancelSignal, Clock, Transport, TransportReply, TransportRequest } from '../types';
import { classifyReply, classifyTransportFailure, unreadable, type Verdict } from './classify';
import { readQuota, type QuotaReading } from './quota';
import type { Reply, Times } from './reply';
import type { Scrubber } from './scrub';

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

/** What became of a request, and when. */
export interface Exchange extends Times {
	verdict: Verdict;
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
		if ('reason' in answer) {
			// A transport may be late to say so; what it was given is what passed.
			const waitedMs = Math.min(request.timeoutMs, times.receivedAt - sentAt);
			return { verdict: classifyTransportFailure(answer.reason, waitedMs, wire.scrub), ...times };
		}
		return { ...read(answer.value, times, wire.scrub), ...times };
	} catch {
		// A transport that hands in objects which throw when they are read; their words may hold a secret.
		return { verdict: unreadable(undefined), ...times };
	}
}

type Answer = { value: unknown } | { reason: unknown };

async function send(transport: Transport, request: Request): Promise<Answer> {
	if (request.signal?.aborted) return { reason: { kind: 'aborted' } };
	try {
		const { body } = request;
		const clean = body === undefined ? {} : { body: wellFormed(body) };
		const timeoutMs = Math.max(1, Math.ceil(request.timeoutMs));
		return { value: await transport({ headers: {}, ...request, ...clean, timeoutMs }) };
	} catch (reason) {
		return { reason };
	}
}

function read(
	value: unknown,
	times: Times,
	scrub: Scrubber,
): Pick<Exchange, 'verdict' | 'quota' | 'body'> {
	const reply = readReply(value, times, scrub);
	if (!reply) return { verdict: unreadable(undefined) };
	const verdict = classifyReply(reply);
	if (verdict.kind === 'rate_limited') return { verdict };
	const quota = readQuota(reply);
	return {
		verdict,
		...(quota ? { quota } : {}),
		...(reply.isSuccess ? { body: fieldsOf(reply.body) } : {}),
	};
}

/**
 * Reads what a transport resolved with; undefined when it is no answer at all. The body of a success
 * goes to users, so it becomes plain data without secrets here, once for all.
 */
export function readReply(value: unknown, times: Times, scrub: Scrubber): Reply | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { status: rawStatus, headers, body } = value as Partial<TransportReply>;
	const status = Number(rawStatus);
	if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
	const values = lowerCase(headers);
	const parsed = parseBody(body);
	const isSuccess = status >= 200 && status < 300;
	return {
		...times,
		status,
		isSuccess,
		header: (name) => values.get(name),
		body: isSuccess ? scrub.data(fieldsOf(parsed)) : parsed,
		clean: scrub.text,
	};
}

function lowerCase(headers: unknown): Map<string, string> {
	const values = new Map<string, string>();
	for (const [name, value] of Object.entries(fieldsOf(headers))) {
		const first: unknown = Array.isArray(value) ? value[0] : value;
		if (typeof first === 'string' || typeof first === 'number')
			values.set(name.toLowerCase(), String(first).trim());
	}
	return values;
}

function parseBody(body: unknown): unknown {
	if (typeof body !== 'string' || !/^\s*[[{]/.test(body)) return body;
	try {
		return JSON.parse(body);
	} catch {
		// No JSON: the text itself says more than nothing.
		return body;
	}
}

/**
 * A body without half surrogate pairs, as a text cut through an emoji has them: strict readers refuse
 * the whole request for one. They become U+FFFD, as in every encoder; nothing else is touched.
 */
function wellFormed(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(wellFormed);
	return Object.fromEntries(
		Object.entries(value).map(([name, nested]) => [name, wellFormed(nested)]),
	);
}
