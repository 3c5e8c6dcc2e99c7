import { startSandbox } from '../../sandbox/src';
import { until } from '../support/until';
import {
	closeSandboxes,
	docOf,
	get,
	post,
	predict,
	rejectionCode,
	sandboxWith,
} from './support/calls';

afterEach(closeSandboxes);

describe('the addresses', () => {
	it('are the same with and without /api', async () => {
		const sandbox = await sandboxWith();
		const bare = { url: sandbox.url.replace(/\/api$/, '') };
		expect((await predict(sandbox, ['fine'])).status).toBe(200);
		expect((await predict(bare, ['fine'])).status).toBe(200);
		expect(sandbox.requests.map((request) => request.path)).toEqual(['/predicts', '/predicts']);
		expect(sandbox.requests.map((request) => request.url)).toEqual(['/api/predicts', '/predicts']);
	});

	it('answer 404 where there is nothing and 405 to the wrong method', async () => {
		const sandbox = await sandboxWith();
		expect((await post(sandbox, '/predict', {})).status).toBe(404);
		expect((await get(sandbox, '/predicts')).status).toBe(405);
	});

	it('may be written badly: there is an answer all the same', async () => {
		const sandbox = await sandboxWith();
		for (const path of ['//', '/%', '/predicts?a=?b&language=%zz', '?']) {
			const answer = await get({ url: sandbox.url.replace(/\/api$/, '') }, path);
			expect(answer.status).toBeGreaterThanOrEqual(404);
		}
		expect(sandbox.requests[2]?.query).toEqual({ a: '?b', language: '%zz' });
	});

	it('listen on 127.0.0.1, at a port of their own', async () => {
		const [one, other] = [await sandboxWith(), await sandboxWith()];
		expect(one.url).toBe(`http://127.0.0.1:${one.port}/api`);
		expect(one.port).not.toBe(other.port);
	});

	it('say so when the port is taken', async () => {
		const { port } = await sandboxWith();
		await expect(startSandbox({ port })).rejects.toThrow(`Port ${port} is taken`);
	});
});

describe('the log', () => {
	it('holds what was received and what became of it', async () => {
		const sandbox = await sandboxWith();
		await predict(sandbox, ['fine', 'bad'], { key: 'sandbox-free', query: '?language=en' });
		expect(sandbox.requests).toHaveLength(1);
		expect(sandbox.requests[0]).toMatchObject({
			method: 'POST',
			path: '/predicts',
			query: { language: 'en' },
			headers: { 'x-api-key': 'sandbox-free' },
			body: { docs: [docOf('fine', 0), docOf('bad', 1)] },
			documents: 2,
			status: 200,
		});
	});

	it('counts documents, statuses, work and the most requests in flight', async () => {
		const sandbox = await sandboxWith({ workers: 1, requestMs: 6, docMs: 2 });
		const calls = [['a'], ['b', 'c'], ['d']].map((texts) => predict(sandbox, texts));
		await Promise.all([...calls, predict(sandbox, ['e'], { key: 'wrong' })]);
		expect(sandbox.counters).toMatchObject({ requests: 4, documents: 5, inFlight: 0, workMs: 26 });
		expect(sandbox.counters.statuses).toEqual({ 200: 3, 401: 1 });
		expect(sandbox.counters.maxInFlight).toBeGreaterThanOrEqual(2);
	});

	it('counts a connection that ended without an answer as dropped', async () => {
		const sandbox = await sandboxWith({ requestMs: 60_000 });
		const controller = new AbortController();
		const call = predict(sandbox, ['fine'], { signal: controller.signal });
		await until(() => sandbox.counters.inFlight === 1);
		controller.abort();
		await rejectionCode(call);
		await until(() => sandbox.counters.inFlight === 0);
		expect(sandbox.counters.statuses).toEqual({ dropped: 1 });
		expect(sandbox.requests[0]?.status).toBeNull();
	});

	it('calls onRequest with each request that is done', async () => {
		const seen: (number | null)[] = [];
		const sandbox = await sandboxWith({ onRequest: (record) => seen.push(record.status) });
		await predict(sandbox, ['fine']);
		await predict(sandbox, ['fine'], { key: 'wrong' });
		expect(seen).toEqual([200, 401]);
	});

	it('is empty after a reset, and the quota is whole again', async () => {
		const sandbox = await sandboxWith({ quota: { requests: 1 } });
		await predict(sandbox, ['fine']);
		expect((await predict(sandbox, ['fine'])).status).toBe(429);
		sandbox.reset();
		expect(sandbox.requests).toHaveLength(0);
		expect(sandbox.counters).toMatchObject({ requests: 0, documents: 0, workMs: 0, statuses: {} });
		expect((await predict(sandbox, ['fine'])).status).toBe(200);
	});
});

describe('set', () => {
	it('changes the next request and leaves what it does not name', async () => {
		const sandbox = await sandboxWith({ variants: { details: false } });
		sandbox.set({ faults: { always: '503' } });
		expect((await predict(sandbox, ['fine'])).status).toBe(503);
		sandbox.set({ faults: {}, variants: { successStatus: 201 } });
		const answer = await predict(sandbox, ['fine']);
		expect(answer.status).toBe(201);
		expect(answer.json.results[0]).not.toHaveProperty('details');
	});

	it('changes nothing when it is given something that does not exist', async () => {
		const sandbox = await sandboxWith();
		const wrongFault = () => sandbox.set({ variants: { details: false }, faults: { always: 'x' } });
		expect(wrongFault).toThrow('Expected a fault');
		const wrongVariant = { variants: { errors: 'xml' } } as never;
		expect(() => sandbox.set(wrongVariant)).toThrow(
			'Expected errors to be one of envelope, detail, message, html, empty, got "xml"',
		);
		expect((await predict(sandbox, ['fine'])).json.results[0]).toHaveProperty('details');
	});
});

describe('close', () => {
	it('ends at once with requests in line, at work, in a pause and unanswered', async () => {
		const sandbox = await startSandbox({ workers: 1, requestMs: 60_000, gatewayTimeoutMs: 60_000 });
		const faults = ['', '', 'stall', 'latency=60000', 'gateway-timeout'];
		const calls = faults.map((fault) =>
			rejectionCode(
				predict(sandbox, ['x'], { headers: fault ? { 'x-sandbox-fault': fault } : {} }),
			),
		);
		await until(() => sandbox.counters.inFlight === faults.length);
		await sandbox.close();
		for (const code of await Promise.all(calls)) expect(code).toBeDefined();
	});
});
