/**
 * Takes the pictures of Node-RED in its package's README and in docs/, so that they show what is there. With
 * SENTOR_PICTURES=docs/images they replace those in the repository, else they are looked at and
 * thrown away.
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page, PageScreenshotOptions } from 'playwright-core';
import { datedTickets } from '../../../demo/support/dated-tickets';
import { exampleFlow } from '../../../demo/support/flows';
import { repository } from '../../../harness/node24';
import { until } from '../../support/until';
import { startSandbox, type Sandbox } from '../../../sandbox/src';
import { launchChromium } from '../../../harness/chromium';
import { debugValue, type FlowNode } from '../../../harness/node-red/admin';
import { NodeRedEditor } from '../../../harness/node-red/editor';
import { startNodeRed, type NodeRedServer } from '../../../harness/node-red/server';

/** A README that loads slowly is not read; bytes. */
const LARGEST = 300_000;

/** The Sentor Sentiment node of the example A first text. */
const SENTIMENT = '5e470a9700000004';

/** The button of the example Daily report to Slack. */
const REPORT_BUTTON = '5e470a9800000003';

/** The button of the example Dashboard. */
const DASHBOARD_BUTTON = '5e470a9f00000003';

const TICKETS = path.join(repository, 'examples/data/tickets.csv');

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
	[sandbox, nodeRed] = await Promise.all([
		// The address that docs/sandbox.md names, unless a sandbox runs there already.
		startSandbox({ port: 8484 }).catch(() => startSandbox()),
		// A report is longer than what a debug node shows by itself.
		startNodeRed({ withDashboard: true, settings: '{ debugMaxLength: 100000 }' }),
	]);
	await nodeRed.admin.request('POST', '/settings/user', {
		editor: { view: { 'view-show-tips': false } },
	});
});

afterEach(() => editor?.close());

afterAll(async () => {
	await browser?.close();
	await nodeRed?.stop();
	await sandbox?.close();
	if (!process.env.SENTOR_PICTURES) await rm(folder, { recursive: true });
});

/** Deploys an example over the sample tickets, with a connection that works. */
async function deploy(example: string, change = (node: FlowNode): FlowNode => node): Promise<void> {
	const tickets = path.join(nodeRed.userDir, 'tickets.csv');
	await writeFile(tickets, await datedTickets(TICKETS, Date.parse('2026-11-26')));
	const setup = { baseUrl: sandbox.url, apiKey: 'sandbox-growth', env: { TICKETS_CSV: tickets } };
	await nodeRed.admin.deploy((await exampleFlow(example, setup)).map(change));
}

/** Opens the editor on an example. */
async function show(example: string, width: number, height: number): Promise<void> {
	await deploy(example);
	editor = await NodeRedEditor.open(browser, nodeRed.url);
	await editor.page.setViewportSize({ width, height });
}

/** Only the flow and its palette: nothing is selected, no sidebar is open on the right. */
async function clear(): Promise<void> {
	await editor.page.evaluate("RED.actions.invoke('core:toggle-sidebar', false)");
	await editor.searchPalette('sentor');
	await editor.page
		.locator('#red-ui-palette .red-ui-palette-category:visible')
		.nth(1)
		.waitFor({ state: 'detached' });
	await editor.page.evaluate('RED.view.select({ nodes: [] })');
}

async function take(
	name: string,
	what: Locator | Page = editor.page,
	options: PageScreenshotOptions = {},
): Promise<void> {
	const file = path.join(folder, name);
	await what.screenshot({ path: file, ...options });
	expect((await stat(file)).size).toBeLessThan(LARGEST);
}

/** The part of a page that ends below the last of these that is whole in it. */
async function wholeLines(lines: Locator): Promise<PageScreenshotOptions> {
	const { width = 0, height = 0 } = lines.page().viewportSize() ?? {};
	const boxes = await Promise.all((await lines.all()).map((line) => line.boundingBox()));
	const ends = boxes.map((box) => (box ? box.y + box.height : 0)).filter((end) => end < height);
	return { clip: { x: 0, y: 0, width, height: Math.max(...ends) + 3 } };
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

it('the report example, and the report as a mail shows it', async () => {
	await show('Daily report to Slack', 1520, 560);
	await clear();
	await take('node-red-report-flow.png');
	const dry = 'What Slack would get';
	await deploy('Daily report to Slack', (node) =>
		node.name === dry ? { ...node, complete: 'report.html' } : node,
	);
	await nodeRed.admin.inject(REPORT_BUTTON);
	const told = await nodeRed.admin.waitFor(({ data }) => (data as FlowNode).name === dry);
	const html = String(debugValue(told));
	// Its beginning: the whole is several pages.
	const page = await browser.newPage({ viewport: { width: 760, height: 860 } });
	// Emoji are boxes where no font has them, as on the machines that run this.
	const drawn = html.replace(/\p{Extended_Pictographic}/gu, '');
	await page.setContent(`<main style="padding: 16px; font-family: sans-serif">${drawn}</main>`);
	await take('node-red-report.png', page, await wholeLines(page.locator('main blockquote')));
	await page.close();
});

it('the page of the dashboard example', async () => {
	await deploy('Dashboard');
	await nodeRed.admin.inject(DASHBOARD_BUTTON);
	const page = await browser.newPage({ viewport: { width: 1280, height: 1200 } });
	await page.goto(`${nodeRed.url}/dashboard/customers`);
	await page.locator('.sentor-quotes blockquote').nth(7).waitFor();
	// The bars grow when they appear: a picture is of what stands still.
	let before = '';
	await until(async () => {
		const now = (await page.screenshot()).toString('base64');
		const isStill = now === before;
		before = now;
		return isStill;
	});
	await take('node-red-dashboard.png', page);
	await page.close();
});
