import http from 'node:http';
import https from 'node:https';
import type { Transport, TransportFailure, TransportRequest } from '../../../core';
import { ENCODINGS, readAnswer } from './answer-body';
import { timerMs } from './clock';
import type { Route, RouteRequest } from './route';
import { ProxyRefusal } from './tunnel';

/** Where requests go and by what way. */
export interface Connection {
	/** Without a slash at its end. */
	baseUrl: string;
	apiKey: string;
	route: Route;
}

/**
 * Sends the core's requests with Node's own client. The time-out covers everything: the wait for a
 * connection, its handshake, and the answer to its last byte.
 */
export function createTransport(connection: Connection): Transport {
	return async (request) => {
		const stop = new AbortController();
		let isTimeout = false;
		const limit = setTimeout(() => {
			isTimeout = true;
			stop.abort();
		}, timerMs(request.timeoutMs));
		const abort = (): void => stop.abort();
		const ends = [request.signal, connection.route.closed];
		if (ends.some((signal) => signal?.aborted)) abort();
		for (const signal of ends) signal?.addEventListener('abort', abort);
		try {
			const answer = await send(connection, request, stop.signal);
			return {
				status: answer.statusCode as number,
				headers: answer.headers,
				body: parse(await readAnswer(answer)),
			};
		} catch (error) {
			throw describe(error, isTimeout, stop.signal.aborted);
		} finally {
			clearTimeout(limit);
			for (const signal of ends) signal?.removeEventListener?.('abort', abort);
		}
	};
}

/** Resolves with the head of the answer. */
function send(
	{ baseUrl, apiKey, route: { agent } }: Connection,
	{ method, path, query, body, headers }: TransportRequest,
	stop: AbortSignal,
): Promise<http.IncomingMessage> {
	const url = new URL(baseUrl + path);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	const options: https.RequestOptions & RouteRequest = {
		agent,
		method,
		headers: {
			accept: 'application/json',
			'accept-encoding': ENCODINGS,
			'content-type': 'application/json',
			...headers,
			'x-api-key': apiKey,
		},
		signal: stop,
		stop,
	};
	return new Promise((resolve, reject) => {
		const request = (url.protocol === 'https:' ? https : http).request(url, options);
		// Not once: a connection may break a second time, and nobody else would catch that.
		request.on('error', reject);
		request.once('response', resolve);
		request.end(body === undefined ? undefined : JSON.stringify(body));
	});
}

/** Gateways answer in HTML; the core wants their text then. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Not JSON: the core decides what that means.
		return text;
	}
}

/** The core takes plain data only: an error object could carry the request's headers, and so the key. */
function describe(error: unknown, isTimeout: boolean, isAborted: boolean): TransportFailure {
	if (isTimeout) return { kind: 'timeout' };
	if (isAborted) return { kind: 'aborted' };
	if (error instanceof ProxyRefusal) return { kind: 'network', code: `PROXY_${error.status}` };
	const { code } = (error ?? {}) as { code?: unknown };
	if (code === 'ETIMEDOUT') return { kind: 'timeout' };
	return { kind: 'network', ...(typeof code === 'string' ? { code } : {}) };
}
