/** Follows docs/n8n.md step by step, by mouse and keyboard, and counts the clicks. */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../harness/chromium';
import { N8nEditor } from '../../harness/n8n/editor';
import { SENTOR_CREDENTIAL } from '../../harness/n8n/package';
import type { Credential } from '../../harness/n8n/types';
import { countClicks } from '../support/clicks';
import { liveN8n, liveSandbox } from '../support/n8n/live';
import { page as markdown } from '../support/pages';

const { api, session } = liveN8n();
const live = liveSandbox(api);
let browser: Browser;
let editor: N8nEditor;

beforeAll(async () => {
	browser = await launchChromium();
	editor = await N8nEditor.open(browser, session);
});
afterAll(async () => {
	await editor?.close();
	await browser?.close();
});

it('the first result and the first report take as many clicks as the page says', async () => {
	live.allow('first-key');
	await withoutCredentials();
	const { page } = editor;
	await editor.newWorkflow();
	const clicks = await countClicks(page);

	await editor.part('canvas-plus-button').first().click();
	await editor.part('node-creator-search-bar').pressSequentially('sentiment');
	const creator = editor.part('node-creator');
	await creator.getByText('Sentor Sentiment', { exact: true }).click();
	await creator.getByText('Analyze sentiment of text and of each entity in it').click();
	await page.getByText('Connect to Sentor Sentiment').click();
	await type('apiKey', 'first-key');
	await type('baseUrl', live.sandbox.url);
	await page.getByRole('button', { name: 'Save' }).click();
	await editor.credentialAccepted();
	await type('text', 'The delivery was quick, but support was rude.');
	await type('entities', 'delivery, support');
	await editor
		.part('ndv')
		.locator('[data-test-id="node-execute-button"]', { hasText: 'Execute step' })
		.click();
	await editor.output().getByText('positive').first().waitFor();
	expect(await editor.outputRows()).toEqual([
		expect.objectContaining({ positiveEntities: 'delivery', negativeEntities: 'support' }),
	]);
	// The sandbox's address is one click more than Sentor's own, which is there already.
	const forResult = await clicks();
	expect(markdown('docs/n8n.md')).toContain(`${forResult - 1} clicks.`);

	await editor.closeNode();
	await editor.part('canvas-handle-plus').last().click();
	await editor.part('node-creator-search-bar').pressSequentially('sentor');
	await creator.getByText('Sentor Sentiment', { exact: true }).click();
	await creator.getByText('Create report', { exact: true }).click();
	await type('textField', 'review');
	await editor
		.part('ndv')
		.locator('[data-test-id="node-execute-button"]', { hasText: 'Execute step' })
		.click();
	await editor.output().getByText('Customer sentiment').first().waitFor();
	expect(markdown('docs/n8n.md')).toContain(`${(await clicks()) - forResult} clicks more`);
});

/** As on the first day: what other tests left would be chosen. */
async function withoutCredentials(): Promise<void> {
	const all = await api.call<Credential[]>('GET', '/rest/credentials');
	for (const { id } of all.filter(({ type }) => type === SENTOR_CREDENTIAL))
		await api.call('DELETE', `/rest/credentials/${id}`);
}

/** Clicks into a field and pastes over what is in it. */
async function type(parameter: string, words: string): Promise<void> {
	await editor.part(`parameter-input-${parameter}`).locator('input, textarea').first().click();
	await editor.page.keyboard.press('Control+a');
	await editor.page.keyboard.insertText(words);
}
