/**
 * Takes the pictures of the Node-RED package's README, so that they show what is there. With
 * SENTOR_PICTURES=docs/images they replace those in the repository, else they are looked at and
 * thrown away.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { repository } from '../../../harness/node24';
import { startSandbox, type Sandbox } from '../../../sandbox/src';
import { launchChromium } from '../../../harness/chromium';
import type { FlowNode } from '../../../harness/node-red/admin';
import { NodeRedEditor } from '../../../harness/node-red/editor';
import { startNodeRed, type NodeRedServer } from '../../../harness/node-red/server';

/** A README that loads slowly is not read; bytes. */
const LARGEST = 300_000;

/** The Sentor Sentiment node of the example A first text. */
const SENTIMENT = '5e470a9700000004';

let folder: string;
let browser: Browser;
let sandbox: Sandbox;
let nodeRed: NodeRedServer;
let editor: NodeRedEditor;

jest.setTimeout(180_000);

beforeAll(async () => {
	const wanted = process.env.SENTOR_PICTURES;
	folder = wanted
		? path.resolve(repository, wanted)
		: await mkdtemp(path.join(os.tmpdir(), 'sentor-pictures-'));
	browser = await launchChromium();
	[sandbox, nodeRed] = await Promise.all([startSandbox(), startNodeRed()]);
	await nodeRed.admin.request('POST', '/settings/user', {
		editor: { view: { 'view-show-tips': false } },
	});
});

afterEach(() => editor.close());

afterAll(async () => {
	await browser?.close();
	await nodeRed?.stop();
	await sandbox?.close();
	if (!process.env.SENTOR_PICTURES) await rm(folder, { recursive: true });
});

/** Opens the editor on an example that is deployed, with a connection that works. */
async function show(example: string, width: number, height: number): Promise<void> {
	const file = path.join(repository, 'node-red/examples', `${example}.json`);
	const nodes = JSON.parse(await readFile(file, 'utf8')) as FlowNode[];
	const credentials = { apiKey: 'sandbox-growth' };
	await nodeRed.admin.deploy(
		nodes.map((node) =>
			node.type === 'sentor-api' ? { ...node, baseUrl: sandbox.url, credentials } : node,
		),
	);
	editor = await NodeRedEditor.open(browser, nodeRed.url);
	await editor.page.setViewportSize({ width, height });
}

/** Only the flow and its palette: nothing is selected, no sidebar is open on the right. */
async function clear(): Promise<void> {
	await editor.page.evaluate("RED.actions.invoke('core:toggle-sidebar')");
	await editor.searchPalette('sentor');
	await editor.page
		.locator('#red-ui-palette .red-ui-palette-category:visible')
		.nth(1)
		.waitFor({ state: 'detached' });
	await editor.page.evaluate('RED.view.select({ nodes: [] })');
}

async function take(name: string, what?: Locator): Promise<void> {
	const file = path.join(folder, name);
	await (what ?? editor.page).screenshot({ path: file });
	expect((await stat(file)).size).toBeLessThan(LARGEST);
}

it('the tickets example', async () => {
	await show('Tickets from CSV to CSV', 1440, 640);
	await clear();
	await take('node-red-flow.png');
});

it('the topics example', async () => {
	await show('Topics of tickets', 1420, 640);
	await clear();
	await take('node-red-topics.png');
});

it('the dialogs of Sentor Sentiment and Sentor API', async () => {
	await show('A first text', 1100, 860);
	const { page } = editor;
	await editor.edit(SENTIMENT);
	const tray = page.locator('.red-ui-tray:visible').last();
	await take('node-red-dialog.png', tray);
	await editor.editConfig('api', 'edit');
	await page.mouse.move(5, 5);
	await page.click('#node-config-sentor-api-test');
	await page.locator('#node-config-sentor-api-test-answer .fa-check-circle').waitFor();
	await page.mouse.move(5, 5);
	await take('node-red-connection.png', tray);
});
