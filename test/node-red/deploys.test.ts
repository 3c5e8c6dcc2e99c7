import { startSandbox, type Sandbox } from '../../sandbox/src';
import type { DeployType, FlowNode } from '../../harness/node-red/admin';
import { NODE_RED_HOOK_MS, startNodeRed, type NodeRedServer } from '../../harness/node-red/server';
import { until } from '../support/until';

const AT = { z: 'flow', x: 100, y: 100 };
/** So long that a deploy falls into it, ms. */
const SLOW_MS = 400;
/** Only a broken promise takes so long, ms. */
const PATIENCE_MS = 25_000;

let nodeRed: NodeRedServer;
let sandbox: Sandbox;

beforeAll(async () => {
	nodeRed = await startNodeRed();
}, NODE_RED_HOOK_MS);

beforeEach(async () => {
	sandbox = await startSandbox({ requestMs: 0, docMs: 0, workers: 100 });
});

afterEach(async () => {
	expect(nodeRed.ended()).toBeUndefined();
	await sandbox.close();
});

afterAll(() => nodeRed.stop());

/** What the last function saw, by the number of the message: how often it came, and by which output. */
type Seen = Record<string, string[]>;

/**
 * inject → `make` (JavaScript that returns what to send) → the node → two functions that count. The
 * counts lie in the global context, which deploys leave alone.
 */
function flow(
	make: string,
	{ node = {}, api = {}, other = 'a' }: { node?: object; api?: object; other?: string } = {},
): FlowNode[] {
	const count = (id: string): FlowNode => ({
		id,
		type: 'function',
		...AT,
		func: `const seen = global.get('seen') || {}; (seen[msg.n] = seen[msg.n] || []).push('${id}'); global.set('seen', seen);`,
		wires: [],
	});
	return [
		{ id: 'flow', type: 'tab', label: 'Test' },
		{ id: 'api', type: 'sentor-api', baseUrl: sandbox.url, ...api },
		{ id: 'inject', type: 'inject', ...AT, props: [{ p: 'payload' }], wires: [['make']] },
		{ id: 'make', type: 'function', ...AT, func: make, outputs: 1, wires: [['sentiment']] },
		{
			id: 'sentiment',
			type: 'sentor-sentiment',
			...AT,
			api: 'api',
			entities: 'delivery',
			wires: [['results'], ['errors']],
			...node,
		},
		{ id: 'other', type: 'comment', ...AT, name: other, wires: [] },
		count('results'),
		count('errors'),
	];
}

const ONE = `const n = (global.get('n') || 0) + 1; global.set('n', n); return { n, payload: 'text ' + n };`;

async function seen(): Promise<Seen> {
	const { body } = await nodeRed.admin.request('GET', '/context/global/seen');
	const { msg } = body as { msg?: string };
	return msg === undefined || msg === '(undefined)' ? {} : (JSON.parse(msg) as Seen);
}

async function start(nodes: FlowNode[]): Promise<void> {
	await nodeRed.admin.request('DELETE', '/context/global/seen');
	await nodeRed.admin.request('DELETE', '/context/global/n');
	// Later deploys leave the credentials out, as the editor does: else they would count as changed.
	const credentials = { apiKey: 'sandbox-unlimited' };
	await nodeRed.admin.deploy(
		nodes.map((node) => (node.id === 'api' ? { ...node, credentials } : node)),
	);
}

/** Asks until the condition holds; the requests themselves take the time. */
async function untilSeen(condition: (now: Seen) => boolean): Promise<Seen> {
	const begunAt = performance.now();
	for (;;) {
		const now = await seen();
		if (condition(now)) return now;
		if (performance.now() - begunAt > PATIENCE_MS)
			throw new Error(`Seen only ${JSON.stringify(now).slice(0, 500)}`);
	}
}

describe('a deploy while a message is in flight', () => {
	it.each<[string, DeployType, object, boolean]>([
		['of everything', 'full', {}, false],
		['of flows, another node of it changed', 'flows', { other: 'changed' }, true],
		['of flows, this one changed', 'flows', { node: { entities: 'support' } }, false],
		['of nodes, another one changed', 'nodes', { other: 'changed' }, true],
		['of nodes, this one changed', 'nodes', { node: { entities: 'support' } }, false],
		['of nodes, its Sentor API changed', 'nodes', { api: { timeout: '60' } }, false],
	])('%s', async (_name, type, change, stays) => {
		await start(flow(ONE));
		sandbox.set(stays ? { requestMs: SLOW_MS } : { faults: { always: 'stall' } });
		await nodeRed.admin.inject('inject');
		await until(() => sandbox.requests.length === 1);
		const begunAt = performance.now();
		await nodeRed.admin.deploy(flow(ONE, change), type);
		// Node-RED waits 15 s for a node that does not close.
		expect(performance.now() - begunAt).toBeLessThan(10_000);
		if (!stays) {
			await until(() => sandbox.counters.inFlight === 0);
			expect(sandbox.requests[0]?.status).toBeNull();
		}
		sandbox.set({ requestMs: 0, faults: {} });
		await nodeRed.admin.inject('inject');
		const now = await untilSeen((all) => '2' in all && (!stays || '1' in all));
		expect(now).toEqual(stays ? { 1: ['results'], 2: ['results'] } : { 2: ['results'] });
	});
});

describe('a burst of 10,000 messages', () => {
	const COUNT = 10_000;
	const BURST = `return [Array.from({ length: ${COUNT} }, (_, n) => ({ n, payload: n % 100 ? 'text ' + n : '' }))];`;

	it('comes out whole, each once, in few requests', async () => {
		await start(flow(BURST));
		await nodeRed.admin.inject('inject');
		const now = await untilSeen((all) => Object.keys(all).length >= COUNT);
		const ways = Object.entries(now).map(
			([n, outputs]) => `${Number(n) % 100 ? 'text' : 'blank'} ${outputs.join()}`,
		);
		expect(new Set(ways)).toEqual(new Set(['text results', 'blank errors']));
		expect(sandbox.requests.length).toBeLessThan(COUNT / 20);
	});

	it('loses and doubles nothing though the rest of the flow is deployed every 50 ms', async () => {
		await start(flow(BURST));
		sandbox.set({ requestMs: 20 });
		await nodeRed.admin.inject('inject');
		const deploys = [];
		for (let round = 0; round < 10; round += 1) {
			deploys.push(nodeRed.admin.deploy(flow(BURST, { other: String(round) }), 'nodes'));
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		await Promise.all(deploys);
		const now = await untilSeen((all) => Object.keys(all).length >= COUNT);
		expect(new Set(Object.values(now).map((outputs) => outputs.length))).toEqual(new Set([1]));
	});

	it('doubles nothing and ends nothing though everything is deployed every 50 ms', async () => {
		await start(flow(BURST));
		sandbox.set({ requestMs: 20 });
		await nodeRed.admin.inject('inject');
		const deploys = [];
		for (let round = 0; round < 10; round += 1) {
			deploys.push(nodeRed.admin.deploy(flow(BURST), 'full'));
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		await Promise.all(deploys);
		await until(() => sandbox.counters.inFlight === 0);
		expect(Object.values(await seen()).filter((outputs) => outputs.length !== 1)).toEqual([]);
		// And the node of the last deploy works.
		await nodeRed.admin.request('DELETE', '/context/global/seen');
		await nodeRed.admin.deploy(flow(ONE), 'full');
		await nodeRed.admin.inject('inject');
		expect(await untilSeen((all) => '1' in all)).toEqual({ 1: ['results'] });
	});
});

describe('hostile messages', () => {
	/** Sent by a Function node without a copy, since Node-RED's own copy would already stumble. */
	const HOSTILE = `const circle = { n: 3 }; circle.self = circle;
const trap = (n, name) => Object.defineProperty({ n, payload: 'text' }, name, { enumerable: true, get() { throw new Error('trap'); } });
const messages = [
	{ n: 1, payload: 'text', parts: null },
	{ n: 2, payload: circle },
	circle,
	trap(4, 'payload'),
	trap(5, 'extra'),
	{ n: 6, payload: ['text', circle, null, undefined, Symbol.iterator] },
	trap(7, 'error'),
	{ n: 8, payload: 'text', error: null, _error: circle },
	{ n: 9, payload: Buffer.from('text') },
	{ n: 10, payload: 'the last one' },
];
for (const message of messages) node.send(message, false);`;

	it('neither end Node-RED nor keep the others from coming out', async () => {
		await start(
			flow(HOSTILE, {
				node: {
					wires: [
						['results', 'results2'],
						['errors', 'errors2'],
					],
				},
			}).concat([
				{ id: 'results2', type: 'function', ...AT, func: 'return null', wires: [] },
				{ id: 'errors2', type: 'function', ...AT, func: 'return null', wires: [] },
				{ id: 'catch', type: 'catch', ...AT, scope: null, uncaught: false, wires: [[]] },
			]),
		);
		await nodeRed.admin.inject('inject');
		const now = await untilSeen((all) => '10' in all);
		expect(Object.values(now).filter((outputs) => outputs.length > 1)).toEqual([]);
		for (const n of [1, 8, 9, 10]) expect(now[n]).toEqual(['results']);
		for (const n of [3, 4]) expect(now[n]).toEqual(['errors']);
		expect(nodeRed.log()).not.toMatch(/uncaught|unhandled/i);
		// A second time, after all that.
		await nodeRed.admin.request('DELETE', '/context/global/seen');
		await nodeRed.admin.deploy(flow(ONE));
		await nodeRed.admin.inject('inject');
		expect(await untilSeen((all) => '1' in all)).toEqual({ 1: ['results'] });
	});
});
