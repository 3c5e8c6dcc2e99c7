/** Answers on the wire, with the faults that only a connection can have. */
import type { ServerResponse } from 'node:http';
import { hasFault, msOf, type Fault } from '../faults/parse';
import type { Delays } from './delays';
import { encodeBody, type Reply } from './reply';

/** Pieces that a slow body comes in. */
const SLOW_PIECES = 10;

/** Cuts the connection with a reset, so that the client sees no orderly end. */
export function cut(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}

/** Sends an answer; resolves when all of it was handed to the connection, or it is gone. */
export async function send(
	response: ServerResponse,
	reply: Reply,
	faults: Fault[],
	delays: Delays,
): Promise<void> {
	const body = encodeBody(reply);
	response.writeHead(reply.status, { ...reply.headers, 'Content-Length': body.length });
	if (hasFault(faults, 'truncated-body')) return sendHalf(response, body);
	if (hasFault(faults, 'slow-body')) {
		return trickle(response, body, msOf(faults, 'slow-body'), delays);
	}
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
