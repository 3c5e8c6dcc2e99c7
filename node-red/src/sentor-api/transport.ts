import { request, type Dispatcher } from 'undici';
import type { Transport, TransportFailure, TransportRequest } from '../../../core';

/** Where requests go and by what way. */
export interface Connection {
	/** Without a slash at its end. */
	baseUrl: string;
	apiKey: string;
	dispatcher: Dispatcher;
}

/**
 * Sends the core's requests with undici. The time-out covers everything from the wait for a
 * connection to the last byte of the answer; undici's own ones work in steps of a second.
 */
export function createTransport({ baseUrl, apiKey, dispatcher }: Connection): Transport {
	return async ({ method, path, query, body, headers, timeoutMs, signal }: TransportRequest) => {
		const stop = new AbortController();
		let isTimeout = false;
		const limit = setTimeout(() => {
			isTimeout = true;
			stop.abort();
		}, timeoutMs);
		const abort = (): void => stop.abort();
		if (signal?.aborted) abort();
		signal?.addEventListener('abort', abort);
		try {
			const answer = await request(`${baseUrl}${path}`, {
				dispatcher,
				method,
				query,
				headers: {
					accept: 'application/json',
					'content-type': 'application/json',
					...headers,
					'x-api-key': apiKey,
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
				signal: stop.signal,
			});
			return {
				status: answer.statusCode,
				headers: answer.headers,
				body: parse(await answer.body.text()),
			};
		} catch (error) {
			throw describe(error, isTimeout, stop.signal.aborted);
		} finally {
			clearTimeout(limit);
			signal?.removeEventListener?.('abort', abort);
		}
	};
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

/** undici's names for a time-out of its own. */
const TIMEOUTS = new Set([
	'UND_ERR_CONNECT_TIMEOUT',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
	'ETIMEDOUT',
]);

/** The core takes plain data only: an error object could carry the request's headers, and so the key. */
function describe(error: unknown, isTimeout: boolean, isAborted: boolean): TransportFailure {
	const code = codeOf(error);
	if (isTimeout || (code !== undefined && TIMEOUTS.has(code))) return { kind: 'timeout' };
	if (isAborted) return { kind: 'aborted' };
	return { kind: 'network', ...(code === undefined ? {} : { code }) };
}

function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { code, cause } = error as { code?: unknown; cause?: unknown };
	return typeof code === 'string' ? code : codeOf(cause);
}
