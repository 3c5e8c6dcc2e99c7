import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import manifest from '../../node-red/package.json';
import { launchChromium } from '../../harness/chromium';
import { debugValue, type FlowNode } from '../../harness/node-red/admin';
import { NodeRedEditor } from '../../harness/node-red/editor';
import { NODE_RED_PACKAGE } from '../../harness/node-red/package';
import { startNodeRed, type NodeRedServer } from '../../harness/node-red/server';
import { startSandbox, type Sandbox } from '../../sandbox/src';

/* The packed package in the Node-RED and Node.js that SENTOR_NODE_RED and SENTOR_NODE name. Each test
   is a column of the matrix. */

const KEY = 'sandbox-unlimited';
const AT = { z: 'flow', x: 100, y: 100 };

let nodeRed: NodeRedServer;
let sandbox: Sandbox;

beforeAll(async () => {
	[nodeRed, sandbox] = await Promise.all([startNodeRed(), startSandbox()]);
});

afterAll(async () => {
	await nodeRed?.stop();
	await sandbox?.close();
});

/** Sends a message into one of our nodes, and gives back what comes out of either output. */
async function through(node: Record<string, unknown>, message: object, apiKey = KEY) {
	const debug: FlowNode = {
		...{ id: 'debug', type: 'debug', ...AT, active: true, tosidebar: true },
		...{ complete: 'true', targetType: 'full', wires: [] },
	};
	await nodeRed.admin.deploy([
		{ id: 'flow', type: 'tab', label: 'Matrix' },
		{ id: 'api', type: 'sentor-api', baseUrl: sandbox.url, credentials: { apiKey } },
		{ id: 'inject', type: 'inject', ...AT, props: [{ p: 'payload' }], wires: [['node']] },
		{ id: 'node', type: '', ...AT, api: 'api', wires: [['debug'], ['debug']], ...node },
		debug,
	]);
	nodeRed.admin.forget();
	await nodeRed.admin.inject('inject', { ...message });
	return debugValue(await nodeRed.admin.waitFor(({ topic }) => topic === 'debug'));
}

it('loads', async () => {
	const { body } = await nodeRed.admin.request('GET', '/nodes');
	const sets = (body as Array<Record<string, unknown>>).filter(
		({ module }) => module === NODE_RED_PACKAGE,
	);
	expect(sets.map(({ enabled, err }) => [enabled, err])).toEqual(
		Object.keys(manifest['node-red'].nodes).map(() => [true, undefined]),
	);
	const node = execFileSync(process.env.SENTOR_NODE ?? process.execPath, ['--version']);
	expect(nodeRed.log()).toContain(`Node.js  version: ${node.toString().trim()}`);
	expect(nodeRed.log()).not.toMatch(/\[(error|warn)\] .*sentor|Warning: /i);
});

it('message', async () => {
	const node = { type: 'sentor-sentiment', entities: 'delivery' };
	expect(await through(node, { payload: 'The delivery was great' })).toMatchObject({
		payload: 'The delivery was great',
		sentiment: { sentiment: 'positive' },
	});
});

it('cluster', async () => {
	const payload = Array.from({ length: 10 }, (_, i) => `The parcel came ${i} days late`);
	expect(await through({ type: 'sentor-cluster' }, { payload })).toMatchObject({
		clusters: expect.arrayContaining([expect.objectContaining({ size: expect.any(Number) })]),
	});
});

it('report', async () => {
	const sentiment = [{ sentiment: 'positive', entitySentiments: [] }];
	const message = { payload: ['Great'], sentiment };
	expect(await through({ type: 'sentor-report' }, message)).toMatchObject({
		report: { documents: 1, positive: 1 },
	});
});

it('error output', async () => {
	const node = { type: 'sentor-sentiment', entities: 'delivery', wires: [[], ['debug']] };
	expect(await through(node, { payload: '' })).toMatchObject({
		payload: '',
		error: { code: 'invalid_input', reason: 'no_text' },
	});
});

it('bad key', async () => {
	const node = { type: 'sentor-sentiment', entities: 'delivery' };
	expect(await through(node, { payload: 'Great delivery' }, 'nobody-knows-it')).toMatchObject({
		error: { code: 'auth', message: expect.stringContaining('key') },
	});
});

describe('the editor', () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launchChromium();
	});
	afterAll(async () => await browser?.close());

	it('editor', async () => {
		await nodeRed.admin.deploy([{ id: 'flow', type: 'tab', label: 'Matrix' }]);
		const editor = await NodeRedEditor.open(browser, nodeRed.url);
		for (const type of Object.keys(manifest['node-red'].nodes)) {
			if (type === 'sentor-api') continue;
			await editor.edit(await editor.drag(type, 400, 150));
			await editor.confirm('node-dialog');
			await editor.page.keyboard.press('Delete');
		}
		expect(editor.complaints).toEqual([]);
		await editor.close();
	});
});
