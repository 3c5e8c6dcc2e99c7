import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';
import { startHttpStub, type HttpStub } from '../support/http-stub';
import { sentorBench, texts } from '../support/n8n/sentor';
import { startRefusingProxy, type RefusingProxy } from '../support/refusing-proxy';
import { readCertificate, startTlsServer, type Certificate } from '../support/tls-server';
import { until } from '../support/until';

/** What a user sees of the way to Sentor when it does not work, and what it costs. */

const MEGABYTE = 1024 * 1024;

/** A proxy says no to all items alike. */
const MOST_TRIES = 4;

const bench = sentorBench();
const items = texts(...Array.from({ length: 20 }, (_, i) => `Great delivery ${i}`));

let keys = 0;
/** With a key that no other test used: what is known of a key is shared. */
const run = async (baseUrl: string, options: INodeParameters = {}, of = items) =>
	await bench.run({
		items: of,
		credential: { apiKey: `fault-key-${(keys += 1)}`, baseUrl },
		parameters: { options },
	});

describe('a proxy that refuses to connect', () => {
	let proxy: RefusingProxy;
	afterEach(async () => await proxy.close());

	it.each([
		[403, /proxy refused/i],
		[407, /proxy wants a user name and a password/i],
		[503, /proxy could not connect/i],
	])("with %i is told as the proxy's refusal, in at most four tries", async (status, words) => {
		proxy = await startRefusingProxy(status);
		const { error } = await run('https://sentor.example/api');
		expect(error?.message).toMatch(words);
		expect(error?.message).toContain(String(status));
		expect(`${error?.message} ${error?.description}`).not.toMatch(/permission|shorten|key/i);
		expect(proxy.asked.length).toBeGreaterThan(0);
		expect(proxy.asked.length).toBeLessThanOrEqual(MOST_TRIES);
	});
});

describe('a certificate', () => {
	const trusted = tls.getCACertificates('default');
	afterEach(() => tls.setDefaultCACertificates(trusted));

	it.each<[string, Certificate, RegExp]>([
		['that nobody vouches for', 'good', /self-signed/],
		['that has expired', 'expired', /expired/],
		['of another host', 'elsewhere', /another host/],
	])('%s is told as one, with where to mend it', async (_what, certificate, words) => {
		if (certificate !== 'good')
			tls.setDefaultCACertificates([...trusted, readCertificate(certificate)]);
		const server = await startTlsServer(certificate, (_request, response) => response.end('{}'));
		const { error } = await run(server.url);
		await server.close();
		expect(error?.message).toMatch(words);
		expect(error?.description).toMatch(/certificate|base URL/);
	});
});

describe('a service that answers without bounds', () => {
	let stub: HttpStub;
	afterEach(async () => await stub.close());

	const bomb = Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(16 * MEGABYTE))));

	it('by a gigabyte in a megabyte of gzip ends the run in words, and in little memory', async () => {
		stub = await startHttpStub((_request, response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
		);
		const before = process.resourceUsage().maxRSS;
		const { error } = await run(stub.url);
		expect(error?.message).toMatch(/answer/i);
		expect(error?.message).not.toContain('ANSWER_TOO_LARGE');
		expect((process.resourceUsage().maxRSS - before) * 1024).toBeLessThan(400 * MEGABYTE);
		await until(() => stub.requests.every(({ socket }) => socket.destroyed));
	});
});

describe('a server that takes connections and says nothing', () => {
	let silent: Server;
	let sockets: Socket[];

	beforeEach(async () => {
		sockets = [];
		silent = createServer((socket) => sockets.push(socket.on('error', () => undefined).resume()));
		silent.listen(0, '127.0.0.1');
		await once(silent, 'listening');
	});
	afterEach(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => silent.close(resolve));
	});

	it.each(['http', 'https'])(
		'is told over %s, and no connection outlives the node',
		async (scheme) => {
			const { port } = silent.address() as AddressInfo;
			const { error } = await run(`${scheme}://127.0.0.1:${port}`, { timeout: 1 }, texts('Late'));
			expect(error?.message).toMatch(/answer/i);
			expect(sockets.length).toBeGreaterThan(0);
			await until(() =>
				sockets.every(({ readableEnded, destroyed }) => readableEnded || destroyed),
			);
		},
	);
});

describe('the option Timeout', () => {
	it.each([1, 1.5, 2_147_484, 1e12])(
		'of %d seconds is one that every timer takes',
		async (timeout) => {
			const { status } = await bench.run({ parameters: { options: { timeout } } });
			expect(status).toBe('success');
		},
	);

	it.each([0, -1, 0.4, 'soon'])('of %j seconds is refused in words', async (timeout) => {
		const { error } = await bench.run({ parameters: { options: { timeout } } });
		expect(error).toMatchObject({
			message: expect.stringContaining('Timeout (Seconds)'),
			description: expect.stringMatching(/at least 1/),
		});
		expect(bench.sandbox.requests).toEqual([]);
	});
});
