import type { TransportRequest } from '../../core';
import { openRoute, type Route } from '../../node-red/src/sentor-api/route';
import { createTransport } from '../../node-red/src/sentor-api/transport';
import { startSandbox, type Sandbox } from '../../sandbox/src';

const REQUEST: TransportRequest = {
	method: 'POST',
	path: '/predicts',
	query: { language: 'nl' },
	body: { docs: [{ doc_id: '0', doc: 'tekst', entities: ['het'] }] },
	headers: { 'X-Extra': 'yes' },
	timeoutMs: 10_000,
};

let sandbox: Sandbox;
const routes: Route[] = [];

beforeEach(async () => {
	sandbox = await startSandbox({ requestMs: 0, docMs: 0 });
});

afterEach(async () => {
	for (const route of routes.splice(0)) route.close();
	await sandbox.close();
});

function transport(baseUrl = sandbox.url) {
	const route = openRoute(baseUrl, {});
	routes.push(route);
	return createTransport({ baseUrl, apiKey: 'sandbox-unlimited', route });
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
		['reset', /ECONNRESET/],
		['truncated-body', /ECONNRESET/],
	])('tells a broken connection (%s) by its code, as plain data', async (fault, code) => {
		sandbox.set({ faults: { always: fault } });
		const reason = await transport()(REQUEST).catch((thrown: unknown) => thrown);
		expect(reason).toEqual({ kind: 'network', code: expect.stringMatching(code) });
	});

	it('tells that nothing listens', async () => {
		const gone = await startSandbox();
		await gone.close();
		await expect(transport(gone.url)(REQUEST)).rejects.toEqual({
			kind: 'network',
			code: 'ECONNREFUSED',
		});
	});
});
