/** Requests from the wire as data, and answers on it, with the faults that only a connection can have. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { hasFault, msOf, type Fault } from '../faults/parse';
import type { Delays } from './delays';
import type { Reply } from './reply';

/** Pieces that a slow body comes in. */
const SLOW_PIECES = 10;

/** A request that came in whole. */
export interface ReceivedRequest {
	method: string;
	/** Without the query and without `/api`. */
	path: string;
	/** As it stood in the request line. */
	url: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or the text when it was none; undefined without a body. */
	body: unknown;
}

/** Reads a request to its end. Rejects when the client went away before. */
export async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
	const body = parseBody(await text(request));
	const { method = 'GET', url = '/', headers } = request;
	const [pathname = '/', search = ''] = url.split(/\?(.*)/s, 2);
	const path = pathname.replace(/^\/api(?=\/|$)/, '') || '/';
	const query = Object.fromEntries(new URLSearchParams(search));
	return { method, path, url, query, headers, body };
}

function parseBody(body: string): unknown {
	try {
		return body === '' ? undefined : JSON.parse(body);
	} catch {
		// No JSON: the API's own complaint about it is made where bodies are validated.
		return body;
	}
}

/** Sends an answer; resolves when all of it was handed to the connection, or it is gone. */
export async function send(
	response: ServerResponse,
	reply: Reply,
	faults: Fault[],
	delays: Delays,
): Promise<void> {
	const written = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
	const body = Buffer.from(written);
	response.writeHead(reply.status, { ...reply.headers, 'Content-Length': body.length });
	if (hasFault(faults, 'truncated-body')) return sendHalf(response, body);
	const slowMs = msOf(faults, 'slow-body');
	if (slowMs > 0) return trickle(response, body, slowMs, delays);
	response.end(body);
}

/** The first half of what was announced, then nothing: the connection ends. */
async function sendHalf(response: ServerResponse, body: Buffer): Promise<void> {
	const half = body.subarray(0, Math.floor(body.length / 2));
	await new Promise<unknown>((resolve) => response.write(half, resolve));
	response.socket?.destroy();
}

/** The headers at once, the body bit by bit over `ms`. */
async function trickle(response: ServerResponse, body: Buffer, ms: number, delays: Delays) {
	response.flushHeaders();
	const size = Math.ceil(body.length / SLOW_PIECES);
	for (let start = 0; start < body.length && !response.destroyed; start += size) {
		await delays.sleep(ms / SLOW_PIECES);
		response.write(body.subarray(start, start + size));
	}
	response.end();
}
