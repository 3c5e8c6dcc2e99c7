import type { Browser } from 'playwright-core';
import type { Workflow } from '../../harness/n8n/types';
import { launchChromium } from '../../harness/chromium';
import { N8nEditor } from '../../harness/n8n/editor';
import { liveN8n, liveSandbox, returned } from '../support/n8n/live';
import { rowsWorkflow, SENTOR, START } from '../support/n8n/workflows';

const { api, session } = liveN8n();
const live = liveSandbox(api);
let browser: Browser;
let editor: N8nEditor;

beforeAll(async () => {
	browser = await launchChromium();
	editor = await N8nEditor.open(browser, session);
});
afterAll(async () => await browser?.close());

const ROWS = [
	{ text: 'Great delivery', channel: 'mail', sentiment: 'positive', positiveEntities: 'delivery' },
	{ text: 'Awful support', channel: 'chat', sentiment: 'negative', negativeEntities: 'support' },
	{ text: '', channel: 'chat', error: 'Text is empty' },
];

async function reportWorkflow(): Promise<Workflow> {
	const workflow = rowsWorkflow(ROWS, await live.credential(), {
		parameters: { operation: 'report', groupBy: '={{ $json.channel }}' },
	});
	const nodes = workflow.nodes.map((node) => ({ ...node, credentials: {} }));
	return { ...workflow, nodes };
}

it('a report is made by a node that has no credential', async () => {
	const execution = await api.run(await api.createWorkflow(await reportWorkflow()), START);
	expect(returned(execution, SENTOR)).toEqual([
		expect.objectContaining({
			documents: 3,
			failed: 1,
			netScore: 0,
			groups: [
				expect.objectContaining({ group: 'chat', documents: 2 }),
				expect.objectContaining({ group: 'mail', documents: 1 }),
			],
		}),
	]);
});

it('its panel asks for no credential, unlike that of another operation', async () => {
	const { id } = await api.createWorkflow(await reportWorkflow());
	await editor.openWorkflow(id);
	await editor.openNode(SENTOR);
	await editor.page.getByText('no credential is needed').waitFor();
	const choice = editor.part('node-credentials-select');
	expect(await choice.count()).toBe(0);
	await editor.choose('operation', 'Check Health');
	await choice.first().waitFor();
});
