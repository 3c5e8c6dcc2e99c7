/** Follows docs/node-red.md step by step, by mouse and keyboard, and counts the clicks. */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../harness/chromium';
import { NodeRedEditor } from '../../../harness/node-red/editor';
import { startNodeRed, type NodeRedServer } from '../../../harness/node-red/server';
import { startSandbox, type Sandbox } from '../../../sandbox/src';
import { countClicks } from '../../support/clicks';
import { page as markdown } from '../../support/pages';

let browser: Browser;
let sandbox: Sandbox;
let nodeRed: NodeRedServer;
let editor: NodeRedEditor;

jest.setTimeout(180_000);

beforeAll(async () => {
	browser = await launchChromium();
	[sandbox, nodeRed] = await Promise.all([startSandbox(), startNodeRed()]);
	await nodeRed.admin.request('POST', '/settings/user', {
		editor: { view: { 'view-show-tips': false } },
	});
});

afterEach(() => editor?.close());

afterAll(async () => {
	await browser?.close();
	await nodeRed?.stop();
	await sandbox?.close();
});

/** Menu, Import, Examples, ours, this one, Import, and to the tab that it comes in. */
async function importExample(name: string): Promise<void> {
	const { page } = editor;
	await page.locator('#red-ui-header-button-sidemenu').click();
	const menu = page.locator('#red-ui-header-button-sidemenu-submenu');
	await menu.getByText('Import', { exact: true }).click();
	const dialog = page.locator('.ui-dialog:visible');
	await dialog.getByRole('link', { name: 'Examples' }).click();
	await dialog.getByText('@sentor-nodes/node-red-sentor-sentiment', { exact: true }).click();
	await dialog.getByText(name, { exact: true }).click();
	await dialog.getByText('Import', { exact: true }).click();
	await dialog.waitFor({ state: 'detached' });
	await page.locator('#red-ui-workspace-tabs').getByText(name).click();
}

/** A node of the open flow, by what is written on it. */
const inFlow = (label: string) =>
	editor.page.locator('#red-ui-workspace-chart .red-ui-flow-node-group', { hasText: label });

/** Clicks into a field and replaces what is in it. */
async function type(selector: string, words: string): Promise<void> {
	await editor.page.locator(selector).click();
	await editor.page.keyboard.press('Control+a');
	await editor.page.keyboard.type(words);
}

// The sandbox's address is one click more than Sentor's own, which is there already.
it.each([
	['result', 'A first text', 'A review', 'sentiment'],
	['report', 'Daily report to Slack', 'Every day at 8', 'Customers'],
])('the first %s takes as many clicks as the page says', async (_what, example, button, answer) => {
	await nodeRed.admin.deploy([{ id: 'f10', type: 'tab', label: 'Flow 1' }]);
	editor = await NodeRedEditor.open(browser, nodeRed.url);
	const { page } = editor;
	const clicks = await countClicks(page);

	await importExample(example);
	await inFlow('Sentor Sentiment').first().dblclick();
	await page.locator('#node-input-btn-api-edit').click();
	await page.locator('#node-config-dialog-ok').click({ trial: true });
	await type('#node-config-input-baseUrl', sandbox.url);
	await type('#node-config-input-apiKey', 'sandbox-growth');
	await page.getByRole('button', { name: 'Test connection' }).click();
	await page.locator('#node-config-sentor-api-test-answer .fa-check-circle').waitFor();
	await page.locator('#node-config-dialog-ok', { hasText: 'Update' }).click();
	await page.locator('#node-config-dialog-ok').waitFor({ state: 'detached' });
	await page.locator('#node-dialog-ok', { hasText: 'Done' }).click();
	await page.locator('#node-dialog-ok').waitFor({ state: 'detached' });
	await page.locator('#red-ui-header-button-deploy').click();
	await page.locator('#red-ui-header-button-deploy.disabled').waitFor();
	await inFlow(button).locator('.red-ui-flow-node-button-button').first().click();
	await page.locator('.red-ui-debug-msg', { hasText: answer }).first().waitFor();
	const toSentor = (await clicks()) - 1;
	expect(markdown('docs/node-red.md')).toContain(`${toSentor} clicks`);
});
