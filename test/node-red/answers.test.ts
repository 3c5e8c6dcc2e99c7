import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import zlib from 'node:zlib';
import type { TransportRequest } from '../../core';
import { MAX_ANSWER_BYTES } from '../../node-red/src/sentor-api/answer-body';
import { openRoute, type Route } from '../../node-red/src/sentor-api/route';
import { createTransport } from '../../node-red/src/sentor-api/transport';
import { startHttpStub, type HttpStub } from '../support/http-stub';
import { until } from '../support/until';

const MEGABYTE = 1024 * 1024;
const TOO_LARGE = { kind: 'network', code: 'ANSWER_TOO_LARGE' };

let stub: HttpStub | undefined;
let server: Server | undefined;
const sockets: Socket[] = [];
let route: Route | undefined;

afterEach(async () => {
	route?.close();
	for (const socket of sockets.splice(0)) socket.destroy();
	await stub?.close();
	await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
	[stub, server, route] = [undefined, undefined, undefined];
});

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
	stub = await startHttpStub((_request, response) => answer(response));
	return stub.url;
}

/** A server that takes connections and is then in the hands of `meet`. */
async function listen(meet: (socket: Socket) => void): Promise<number> {
	server = createServer((socket) => {
		sockets.push(socket.on('error', () => undefined));
		// Only who reads is told that the other side has gone.
		socket.resume();
		meet(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

async function send(baseUrl: string, request: Partial<TransportRequest> = {}) {
	route = openRoute(baseUrl, {});
	const transport = createTransport({ baseUrl, apiKey: 'key', route });
	const whole = { method: 'POST', path: '/predicts', query: {}, headers: {}, timeoutMs: 10_000 };
	return await transport({ ...(whole as TransportRequest), ...request });
}

/** Settles when every connection was closed by the other side. */
async function letGo(): Promise<void> {
	await until(() => sockets.length > 0 && sockets.every(({ destroyed }) => destroyed));
}

describe('an answer', () => {
	const BODY = JSON.stringify({ results: ['gut', 'goed', 'ß€😀'] });

	it.each([
		['gzip', zlib.gzipSync(BODY)],
		['x-gzip', zlib.gzipSync(BODY)],
		['deflate', zlib.deflateSync(BODY)],
		['deflate', zlib.deflateRawSync(BODY)],
		['br', zlib.brotliCompressSync(BODY)],
		['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(BODY))],
		['GZIP', zlib.gzipSync(BODY)],
		['identity', Buffer.from(BODY)],
	])('in %s is unpacked', async (encoding, packed) => {
		const url = await serve((response) =>
			response.writeHead(200, { 'content-encoding': encoding }).end(packed),
		);
		expect((await send(url)).body).toEqual(JSON.parse(BODY));
		expect(stub?.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
	});

	it.each(['gzip', 'deflate', 'br'])('without a body may call itself %s', async (encoding) => {
		const url = await serve((response) =>
			response.writeHead(503, { 'content-encoding': encoding }).end(),
		);
		expect(await send(url)).toMatchObject({ status: 503, body: '' });
	});

	it('that is not what it calls itself is told by a code', async () => {
		const url = await serve((response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(BODY),
		);
		await expect(send(url)).rejects.toEqual({ kind: 'network', code: 'Z_DATA_ERROR' });
	});

	it('may be preceded by others, such as 100 Continue', async () => {
		const port = await listen((socket) => {
			socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n');
			socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
		});
		expect(await send(`http://127.0.0.1:${port}`, { body: { docs: [] } })).toMatchObject({
			status: 200,
			body: {},
		});
	});

	it('of 20 MB is read whole', async () => {
		const words = 'ä'.repeat(10 * MEGABYTE);
		const url = await serve((response) => response.end(JSON.stringify({ words })));
		expect(((await send(url)).body as { words: string }).words === words).toBe(true);
	});
});

describe('an answer without bounds', () => {
	it('is let go of at 32 MB when it does not end', async () => {
		let socket: Socket | null | undefined;
		const url = await serve((response) => {
			({ socket } = response);
			const write = (): void => {
				while (!response.destroyed && response.write(Buffer.alloc(MEGABYTE, ' ')));
			};
			response.on('drain', write);
			write();
		});
		await expect(send(url)).rejects.toEqual(TOO_LARGE);
		await until(() => socket?.destroyed === true);
		expect(MAX_ANSWER_BYTES).toBe(32 * MEGABYTE);
		// What was on its way in buffers comes on top.
		expect(socket?.bytesWritten).toBeLessThan(48 * MEGABYTE);
	});

	it('is not read at all when it says beforehand how long it is', async () => {
		const url = await serve((response) =>
			response.writeHead(200, { 'content-length': MAX_ANSWER_BYTES + 1 }).write('{'),
		);
		await expect(send(url)).rejects.toEqual(TOO_LARGE);
		await until(() => stub?.requests[0]?.socket.destroyed === true);
	});

	it.each([
		['gzip', zlib.gzipSync],
		['br', zlib.brotliCompressSync],
	])('is not unpacked when a little %s stands for a lot', async (encoding, pack) => {
		const bomb = (pack as typeof zlib.gzipSync)(Buffer.alloc(MAX_ANSWER_BYTES + 1));
		expect(bomb.length).toBeLessThan(MEGABYTE);
		const url = await serve((response) =>
			response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
		);
		await expect(send(url)).rejects.toEqual(TOO_LARGE);
	});
});

describe('the time-out', () => {
	it.each([
		['the handshake of TLS hangs', 'https', () => undefined],
		['nothing is answered', 'http', () => undefined],
		['the head of the answer hangs', 'http', (socket: Socket) => socket.write('HTTP/1.1 200')],
		[
			'the body hangs',
			'http',
			(socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'),
		],
	])('holds while %s, and the connection is closed', async (_name, scheme, meet) => {
		const port = await listen(meet);
		const sent = send(`${scheme}://127.0.0.1:${port}`, { timeoutMs: 60 });
		await expect(sent).rejects.toEqual({ kind: 'timeout' });
		await letGo();
		expect(sockets).toHaveLength(1);
	});

	it.each([2 ** 31, 2 ** 33, Number.MAX_SAFE_INTEGER])(
		'of %d ms, which no timer can count, does not come at once',
		async (timeoutMs) => {
			const url = await serve((response) => setTimeout(() => response.end('{}'), 30));
			expect(await send(url, { timeoutMs })).toMatchObject({ status: 200 });
		},
	);

	it.each([0.4, 0, -5])('of %d ms is one, in place of a fault of the timer', async (timeoutMs) => {
		const url = await serve(() => undefined);
		await expect(send(url, { timeoutMs })).rejects.toEqual({ kind: 'timeout' });
	});
});

describe('the end of a request', () => {
	it.each(['https', 'http'])('closes its %s connection, whoever ends it', async (scheme) => {
		const port = await listen(() => undefined);
		const cancel = new AbortController();
		const stopped = send(`${scheme}://127.0.0.1:${port}`, { signal: cancel.signal });
		await until(() => sockets.length === 1);
		cancel.abort();
		await expect(stopped).rejects.toEqual({ kind: 'aborted' });
		await letGo();

		const closed = send(`${scheme}://127.0.0.1:${port}`);
		await until(() => sockets.length === 2);
		route?.close();
		await expect(closed).rejects.toEqual({ kind: 'aborted' });
		await letGo();
	});

	it('leaves no connection behind that is not in use', async () => {
		const url = await serve((response) => response.end('{}'));
		await send(url);
		const socket = stub?.requests[0]?.socket;
		expect(socket?.destroyed).toBe(false);
		route?.close();
		await until(() => socket?.destroyed === true);
	});
});
