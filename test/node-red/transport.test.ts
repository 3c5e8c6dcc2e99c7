import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { TransportRequest } from '../../core';
import { createDispatcher, type Network } from '../../node-red/src/sentor-api/dispatcher';
import { createTransport } from '../../node-red/src/sentor-api/transport';
import { startSandbox, type Sandbox } from '../../sandbox/src';

/** A forward proxy (CONNECT only), and the heads of what was asked of it. */
interface Proxy {
	url: string;
	connects: Array<{ target: string; authorization: string | undefined }>;
	close(): Promise<void>;
}

async function startProxy(): Promise<Proxy> {
	const connects: Proxy['connects'] = [];
	const sockets = new Set<Socket>();
	const server = createServer();
	server.on('connect', (request, client: Socket) => {
		connects.push({
			target: request.url ?? '',
			authorization: request.headers['proxy-authorization'],
		});
		const [host, port] = (request.url ?? '').split(':');
		const target = connect(Number(port), host, () => {
			client.write('HTTP/1.1 200 OK\r\n\r\n');
			target.pipe(client).pipe(target);
		});
		for (const socket of [client, target]) sockets.add(socket.on('error', () => socket.destroy()));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		connects,
		close: () => closeAll(server, sockets),
	};
}

function closeAll(server: Server, sockets: Set<Socket>): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
		for (const socket of sockets) socket.destroy();
	});
}

const REQUEST: TransportRequest = {
	method: 'POST',
	path: '/predicts',
	query: { language: 'nl' },
	body: { docs: [{ doc_id: '0', doc: 'tekst', entities: ['het'] }] },
	headers: { 'X-Extra': 'yes' },
	timeoutMs: 10_000,
};

let sandbox: Sandbox;
const cleanups: Array<() => Promise<unknown>> = [];

beforeEach(async () => {
	sandbox = await startSandbox({ requestMs: 0, docMs: 0 });
});

afterEach(async () => {
	await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
	await sandbox.close();
});

function transport(network: Network = {}, baseUrl = sandbox.url) {
	const dispatcher = createDispatcher(network);
	cleanups.push(() => dispatcher.destroy());
	return createTransport({ baseUrl, apiKey: 'sandbox-unlimited', dispatcher });
}

describe('the transport', () => {
	it('sends what the core asks for, with the key, and gives back status, headers and parsed body', async () => {
		const reply = await transport()(REQUEST);
		expect(reply).toMatchObject({ status: 200, body: { results: [{ doc_id: '0' }] } });
		expect(reply.headers['content-type']).toMatch(/json/);
		expect(sandbox.requests[0]).toMatchObject({
			method: 'POST',
			path: '/predicts',
			query: { language: 'nl' },
			body: REQUEST.body,
			headers: {
				'x-api-key': 'sandbox-unlimited',
				'x-extra': 'yes',
				'content-type': 'application/json',
			},
		});
	});

	it.each(['401', '429', '503=html', '504'])('resolves for status %s', async (fault) => {
		sandbox.set({ faults: { always: fault } });
		expect((await transport()(REQUEST)).status).toBe(Number(fault.slice(0, 3)));
	});

	it('gives the text of an answer that is no JSON', async () => {
		sandbox.set({ faults: { always: 'html' } });
		expect((await transport()(REQUEST)).body).toMatch(/<html/i);
	});

	it('does not follow a redirect, with which the key would travel', async () => {
		sandbox.set({ faults: { always: 'redirect' } });
		expect(Math.floor((await transport()(REQUEST)).status / 100)).toBe(3);
		expect(sandbox.requests).toHaveLength(1);
	});

	it('keeps connections open between requests', async () => {
		const send = transport();
		await send(REQUEST);
		await send(REQUEST);
		expect(sandbox.requests.map(({ headers }) => headers.connection)).toEqual([
			'keep-alive',
			'keep-alive',
		]);
	});

	it.each(['stall', 'slow-body=60000'])(
		'gives up after the time-out, whatever part of the answer is late (%s)',
		async (fault) => {
			sandbox.set({ faults: { always: fault } });
			await expect(transport()({ ...REQUEST, timeoutMs: 50 })).rejects.toEqual({ kind: 'timeout' });
		},
	);

	it('stops when it is told to', async () => {
		sandbox.set({ faults: { always: 'stall' } });
		const cancel = new AbortController();
		const pending = transport()({ ...REQUEST, signal: cancel.signal });
		cancel.abort();
		await expect(pending).rejects.toEqual({ kind: 'aborted' });
		await expect(transport()({ ...REQUEST, signal: cancel.signal })).rejects.toEqual({
			kind: 'aborted',
		});
	});

	it.each([
		['reset', /ECONNRESET|UND_ERR_SOCKET/],
		['truncated-body', /UND_ERR|ECONNRESET/],
	])('tells a broken connection (%s) by its code, as plain data', async (fault, code) => {
		sandbox.set({ faults: { always: fault } });
		const reason = await transport()(REQUEST).catch((thrown: unknown) => thrown);
		expect(reason).toEqual({ kind: 'network', code: expect.stringMatching(code) });
	});

	it('tells that nothing listens', async () => {
		const gone = await startSandbox();
		await gone.close();
		await expect(transport({}, gone.url)(REQUEST)).rejects.toEqual({
			kind: 'network',
			code: 'ECONNREFUSED',
		});
	});
});

describe('the way to the service', () => {
	let proxy: Proxy;

	beforeEach(async () => {
		proxy = await startProxy();
		cleanups.push(() => proxy.close());
	});

	it('goes through the proxy that is set, with its user and password', async () => {
		const reply = await transport({
			proxy: { url: proxy.url, username: 'user', password: 'pass word' },
		})(REQUEST);
		expect(reply.status).toBe(200);
		expect(proxy.connects).toEqual([
			{
				target: `127.0.0.1:${sandbox.port}`,
				authorization: `Basic ${Buffer.from('user:pass word').toString('base64')}`,
			},
		]);
	});

	it.each([[['127.0.0.1']], [['example.com', '127.0.0.1']]])(
		'goes past it to hosts that are excepted (%p)',
		async (noproxy) => {
			expect((await transport({ proxy: { url: proxy.url, noproxy } })(REQUEST)).status).toBe(200);
			expect(proxy.connects).toEqual([]);
		},
	);

	it('goes through the environment’s proxy when none is set', async () => {
		const before = { ...process.env };
		Object.assign(process.env, { http_proxy: proxy.url, no_proxy: '' });
		try {
			expect((await transport()(REQUEST)).status).toBe(200);
			expect(proxy.connects).toHaveLength(1);
			expect(
				(await transport({ proxy: { url: proxy.url, noproxy: ['127.0.0.1'] } })(REQUEST)).status,
			).toBe(200);
			expect(proxy.connects).toHaveLength(1);
		} finally {
			process.env = before;
		}
	});

	describe('over TLS', () => {
		/** Both sides know this, which needs no certificate, and so no private key among the tests. */
		const PSK = { psk: Buffer.from('known to both sides'), identity: 'node-red' };
		const CIPHERS = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;
		const OPTIONS: ConnectionOptions = {
			...CIPHERS,
			pskCallback: () => PSK,
			checkServerIdentity: () => undefined,
		};

		async function startTls(): Promise<string> {
			const server = createTlsServer(
				{ ...CIPHERS, pskCallback: () => PSK.psk },
				(_request, response) => {
					response.end('{"results": []}');
				},
			);
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			cleanups.push(() => closeAll(server, new Set()));
			return `https://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
		}

		it('uses what the TLS node holds', async () => {
			expect((await transport({ tls: OPTIONS }, await startTls())(REQUEST)).status).toBe(200);
		});

		it('uses it behind a proxy too', async () => {
			const send = transport({ tls: OPTIONS, proxy: { url: proxy.url } }, await startTls());
			expect((await send(REQUEST)).status).toBe(200);
			expect(proxy.connects).toHaveLength(1);
		});

		it('tells that the two sides do not agree', async () => {
			const reason = await transport(
				{},
				await startTls(),
			)(REQUEST).catch((thrown: unknown) => thrown);
			expect(reason).toEqual({ kind: 'network', code: expect.any(String) });
		});
	});

	it('says so when the proxy’s address is none', () => {
		expect(() => createDispatcher({ proxy: { url: 'no address' } })).toThrow();
	});
});
