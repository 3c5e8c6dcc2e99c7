import type { Browser } from 'playwright-core';
import { readExample, TICKETS, withCredentials } from '../../harness/n8n/examples';
import { PROPOSED_CREDENTIAL_NAME } from '../../harness/n8n/package';
import { launchChromium } from '../../harness/chromium';
import { N8nEditor } from '../../harness/n8n/editor';
import { liveN8n, liveSandbox } from '../support/n8n/live';
import { rowsWorkflow, SENTOR } from '../support/n8n/workflows';

const { api, session } = liveN8n();
const live = liveSandbox(api);
/** What people type who look for such a node. */
const SEARCHED = [
	...['analyze sentiment', 'customer feedback', 'voice of customer', 'csat', 'complaints'],
	...['text classification', 'topics', 'clustering', 'sentiment', 'opinion', 'reviews'],
];

let browser: Browser;
let editor: N8nEditor;

beforeAll(async () => {
	browser = await launchChromium();
});
beforeEach(async () => {
	editor = await N8nEditor.open(browser, session);
});
afterEach(async () => await editor.close());
afterAll(async () => await browser?.close());

it('a user finds the node by "sentiment", is told why a key is refused, corrects it, and sees the result', async () => {
	live.allow('the-right-key');
	await editor.newWorkflow();
	await editor.addNode('sentiment', 'Sentor Sentiment', /Analyze sentiment of text/);
	await editor.newCredential();
	await editor.saveCredential({ apiKey: 'the-wrong-key', baseUrl: live.sandbox.url });
	expect(await editor.credentialRefusal()).toContain('The API key was refused');
	await editor.saveCredential({ apiKey: 'the-right-key' });
	await editor.credentialAccepted();
	expect((await editor.credentialName()).startsWith(PROPOSED_CREDENTIAL_NAME)).toBe(true);
	await editor.fill(
		'text',
		'The delivery was quick and friendly, but support was rude and useless.',
	);
	await editor.fill('entities', 'delivery, support');
	await editor.executeStep();
	expect(await editor.outputRows()).toEqual([
		expect.objectContaining({
			sentiment: expect.stringMatching(/^(positive|neutral|negative)$/),
			summary: expect.stringContaining('delivery positive, support negative'),
			positiveEntities: 'delivery',
			negativeEntities: 'support',
		}),
	]);
});

it('a user drags the field that holds the text onto Text, and runs the node', async () => {
	const rows = [{ id: 1, review: 'The delivery was quick and friendly.' }];
	const sentor = { parameters: { text: '', entities: 'delivery' } };
	const workflow = rowsWorkflow(rows, await live.credential(), sentor);
	const { id } = await api.createWorkflow(workflow);
	await editor.openWorkflow(id);
	await editor.openNode(SENTOR);
	await editor.executePrevious();
	await editor.dragField('review', 'text');
	expect(await editor.expression('text')).toBe('{{ $json.review }}');
	await editor.executeStep();
	expect(await editor.outputRows()).toEqual([
		expect.objectContaining({ id: '1', sentiment: 'positive' }),
	]);
});

it('people find the node by what they call it, and read what it does in one line', async () => {
	await editor.newWorkflow();
	await editor.openNodeCreator();
	for (const words of SEARCHED) await editor.findNode(words, 'Sentor Sentiment');
	expect(await editor.linesOf('Analyze the sentiment of texts and entities')).toBe(1);
});

it('what a user typed is still there after a look at Check Health', async () => {
	const sentor = { parameters: { text: '={{ $json.review }}', entities: 'delivery' } };
	const workflow = rowsWorkflow([{ review: 'Great' }], await live.credential(), sentor);
	const { id } = await api.createWorkflow(workflow);
	await editor.openWorkflow(id);
	await editor.openNode(SENTOR);
	await editor.choose('operation', 'Check Health');
	await editor.page.getByText('Neither texts nor entities are sent').waitFor();
	await editor.choose('operation', 'Analyze Sentiment');
	expect(await editor.expression('text')).toBe('{{ $json.review }}');
	expect(await editor.part('parameter-input-entities').locator('input').inputValue()).toBe(
		'delivery',
	);
});

it('a user who forgets the entities is told so before anything is sent', async () => {
	await live.credential();
	await editor.newWorkflow();
	await editor.addNode('sentiment', 'Sentor Sentiment', /Analyze sentiment of text/);
	await editor.fill('text', 'The delivery was quick.');
	await editor.part('node-execute-button').first().click();
	await editor.page.getByText('Parameter "Entities" is required').waitFor();
	expect(live.sandbox.requests).toEqual([]);
});

it('an example that is pasted into the canvas finds its credential by name', async () => {
	// n8n takes one that is found by its name only if there is one.
	const name = `Account for pasting ${process.pid}`;
	await live.credential({}, name);
	const file = JSON.stringify(readExample('tickets-to-spreadsheet.json'));
	await editor.newWorkflow();
	await editor.paste(file.replace(PROPOSED_CREDENTIAL_NAME, name));
	await editor.openNode('Sentor Sentiment');
	expect(await editor.credentialName()).toBe(name);
});

it('the tickets workflow asks for a file, and shows in the editor what went where', async () => {
	const example = readExample('tickets-to-spreadsheet.json');
	const workflow = withCredentials(example, [await live.credential()]);
	const { id } = await api.createWorkflow(workflow);
	await editor.openWorkflow(id);
	await editor.executeWithFile(TICKETS);
	await editor.openNode('Sentor Sentiment');
	const output = await editor.output().innerText();
	expect(output).toContain('Success Branch (135 items)');
	expect(output).toContain('Error Branch (2 items)');
	expect(output).toMatch(/135 items in \d+ requests/);
	expect(output).toContain('Text is empty');
});

it('the canvas shows an output for each sentiment once Split by Sentiment is on', async () => {
	const workflow = withCredentials(readExample('slack-alert-on-negative.json'), [
		await live.credential(),
	]);
	const { id } = await api.createWorkflow(workflow);
	await editor.openWorkflow(id);
	expect(await editor.outputLabels('Sentor Sentiment')).toEqual([
		'Positive',
		'Neutral',
		'Negative',
		'Error',
	]);
});
