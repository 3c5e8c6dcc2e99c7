/**
 * Takes the pictures of n8n in the README and in docs/, so that they show what is there. With SENTOR_PICTURES=docs/images
 * they replace those in the repository, else they are looked at and thrown away.
 */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator } from 'playwright-core';
import { readExample, TICKETS, withCredentials } from '../../harness/n8n/examples';
import { repository } from '../../harness/node24';
import { launchChromium } from '../../harness/chromium';
import { N8nEditor } from '../../harness/n8n/editor';
import { liveN8n, liveSandbox } from '../support/n8n/live';
import { rowsWorkflow, SENTOR, START, type Row } from '../support/n8n/workflows';

/** Tickets with short texts and mixed feelings, in both languages. */
const SHOWN = ['T-4064', 'T-4105', 'T-4012', 'T-4059', 'T-4095', 'T-4116', 'T-4089', 'T-4103'];

/** A README that loads slowly is not read; bytes. */
const LARGEST = 300_000;

const { api, session } = liveN8n();
const live = liveSandbox(api);
let browser: Browser;
let editor: N8nEditor;
let folder: string;

beforeAll(async () => {
	const wanted = process.env.SENTOR_PICTURES;
	folder = wanted
		? path.resolve(repository, wanted)
		: await mkdtemp(path.join(os.tmpdir(), 'sentor-pictures-'));
	browser = await launchChromium();
});
beforeEach(async () => {
	editor = await N8nEditor.open(browser, session);
	await editor.page.setViewportSize({ width: 1640, height: 860 });
});
afterEach(async () => await editor.close());
afterAll(async () => {
	await browser?.close();
	if (!process.env.SENTOR_PICTURES) await rm(folder, { recursive: true });
});

it('the node, with rows on its left and an answer on its right', async () => {
	const tickets = parse(await readFile(TICKETS), { columns: true }) as Row[];
	const rows = SHOWN.map((wanted) => tickets.find(({ id }) => id === wanted)).map((ticket) => {
		const { customer, language, text, entities } = ticket ?? {};
		return { customer, language, text, entities };
	});
	const settings = { parameters: { language: '={{ $json.language }}' } };
	const workflow = rowsWorkflow(rows, await live.credential(), settings);
	const { id } = await api.createWorkflow(workflow);
	await editor.openWorkflow(id);
	await editor.executeWorkflow();
	await editor.dismissMessages();
	await editor.openNode(SENTOR);
	await editor.part('ndv-input-panel').getByText('Table', { exact: true }).click();
	await editor.output().getByText('Schema', { exact: true }).click();
	await editor.output().getByText('negativeEntities').waitFor();
	await editor.part('ndv-input-panel').locator('table tbody tr').first().waitFor();
	await take('n8n-node.png', editor.part('ndv'));
});

it('the tickets workflow, with what went where', async () => {
	const example = readExample('tickets-to-spreadsheet.json');
	const { id } = await api.createWorkflow(withCredentials(example, [await live.credential()]));
	await editor.openWorkflow(id);
	await editor.executeWithFile(TICKETS);
	await editor.dismissMessages();
	await editor.page.addStyleTag({ content: `${CONTROLS} { visibility: hidden; }` });
	await take('n8n-workflow.png', editor.part('canvas'), editor.page.locator(CONTENT));
});

it('Estimate Cost, over all tickets', async () => {
	const tickets = parse(await readFile(TICKETS), { columns: true }) as Row[];
	const credential = await live.credential({ requests: 60, windowMs: 60_000 });
	// What the plan allows, and how fast the service answers, shows with an answer.
	const few = await api.createWorkflow(rowsWorkflow(tickets.slice(0, 30), credential));
	await api.run(few, START);
	const settings = { parameters: { operation: 'estimate' } };
	const { id } = await api.createWorkflow(rowsWorkflow(tickets, credential, settings));
	await editor.openWorkflow(id);
	await editor.executeWorkflow();
	await editor.dismissMessages();
	await editor.page.setViewportSize({ width: 1640, height: 670 });
	await editor.openNode(SENTOR);
	await editor.part('ndv-input-panel').getByText('Table', { exact: true }).click();
	await editor.output().getByText('JSON', { exact: true }).click();
	await editor.output().getByText('"requests"').waitFor();
	await take('n8n-estimate.png', editor.part('ndv'));
});

it('the credential, with the address of the sandbox', async () => {
	await live.credential();
	await editor.page.setViewportSize({ width: 1200, height: 700 });
	await editor.newWorkflow();
	await editor.addNode('sentiment', SENTOR, /Analyze sentiment of text/);
	await editor.newCredential();
	await editor.fillCredential({
		apiKey: 'sandbox-starter',
		baseUrl: 'http://127.0.0.1:8484/api',
	});
	await take('n8n-credential.png', editor.part('editCredential-modal'));
});

/** What is drawn on the canvas, nodes and notes, without its controls. */
const CONTENT = '.vue-flow__node';

/** What lies over the canvas, and would hide a part of it. */
const CONTROLS =
	'[data-test-id="canvas-controls"], [data-test-id="execute-workflow-button"], .vue-flow__controls';

/** A node's name hangs below its box, px. */
const BELOW = 56;

/** Takes a part of the page, cut to what is inside of it if that is given. */
async function take(name: string, part: Locator, inside?: Locator): Promise<void> {
	await editor.page.mouse.move(0, 0);
	const file = path.join(folder, name);
	const clip = inside ? await around(inside) : ((await part.boundingBox()) ?? undefined);
	await editor.page.screenshot({ path: file, clip, animations: 'disabled' });
	const { size } = await stat(file);
	expect(size).toBeGreaterThan(20_000);
	expect(size).toBeLessThan(LARGEST);
}

/** The smallest rectangle around these elements, with some air. */
async function around(elements: Locator) {
	const air = 24;
	const boxes = await Promise.all((await elements.all()).map((element) => element.boundingBox()));
	const known = boxes.filter((box) => box !== null);
	const x = Math.min(...known.map((box) => box.x)) - air;
	const y = Math.min(...known.map((box) => box.y)) - air;
	const right = Math.max(...known.map((box) => box.x + box.width)) + air;
	const bottom = Math.max(...known.map((box) => box.y + box.height));
	return { x, y, width: right - x, height: bottom + BELOW - y };
}
