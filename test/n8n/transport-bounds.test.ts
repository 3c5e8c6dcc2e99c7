import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { MAX_ANSWER_BYTES } from '../../nodes/SentorSentiment/sentor/read-body';
import { startHttpStub, type HttpStub } from '../support/http-stub';
import { send, startSending } from '../support/n8n/transport';
import { startRefusingProxy, type RefusingProxy } from '../support/refusing-proxy';
import { until } from '../support/until';

const MEGABYTE = 1024 * 1024;

let stub: HttpStub | undefined;

async function serve(answer: (response: ServerResponse) => void): Promise<HttpStub> {
	stub = await startHttpStub((_request, response) => answer(response));
	return stub;
}

/** Writes without end, as fast as it is read. */
function writeForEver(response: ServerResponse): void {
	const chunk = Buffer.alloc(MEGABYTE, ' ');
	const write = () => {
		while (!response.destroyed && response.write(chunk));
	};
	response.on('drain', write);
	write();
}

/** Settles when the client has closed the connection. */
async function closed({ requests }: HttpStub): Promise<void> {
	await until(() => requests[0]?.socket.destroyed === true);
}

afterEach(async () => {
	await stub?.close();
	stub = undefined;
});

describe('an answer without bounds', () => {
	it('is let go of at 32 MB when its body does not end', async () => {
		let socket: Socket | undefined;
		const { url } = await serve((response) => {
			socket = response.socket ?? undefined;
			writeForEver(response);
		});
		expect(await send(url)).toEqual({ failure: { kind: 'network', code: 'ANSWER_TOO_LARGE' } });
		await until(() => socket?.destroyed === true);
		expect(MAX_ANSWER_BYTES).toBe(32 * MEGABYTE);
		// What was on its way in buffers comes on top.
		expect(socket?.bytesWritten).toBeLessThan(48 * MEGABYTE);
	});

	it('is not unpacked in memory when a megabyte stands for a gigabyte', async () => {
		// A gzip file may be made of many: each of these is 16 MB of nothing.
		const bomb = Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(16 * MEGABYTE))));
		expect(bomb.length).toBeLessThan(2 * MEGABYTE);
		const { url } = await serve((response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
		);
		const before = process.resourceUsage().maxRSS;
		expect(await send(url)).toEqual({ failure: { kind: 'network', code: 'ANSWER_TOO_LARGE' } });
		const grownBy = (process.resourceUsage().maxRSS - before) * 1024;
		expect(grownBy).toBeLessThan(300 * MEGABYTE);
	});

	it('is taken whole when it is large but has an end', async () => {
		const words = 'ä'.repeat(10 * MEGABYTE);
		const { url } = await serve((response) => response.end(JSON.stringify({ words })));
		const reply = (await send(url)) as { body: { words: string } };
		expect(reply.body.words === words).toBe(true);
	});
});

describe('the connection is closed', () => {
	it('at the time-out, when nothing comes', async () => {
		const running = await serve(() => undefined);
		expect(await send(running.url, { timeoutMs: 500 })).toMatchObject({
			failure: { kind: 'timeout' },
		});
		await closed(running);
	});

	it('at the time-out, when the body trickles', async () => {
		const running = await serve((response) => response.write('{"a":'));
		expect(await send(running.url, { timeoutMs: 500 })).toMatchObject({
			failure: { kind: 'timeout' },
		});
		await closed(running);
	});

	it.each([
		['before the answer', () => undefined],
		['in the middle of a body', (response: ServerResponse) => response.write('{"a":')],
	])('at Stop, %s', async (_when, answer) => {
		const running = await serve(answer);
		const sending = startSending(running.url);
		await until(() => running.requests.length === 1);
		sending.stop();
		await closed(running);
		await sending.settled;
	});
});

describe('a server that takes the connection and says nothing', () => {
	let silent: Server;
	let sockets: Socket[];

	beforeEach(async () => {
		sockets = [];
		silent = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
		silent.listen(0, '127.0.0.1');
		await once(silent, 'listening');
	});
	afterEach(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => silent.close(resolve));
	});

	it('is a time-out in the middle of the TLS handshake too, and the connection is closed', async () => {
		const { port } = silent.address() as AddressInfo;
		const settled = await send(`https://127.0.0.1:${port}`, { timeoutMs: 80 });
		expect(settled).toMatchObject({ failure: { kind: 'timeout' } });
		expect(sockets).toHaveLength(1);
		// A closed connection shows itself to those who read.
		sockets[0]?.resume();
		await until(() => sockets[0]?.readableEnded === true || sockets[0]?.destroyed === true);
	});
});

describe('a time-out', () => {
	it.each([0.4, 0, -5])('of %d ms is one, in place of a fault of the timer', async (timeoutMs) => {
		const { url } = await serve(() => undefined);
		expect(await send(url, { timeoutMs })).toMatchObject({ failure: { kind: 'timeout' } });
	});

	it.each([2 ** 31, 2 ** 33, Number.MAX_SAFE_INTEGER])(
		'of %d ms, which no timer can count, does not come at once',
		async (timeoutMs) => {
			const { url } = await serve((response) => setTimeout(() => response.end('{}'), 30));
			expect(await send(url, { timeoutMs })).toMatchObject({ status: 200 });
		},
	);
});

describe('a proxy that refuses to connect', () => {
	let proxy: RefusingProxy;

	afterEach(async () => await proxy.close());

	it.each([403, 407, 503])('with %i is told from an answer of Sentor', async (status) => {
		proxy = await startRefusingProxy(status);
		expect(await send('https://sentor.example/api')).toEqual({
			failure: { kind: 'network', code: `PROXY_${status}` },
		});
		expect(proxy.asked).toEqual(['CONNECT sentor.example:443 HTTP/1.1']);
	});
});
