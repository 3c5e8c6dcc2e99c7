import { fieldsOf } from '../input/fields';
import type { CancelSignal, Clock, Transport, TransportRequest } from '../types';
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
	const { clock, scrub } = wire;
	const sentAt = clock.now();
	const answer = await send(wire.transport, request);
	const times = { sentAt, receivedAt: clock.now() };
	try {
		if ('reason' in answer) {
			// A transport may be late to say so; what it was given is what passed.
			const waitedMs = Math.min(request.timeoutMs, times.receivedAt - sentAt);
			return { verdict: classifyTransportFailure(answer.reason, waitedMs, scrub), ...times };
		}
		const reply = readReply(answer.value, times, scrub);
		if (!reply) return { verdict: unreadable(undefined), ...times };
		const verdict = classifyReply(reply);
		const quota = verdict.kind === 'rate_limited' ? undefined : readQuota(reply);
		const body = reply.isSuccess ? fieldsOf(reply.body) : undefined;
		return { verdict, quota, body, ...times };
	} catch {
		// A transport that hands in objects which throw when they are read; their words may hold a secret.
		return { verdict: unreadable(undefined), ...times };
	}
}

async function send(
	transport: Transport,
	request: Request,
): Promise<{ value: unknown } | { reason: unknown }> {
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

/**
 * Reads what a transport resolved with; undefined when it is no answer at all. The body of a success
 * goes to users, so it becomes plain data without secrets here, once for all.
 */
export function readReply(value: unknown, times: Times, scrub: Scrubber): Reply | undefined {
	const answer = fieldsOf(value);
	const status = Number(answer.status);
	if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
	const isSuccess = status >= 200 && status < 300;
	const parsed = parseBody(answer.body);
	const body = isSuccess ? scrub.data(fieldsOf(parsed)) : parsed;
	const headers = lowerCase(answer.headers);
	const text = (...candidates: unknown[]) => {
		for (const candidate of candidates) {
			const shown = typeof candidate === 'string' ? scrub.text(candidate) : '';
			if (shown !== '') return shown;
		}
		return undefined;
	};
	const { error, request_id: id } = fieldsOf(body);
	const requestId = text(fieldsOf(error).request_id, id, headers.get('x-request-id'));
	return {
		...times,
		status,
		isSuccess,
		header: (name) => headers.get(name),
		body,
		requestId,
		text,
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
