import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/src';
import { debugValue, type FlowNode } from '../../harness/node-red/admin';
import { NODE_RED_PACKAGE } from '../../harness/node-red/package';
import { NODE_RED_HOOK_MS, startNodeRed, type NodeRedServer } from '../../harness/node-red/server';

const EXAMPLES = path.resolve(__dirname, '../../node-red/examples');
const TICKETS = path.resolve(__dirname, '../../examples/data/tickets.csv');

let nodeRed: NodeRedServer;
let sandbox: Sandbox | undefined;

beforeAll(async () => {
	nodeRed = await startNodeRed({ settings: '{ fileWorkingDirectory: __dirname }' });
}, NODE_RED_HOOK_MS);

beforeEach(() => nodeRed.admin.forget());

afterEach(async () => {
	await sandbox?.close();
	sandbox = undefined;
});

afterAll(() => nodeRed.stop());

/** Imports an example from the library that the editor offers, with a key, and deploys it. */
async function importExample(
	name: string,
	env: Record<string, string> = {},
	options: SandboxOptions = {},
): Promise<Sandbox> {
	const { status, body } = await nodeRed.admin.request(
		'GET',
		`/library/examples/flows/${NODE_RED_PACKAGE}/${encodeURIComponent(name)}`,
	);
	expect(status).toBe(200);
	const opened = await startSandbox({ requestMs: 0, docMs: 0, ...options });
	sandbox = opened;
	await nodeRed.admin.deploy((body as FlowNode[]).map((node) => prepare(node, opened.url, env)));
	return opened;
}

function prepare(node: FlowNode, baseUrl: string, env: Record<string, string>): FlowNode {
	if (node.type === 'sentor-api')
		return { ...node, baseUrl, credentials: { apiKey: 'sandbox-unlimited' } };
	if (node.type !== 'tab') return node;
	const entries = (node.env ?? []) as Array<{ name: string; value: string }>;
	return {
		...node,
		env: entries.map((entry) => ({ ...entry, value: env[entry.name] ?? entry.value })),
	};
}

async function press(): Promise<void> {
	const { body } = await nodeRed.admin.request('GET', '/flows');
	const button = (body as FlowNode[]).find(({ type }) => type === 'inject');
	await nodeRed.admin.inject(button?.id ?? '');
}

async function readRows(file: string): Promise<Array<Record<string, string>>> {
	return parse(await readFile(file, 'utf8'), { columns: true });
}

/** Entities of a cell that holds a comma list. */
const listed = (cell = '') => cell.split(', ').filter(Boolean);

/**
 * The page has one bar per entity, of mentions only: a neutral verdict on what a text does not speak
 * of is in none, and is counted as a text that does not mention it.
 */
function checkPage(page: string, rows: Array<Record<string, string>>): void {
	const bars = [
		...page.matchAll(
			/title="(.+?): (\d+) negative, (\d+) neutral, (\d+) positive, not mentioned in (\d+)"/g,
		),
	].map(([, entity, ...counts]) => [entity, ...counts.map(Number)]);
	const answered = rows.filter(({ sentiment }) => sentiment);
	const count = (column: string, entity: unknown) =>
		answered.filter((row) => listed(row[column]).includes(String(entity))).length;
	const columns = [
		'negativeEntities',
		'neutralEntities',
		'positiveEntities',
		'unmentionedEntities',
	];
	expect(bars).toEqual(
		bars.map(([entity]) => [entity, ...columns.map((column) => count(column, entity))]),
	);
	const names = bars.map(([entity]) => entity);
	expect(names).toEqual(expect.arrayContaining(['delivery', 'support', 'app']));
	expect(names).not.toContain('levering');
	const all = columns.reduce((sum, column) => sum + count(column, 'delivery'), 0);
	expect(all).toBe(answered.length);
}

/** What of a report has a name. */
interface Named {
	entity?: string;
	group?: string;
}

/** The message that a debug node of this name showed. */
async function shown(name: string): Promise<unknown> {
	return debugValue(
		await nodeRed.admin.waitFor(
			({ topic, data }) => topic === 'debug' && (data as { name?: string }).name === name,
		),
	);
}

describe('the examples', () => {
	it('are all offered by the editor', async () => {
		const { body } = await nodeRed.admin.request(
			'GET',
			`/library/examples/flows/${NODE_RED_PACKAGE}/`,
		);
		const names = (body as Array<{ fn: string }>).map(({ fn }) => `${fn}.json`);
		expect(names.sort()).toEqual(readdirSync(EXAMPLES).sort());
	});

	it('A first text: shows its sentiment, or why there is none', async () => {
		const { set } = await importExample('A first text');
		await press();
		expect(await shown('Sentiment')).toMatchObject({
			sentiment: expect.any(String),
			entitySentiments: [{ entity: 'delivery' }, { entity: 'support' }, { entity: 'price' }],
		});
		set({ faults: { always: '401' } });
		await press();
		expect(await shown('Without a result')).toMatchObject({ code: 'auth' });
	});

	it('Tickets from CSV to CSV: needs no file, since it holds some tickets', async () => {
		await importExample('Tickets from CSV to CSV');
		await press();
		const results = await shown('File written');
		const rows = await readRows(path.join(nodeRed.userDir, String(results)));
		const [tickets, given] = [rows, (await readRows(TICKETS)).slice(0, rows.length)].map((all) =>
			all.map(({ id, text }) => [id, text]).sort(),
		);
		expect(rows).toHaveLength(24);
		expect(tickets).toEqual(given);
		expect(rows.filter(({ sentiment }) => !sentiment)).toEqual([]);
	});

	it('Tickets from CSV to CSV: every ticket is in the new file, with a result or the reason', async () => {
		const results = path.join(nodeRed.userDir, 'results.csv');
		const { requests } = await importExample(
			'Tickets from CSV to CSV',
			{ TICKETS_CSV: TICKETS, RESULTS_CSV: results },
			{ maxTextLength: 5_000 },
		);
		await press();
		await shown('File written');
		const [tickets, rows] = [await readRows(TICKETS), await readRows(results)];
		expect(rows.map(({ id }) => id).sort()).toEqual(tickets.map(({ id }) => id).sort());
		expect(rows.filter(({ sentiment, note }) => !sentiment === !note)).toEqual([]);
		expect(rows.filter(({ note }) => note).map(({ id, note }) => [id, note])).toEqual([
			['T-4122', 'Text is empty'],
			['T-4136', 'This text is in another language: German'],
		]);
		expect(rows.filter(({ parts }) => parts).map(({ id }) => id)).toEqual(['T-4135']);
		expect(requests.length).toBeLessThan(tickets.length / 5);
		const page = await fetch(`${nodeRed.url}/sentor-results`);
		expect(page.status).toBe(200);
		checkPage(await page.text(), rows);
	});

	it('HTTP endpoint: answers a text, several, and one that cannot be analyzed', async () => {
		await importExample('HTTP endpoint');
		const post = async (body: unknown) => {
			const reply = await fetch(`${nodeRed.url}/sentiment`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			return { status: reply.status, body: (await reply.json()) as unknown };
		};
		expect(await post({ text: 'Great delivery', entities: ['delivery'] })).toMatchObject({
			status: 200,
			body: { sentiment: 'positive' },
		});
		const several = [
			{ text: 'Great delivery', entities: ['delivery'] },
			{ text: 'Awful delivery', entities: ['delivery'] },
		];
		expect(await post(several)).toMatchObject({
			status: 200,
			body: [{ sentiment: 'positive' }, { sentiment: 'negative' }],
		});
		expect(await post({ docs: several })).toMatchObject({ status: 200, body: [{}, {}] });
		expect(await post({ text: '', entities: ['delivery'] })).toMatchObject({
			status: 422,
			body: { error: { code: 'invalid_input' } },
		});
	});

	it('Alert in Slack: shapes what is negative for a Slack webhook', async () => {
		await importExample('Alert in Slack');
		await press();
		expect(JSON.stringify(await shown('What Slack would get'))).toMatch(/rotating_light.*Negative/);
	});

	it('Retry queue: a message comes out once the service is back', async () => {
		// A result that is left out is asked for a second time, and then it is the flow's turn.
		const faults = { script: ['missing-ids=1', 'missing-ids=1'] };
		const { requests } = await importExample(
			'Retry queue',
			{ RETRY_AFTER_SECONDS: '0.01' },
			{ faults },
		);
		await press();
		expect(await shown('Result')).toMatchObject({ sentiment: expect.any(String) });
		expect(requests).toHaveLength(3);
	});

	it('Report of reviews: tells how each channel fares, and what changed since the last one', async () => {
		await importExample('Report of reviews');
		await press();
		expect(await shown('Report')).toMatch(/8/);
		const first = await nodeRed.admin.flowContext('5e470a9800000001', 'lastReport');
		expect(first).toMatchObject({ documents: 8, failed: 0 });
		const { entities, groups } = first as { entities: Named[]; groups: Named[] };
		expect(entities.map(({ entity }) => entity).sort()).toEqual(['delivery', 'price', 'support']);
		expect(groups.map(({ group }) => group)).toEqual(['chat', 'mail', 'shop']);
		nodeRed.admin.forget();
		await press();
		await shown('Report');
		expect(await nodeRed.admin.flowContext('5e470a9800000001', 'lastReport')).toMatchObject({
			change: 0,
		});
	});

	it('Array in one message: comes out as one array, and one by one', async () => {
		const { requests } = await importExample('Array in one message');
		await press();
		expect(await shown('All results')).toBeDefined();
		expect(await shown('One result')).toBeDefined();
		const languages = requests.map(({ query }) => query.language);
		expect(new Set(languages).size).toBe(languages.length);
	});
});
