import { readFile } from 'node:fs/promises';
import path from 'node:path';
import manifest from '../../node-red/package.json';
import { startSandbox, type Sandbox } from '../../sandbox/src';
import { debugValue, type FlowNode, type NodeRedEvent } from '../../harness/node-red/admin';
import { NODE_RED_PACKAGE } from '../../harness/node-red/package';
import { NODE_RED_HOOK_MS, startNodeRed, type NodeRedServer } from '../../harness/node-red/server';

const KEY = 'sandbox-unlimited';
/** Each node is a set of its own, by its name. */
const TYPES = Object.keys(manifest['node-red'].nodes);
const AT = { z: 'flow', x: 100, y: 100 };

let nodeRed: NodeRedServer;
let sandbox: Sandbox;
/** The one whose address is in Node-RED's environment. */
let fixed: Sandbox;

beforeAll(async () => {
	fixed = await startSandbox({ requestMs: 0, docMs: 0 });
	nodeRed = await startNodeRed({
		env: { SENTOR_TEST_KEY: KEY, SENTOR_TEST_URL: fixed.url, SENTOR_TEST_SECONDS: '9' },
	});
}, NODE_RED_HOOK_MS);

beforeEach(async () => {
	sandbox = await startSandbox({ requestMs: 0, docMs: 0 });
	nodeRed.admin.forget();
});

afterEach(() => sandbox.close());

afterAll(async () => {
	await nodeRed.stop();
	await fixed.close();
});

/** An inject, the node, and a debug node at each output; `more` is added. */
function flow(
	node: Record<string, unknown> = {},
	more: FlowNode[] = [],
	credentials: object | undefined = { apiKey: KEY },
): FlowNode[] {
	const debug = (id: string): FlowNode => ({
		id,
		type: 'debug',
		...AT,
		name: id,
		active: true,
		tosidebar: true,
		complete: 'true',
		targetType: 'full',
		wires: [],
	});
	return [
		{ id: 'flow', type: 'tab', label: 'Test' },
		{
			id: 'api',
			type: 'sentor-api',
			baseUrl: sandbox.url,
			...(credentials ? { credentials } : {}),
		},
		{ id: 'inject', type: 'inject', ...AT, props: [{ p: 'payload' }], wires: [['sentiment']] },
		{
			id: 'sentiment',
			type: 'sentor-sentiment',
			...AT,
			name: 'Mood',
			api: 'api',
			entities: 'delivery',
			wires: [['results'], ['errors']],
			...node,
		},
		debug('results'),
		debug('errors'),
		debug('other'),
		...more,
	];
}

const by = (name: string) => (event: NodeRedEvent) =>
	event.topic === 'debug' && (event.data as { name: string }).name === name;

async function get(url: string, accept = 'application/json', language = 'en-US'): Promise<string> {
	const reply = await fetch(nodeRed.url + url, {
		headers: { accept, 'accept-language': language },
	});
	expect(reply.status).toBe(200);
	return reply.text();
}

describe('the installed package', () => {
	it('is loaded by Node-RED without a complaint', async () => {
		const sets = (JSON.parse(await get('/nodes')) as Array<Record<string, unknown>>).filter(
			({ module }) => module === NODE_RED_PACKAGE,
		);
		expect(sets.map(({ name, types, enabled, err }) => ({ name, types, enabled, err }))).toEqual(
			TYPES.map((type) => ({ name: type, types: [type], enabled: true })),
		);
		expect(nodeRed.log()).not.toMatch(/\[(error|warn)\] .*sentor/i);
	});

	it.each([
		['en-US', 'waiting for quota'],
		['nl', expect.any(String)],
		['de', expect.any(String)],
	])('has its words in %s', async (language, waiting) => {
		const words = JSON.parse(
			await get(`/locales/${NODE_RED_PACKAGE}/sentor-sentiment?lng=${language}`),
		) as Record<string, { status: Record<string, string> }>;
		expect(words['sentor-sentiment']?.status.waiting).toEqual(waiting);
		const api = JSON.parse(
			await get(`/locales/${NODE_RED_PACKAGE}/sentor-api?lng=${language}`),
		) as Record<string, object>;
		expect(api['sentor-api']).toBeDefined();
	});

	it('has other words in each language', async () => {
		const words = await Promise.all(
			['en-US', 'nl', 'de'].map((language) =>
				get(`/locales/${NODE_RED_PACKAGE}/sentor-sentiment?lng=${language}`),
			),
		);
		expect(new Set(words).size).toBe(3);
	});

	it.each(['en-US', 'nl', 'de'])('has a form and a help for each node in %s', async (language) => {
		const html = await get('/nodes', 'text/html', language);
		for (const type of TYPES) {
			expect(html).toContain(`data-template-name="${type}"`);
			expect(html).toContain(`data-help-name="${type}"`);
		}
	});

	it.each(TYPES)('has the icon of %s', async (type) => {
		expect(await get(`/icons/${NODE_RED_PACKAGE}/${type}.svg`, '*/*')).toContain('<svg');
	});
});

describe('credentials', () => {
	it('are encrypted at rest, and never given back', async () => {
		await nodeRed.admin.deploy(
			flow({}, [], { apiKey: 'a-very-secret-key', googleApiKey: 'another-secret' }),
		);
		const stored = await readFile(path.join(nodeRed.userDir, 'flows_cred.json'), 'utf8');
		expect(Object.keys(JSON.parse(stored) as object)).toEqual(['$']);
		const flows = await readFile(path.join(nodeRed.userDir, 'flows.json'), 'utf8');
		const shown = JSON.stringify(
			await Promise.all([
				nodeRed.admin.request('GET', '/flows'),
				nodeRed.admin.request('GET', '/credentials/sentor-api/api'),
			]),
		);
		for (const text of [stored, flows, shown, nodeRed.log()])
			expect(text).not.toMatch(/a-very-secret-key|another-secret/);
		expect((await nodeRed.admin.request('GET', '/credentials/sentor-api/api')).body).toEqual({
			has_apiKey: true,
			has_googleApiKey: true,
		});
	});

	it('stay when a deploy leaves them out', async () => {
		await nodeRed.admin.deploy(flow());
		await nodeRed.admin.deploy(flow({ entities: 'support' }, [], undefined));
		await nodeRed.admin.inject('inject', { payload: 'text' });
		await nodeRed.admin.waitFor(by('results'));
		expect(sandbox.requests[0]?.headers['x-api-key']).toBe(KEY);
	});
});

describe('the other nodes that look on', () => {
	const wired = (id: string, type: string): FlowNode => ({
		id,
		type,
		...AT,
		scope: ['sentiment'],
		wires: [['other']],
	});

	it('Complete gets every message that was handled, with or without a result', async () => {
		await nodeRed.admin.deploy(flow({}, [wired('complete', 'complete')]));
		for (const payload of ['text', '']) {
			nodeRed.admin.forget();
			await nodeRed.admin.inject('inject', { payload });
			expect(debugValue(await nodeRed.admin.waitFor(by('other')))).toMatchObject({ payload });
		}
	});

	it('Catch gets a fault of the setup, in words that say what to do', async () => {
		await nodeRed.admin.deploy(flow({ api: '' }, [wired('catch', 'catch')]));
		await nodeRed.admin.inject('inject', { payload: 'text' });
		expect(debugValue(await nodeRed.admin.waitFor(by('other')))).toMatchObject({
			payload: 'text',
			error: {
				message:
					'Sentor: No Sentor API is chosen. Open this node and choose one, or add one with the + button.',
				code: 'config',
				source: { id: 'sentiment', type: 'sentor-sentiment', name: 'Mood' },
			},
		});
		expect(
			nodeRed.admin.events.filter((event) => by('results')(event) || by('errors')(event)),
		).toEqual([]);
	});

	it('Catch names the environment variable that is not set', async () => {
		await nodeRed.admin.deploy(
			flow({}, [wired('catch', 'catch')], { apiKey: '${SENTOR_TEST_UNSET}' }),
		);
		await nodeRed.admin.inject('inject', { payload: 'text' });
		expect(debugValue(await nodeRed.admin.waitFor(by('other')))).toMatchObject({
			error: {
				message: expect.stringContaining('The environment variable SENTOR_TEST_UNSET is not set.'),
			},
		});
	});

	it('Catch gets nothing of a message that went to the errors output', async () => {
		await nodeRed.admin.deploy(flow({}, [wired('catch', 'catch')]));
		await nodeRed.admin.inject('inject', { payload: '' });
		expect(debugValue(await nodeRed.admin.waitFor(by('errors')))).toMatchObject({
			error: { reason: 'no_text' },
		});
		await nodeRed.admin.inject('inject', { payload: 'text' });
		await nodeRed.admin.waitFor(by('results'));
		expect(nodeRed.admin.events.filter(by('other'))).toEqual([]);
	});

	it('Status gets the keys of the catalogue', async () => {
		await nodeRed.admin.deploy(flow({}, [wired('status', 'status')]));
		await nodeRed.admin.inject('inject', { payload: '' });
		const shown = await nodeRed.admin.waitFor(
			(event) => by('other')(event) && JSON.stringify(event.data).includes('invalid_input'),
		);
		expect(debugValue(shown)).toMatchObject({
			status: { fill: 'red', shape: 'ring', text: 'sentor-sentiment.status.invalid_input' },
		});
	});

	it('Split and Join put a sequence together again', async () => {
		const split: FlowNode = {
			id: 'split',
			type: 'split',
			...AT,
			arraySplt: 1,
			arraySpltType: 'len',
			splt: '\\n',
			spltType: 'str',
			wires: [['sentiment']],
		};
		const join: FlowNode = { id: 'join', type: 'join', ...AT, mode: 'auto', wires: [['other']] };
		const nodes = flow({ wires: [['join'], ['errors']] }, [split, join]).map((node) =>
			node.id === 'inject' ? { ...node, wires: [['split']] } : node,
		);
		await nodeRed.admin.deploy(nodes);
		const payload = ['one', 'two', 'three', 'four'];
		await nodeRed.admin.inject('inject', { payload });
		expect(debugValue(await nodeRed.admin.waitFor(by('other')))).toMatchObject({ payload });
		expect(sandbox.requests).toHaveLength(1);
	});

	it('Join puts the rows of an array together again', async () => {
		const join: FlowNode = {
			id: 'join',
			type: 'join',
			...AT,
			mode: 'auto',
			property: 'sentiment',
			propertyType: 'msg',
			wires: [['other']],
		};
		await nodeRed.admin.deploy(
			flow(
				{
					...{ granularity: 'entity', unmentioned: true, entities: 'delivery, support' },
					wires: [['join'], ['errors']],
				},
				[join],
			),
		);
		await nodeRed.admin.inject('inject', { payload: ['Great delivery', 'Awful support'] });
		const { payload } = debugValue(await nodeRed.admin.waitFor(by('other'))) as {
			payload: unknown[];
		};
		expect(payload).toHaveLength(4);
	});
});

describe('the environment', () => {
	it('may hold the key and the address', async () => {
		const nodes = flow({}, [], { apiKey: '${SENTOR_TEST_KEY}' });
		await nodeRed.admin.deploy(
			nodes.map((node) => (node.id === 'api' ? { ...node, baseUrl: '${SENTOR_TEST_URL}' } : node)),
		);
		await nodeRed.admin.inject('inject', { payload: 'text' });
		await nodeRed.admin.waitFor(by('results'));
		expect(fixed.requests[0]?.headers['x-api-key']).toBe(KEY);
		const tested = await nodeRed.admin.request('POST', '/sentor-api/test', {
			id: 'api',
			baseUrl: '${SENTOR_TEST_URL}',
			timeout: '${SENTOR_TEST_SECONDS}',
		});
		expect(tested.body).toMatchObject({ level: 'ok', key: 'healthy' });
	});
});

describe('the connection test', () => {
	/** Whoever comes is let in with the permission that is his name. */
	const ANYONE = `{ adminAuth: {
		type: 'credentials',
		users: [],
		authenticate: () => Promise.resolve(null),
		tokens: (token) => Promise.resolve({ username: token, permissions: token }),
	} }`;
	let locked: NodeRedServer;

	beforeAll(async () => {
		locked = await startNodeRed({ settings: ANYONE });
	}, NODE_RED_HOOK_MS);

	afterAll(() => locked.stop());

	const ask = (headers: Record<string, string>) =>
		fetch(`${locked.url}/sentor-api/test`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify({ baseUrl: sandbox.url, apiKey: KEY }),
		});

	it.each([
		['flows.write', 200],
		['*', 200],
		['read', 401],
		['flows.read', 401],
		['settings.write', 401],
	])('answers a user with the permission %s with %i', async (permission, status) => {
		expect((await ask({ authorization: `Bearer ${permission}` })).status).toBe(status);
	});

	it('answers nobody without a login', async () => {
		expect((await ask({})).status).toBe(401);
		expect(sandbox.requests).toEqual([]);
	});
});
