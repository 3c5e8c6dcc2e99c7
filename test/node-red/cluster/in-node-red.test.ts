import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox } from '../../../sandbox/src';
import { clusterRequests, nameRequests, texts } from '../../support/node-red/cluster';
import { debugValue, type FlowNode } from '../../../harness/node-red/admin';
import { NODE_RED_PACKAGE } from '../../../harness/node-red/package';
import { startNodeRed, type NodeRedServer } from '../../../harness/node-red/server';
import { until } from '../../support/until';

const TICKETS = path.resolve(__dirname, '../../../examples/data/tickets.csv');

let nodeRed: NodeRedServer;
let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
	[nodeRed, sandbox, folder] = await Promise.all([
		startNodeRed(),
		startSandbox({ requestMs: 0, clusterDocMs: 0 }),
		mkdtemp(path.join(tmpdir(), 'sentor-topics-')),
	]);
});

beforeEach(() => {
	nodeRed.admin.forget();
	sandbox.reset();
});

afterAll(async () => {
	await nodeRed?.stop();
	await sandbox?.close();
	await rm(folder, { recursive: true, force: true });
});

/** The messages that debug nodes of this name showed so far. */
function shown(name: string): unknown[] {
	return nodeRed.admin.events
		.filter(({ topic, data }) => topic === 'debug' && (data as { name?: string }).name === name)
		.map(debugValue);
}

async function firstShown(name: string): Promise<unknown> {
	return debugValue(
		await nodeRed.admin.waitFor(
			({ topic, data }) => topic === 'debug' && (data as { name?: string }).name === name,
		),
	);
}

function debug(id: string, name: string, complete = 'true'): FlowNode {
	return {
		...{
			id,
			type: 'debug',
			z: 'tab',
			name,
			complete,
			targetType: complete === 'true' ? 'full' : 'msg',
		},
		...{ active: true, tosidebar: true, x: 500, y: 100, wires: [] },
	};
}

/** A button, what stands between it and the node, and debug nodes at both outputs. */
function flow(
	node: Record<string, unknown>,
	first = 'cluster',
	between: FlowNode[] = [],
): FlowNode[] {
	return [
		{ id: 'tab', type: 'tab', label: 'Flow' },
		{
			...{ id: 'api', type: 'sentor-api', baseUrl: sandbox.url },
			credentials: { apiKey: 'sandbox-unlimited' },
		},
		{ id: 'button', type: 'inject', z: 'tab', props: [], x: 100, y: 100, wires: [[first]] },
		...between,
		{
			...{ id: 'cluster', type: 'sentor-cluster', z: 'tab', api: 'api', x: 300, y: 100 },
			...{ wires: [['results'], ['errors']], ...node },
		},
		debug('results', 'Results'),
		debug('errors', 'Errors'),
	];
}

/** Node-RED's own node that makes a sequence of an array. */
const SPLIT: FlowNode = {
	...{ id: 'split', type: 'split', z: 'tab', arraySplt: 1, arraySpltType: 'len' },
	...{ property: 'payload', x: 200, y: 100, wires: [['cluster']] },
};

describe('Sentor Cluster in a real Node-RED', () => {
	it('is there without a complaint, with its help and its words in three languages', async () => {
		const { body } = await nodeRed.admin.request('GET', `/nodes/${NODE_RED_PACKAGE}`);
		const [set] = (body as { nodes: Array<Record<string, unknown>> }).nodes.filter(
			({ name }) => name === 'sentor-cluster',
		);
		expect(set).toMatchObject({ enabled: true, types: ['sentor-cluster'] });
		expect(set).not.toHaveProperty('err');
		for (const [lng, words] of [
			['en-US', 'clustering'],
			['nl', 'clusteren'],
			['de', 'gruppiert'],
		]) {
			const { body: catalogue } = await nodeRed.admin.request(
				'GET',
				`/locales/${NODE_RED_PACKAGE}/sentor-cluster?lng=${lng}`,
			);
			expect(JSON.stringify(catalogue)).toContain(`"sending":"${words}"`);
		}
		const icon = await nodeRed.admin.request(
			'GET',
			`/icons/${NODE_RED_PACKAGE}/sentor-cluster.svg`,
		);
		expect([icon.status, icon.body]).toEqual([200, expect.stringContaining('<svg')]);
	});

	it('says in words what is wrong with too few texts', async () => {
		await nodeRed.admin.deploy(flow({}));
		await nodeRed.admin.inject('button', { payload: texts(3) });
		expect(await firstShown('Errors')).toMatchObject({
			error: {
				message: 'Too few texts to cluster: 3, at least 5 are needed',
				description: expect.stringMatching(/Nothing was sent/),
				source: { type: 'sentor-cluster' },
			},
		});
		await nodeRed.admin.waitFor(
			({ topic, data }) =>
				topic === 'status/cluster' &&
				(data as { text?: string }).text === 'sentor-cluster.status.invalid_input',
		);
		await nodeRed.admin.inject('button', { payload: 'one' });
		await nodeRed.admin.waitFor(
			({ topic, data }) =>
				topic === 'debug' && String((data as { msg: string }).msg).includes('only one text'),
		);
		expect(sandbox.requests).toEqual([]);
	});

	it('names the fields that are there where not one of the elements has a text', async () => {
		await nodeRed.admin.deploy(flow({}));
		const payload = texts(6).map((review) => ({ review, rating: 4 }));
		await nodeRed.admin.inject('button', { payload });
		expect(await firstShown('Errors')).toMatchObject({
			error: {
				message: 'There is no text where it is looked for',
				description: expect.stringMatching(/^These fields are there: review, rating\./),
			},
		});
		expect(sandbox.requests).toEqual([]);
	});

	it.each([
		['cluster', 'payload', 'review, rating'],
		['document', 'payload', 'review, rating'],
		['document', 'payload.text', 'review, rating'],
		['cluster', 'text', 'payload'],
	])(
		'names them on each message of a sequence, too: by %s, looking in msg.%s',
		async (granularity, text, fields) => {
			const reviews = texts(6).map((review) => ({ review, rating: 4 }));
			await nodeRed.admin.deploy(flow({ granularity, text, textType: 'msg' }, 'split', [SPLIT]));
			await nodeRed.admin.inject('button', { payload: reviews });
			await until(() => shown('Errors').length === reviews.length);
			expect(shown('Errors')).toMatchObject(
				reviews.map((payload) => ({
					payload,
					error: {
						code: 'invalid_input',
						message: 'There is no text where it is looked for',
						description: expect.stringMatching(`^These fields are there: ${fields}\\. `),
					},
				})),
			);
			expect([shown('Results'), sandbox.requests]).toEqual([[], []]);
		},
	);

	it('takes what a Split node makes, and a Join node takes what it makes', async () => {
		const join: FlowNode = {
			...{ id: 'join', type: 'join', z: 'tab', mode: 'auto', x: 400, y: 200 },
			wires: [['joined']],
		};
		await nodeRed.admin.deploy([
			...flow({ wires: [['results', 'join'], ['errors']] }, 'split', [SPLIT]),
			join,
			debug('joined', 'Joined', 'payload'),
		]);
		await nodeRed.admin.inject('button', { payload: texts(9) });
		const joined = (await firstShown('Joined')) as string[][];
		expect(joined.flat().sort()).toEqual(texts(9).sort());
		expect(shown('Results')).toHaveLength(joined.length);
		expect(clusterRequests(sandbox)).toHaveLength(1);
	});

	it('gives a Join node its own messages back with one result per text', async () => {
		const join: FlowNode = {
			...{ id: 'join', type: 'join', z: 'tab', mode: 'auto', x: 400, y: 200 },
			wires: [['joined']],
		};
		await nodeRed.admin.deploy([
			...flow({ granularity: 'document', wires: [['join'], ['errors']] }, 'split', [SPLIT]),
			join,
			debug('joined', 'Joined', 'payload'),
		]);
		await nodeRed.admin.inject('button', { payload: texts(7) });
		expect(await firstShown('Joined')).toEqual(texts(7));
	});

	it('forgets what was collected when it is deployed anew', async () => {
		const nodes = flow({ granularity: 'document' });
		await nodeRed.admin.deploy(nodes);
		const part = (index: number) => ({ id: 'x', index, count: 5 });
		for (const index of [0, 1, 2]) {
			await nodeRed.admin.inject('button', { payload: texts(5)[index], parts: part(index) });
		}
		await nodeRed.admin.waitFor(
			({ topic, data }) => topic === 'status/cluster' && (data as { text?: string }).text === '3',
		);
		await nodeRed.admin.deploy(flow({ granularity: 'document', name: 'changed' }), 'nodes');
		nodeRed.admin.forget();
		for (const index of [3, 4]) {
			await nodeRed.admin.inject('button', { payload: texts(5)[index], parts: part(index) });
		}
		await nodeRed.admin.waitFor(
			({ topic, data }) => topic === 'status/cluster' && (data as { text?: string }).text === '2',
		);
		expect([shown('Results'), shown('Errors'), sandbox.requests]).toEqual([[], [], []]);
		expect(nodeRed.ended()).toBeUndefined();
	});
});

describe('the example Topics of tickets', () => {
	const topics = () => path.join(folder, 'topics.csv');

	beforeAll(async () => {
		const { body } = await nodeRed.admin.request(
			'GET',
			`/library/examples/flows/${NODE_RED_PACKAGE}/${encodeURIComponent('Topics of tickets')}`,
		);
		const places: Record<string, string> = { TICKETS_CSV: TICKETS, TOPICS_CSV: topics() };
		const nodes = (body as FlowNode[]).map((node) => {
			if (node.type === 'sentor-api')
				return { ...node, baseUrl: sandbox.url, credentials: { apiKey: 'sandbox-unlimited' } };
			if (node.type !== 'tab') return node;
			const env = node.env as Array<{ name: string; value: string }>;
			return { ...node, env: env.map((one) => ({ ...one, value: places[one.name] })) };
		});
		await nodeRed.admin.deploy(nodes);
	});

	async function press(name: string): Promise<void> {
		const { body } = await nodeRed.admin.request('GET', '/flows');
		const button = (body as FlowNode[]).find(
			(node) => node.type === 'inject' && node.name === name,
		);
		await nodeRed.admin.inject(button?.id ?? '');
	}

	it('shows each topic of twelve tickets with its name', async () => {
		await press('Twelve tickets');
		expect(await firstShown('A topic')).toMatchObject({
			topicName: expect.any(String),
			size: expect.any(Number),
		});
	});

	it('writes one line per topic of the tickets in a file; every ticket is in one, or has a reason', async () => {
		await press('Read tickets');
		await firstShown('File written');
		const tickets = parse(await readFile(TICKETS, 'utf8'), { columns: true }) as Array<
			Record<string, string>
		>;
		const rows = parse(await readFile(topics(), 'utf8'), { columns: true }) as Array<
			Record<string, string>
		>;
		expect(Object.keys(rows[0] ?? {})).toEqual([
			...['topic', 'language', 'tickets', 'words', 'entities', 'ids'],
		]);
		expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['en', 'nl']));
		const inTopics = rows.flatMap(({ ids = '' }) => ids.split(', '));
		expect(rows.reduce((sum, row) => sum + Number(row.tickets), 0)).toBe(inTopics.length);
		await until(() => shown('Left out').length === tickets.length - inTopics.length);
		const reasons = shown('Left out') as Array<{ id: string; note: string }>;
		expect(new Set(reasons.map(({ note }) => note))).toEqual(new Set(['Text is empty']));
		const leftOut = reasons.map(({ id }) => id);
		expect([...inTopics, ...leftOut].sort()).toEqual(tickets.map(({ id }) => id).sort());
		expect(inTopics.length).toBeGreaterThan(100);
		const named = rows.filter(({ topic }) => topic !== 'No topic in common');
		expect(nameRequests(sandbox)).toHaveLength(named.length);
		expect(clusterRequests(sandbox)).toHaveLength(2);
	});
});
