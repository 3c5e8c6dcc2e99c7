import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { N8nSession } from './types';

/** The editor's first load takes 20 to 60 s in software rendering on two busy cores, seen; ms. */
const LOAD_MS = 150_000;

/** For everything after that, ms; only a broken promise waits this long. */
const PATIENCE_MS = 40_000;

/** n8n's editor in a browser, driven by mouse and keyboard as a user does. */
export class N8nEditor {
	private constructor(
		readonly page: Page,
		private readonly context: BrowserContext,
		private readonly url: string,
	) {}

	/** Opens a browser window with the session's cookie. */
	static async open(browser: Browser, session: N8nSession): Promise<N8nEditor> {
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const [name = '', value = ''] = session.cookie.split('=', 2);
		await context.addCookies([{ name, value, url: session.url }]);
		// n8n accepts the cookie only together with the id of the browser that it was given to.
		await context.addInitScript(`localStorage.setItem('n8n-browserId', '${session.browserId}')`);
		const page = await context.newPage();
		page.setDefaultNavigationTimeout(LOAD_MS);
		page.setDefaultTimeout(PATIENCE_MS);
		return new N8nEditor(page, context, session.url);
	}

	async close(): Promise<void> {
		await this.context.close();
	}

	/** The part of the page that n8n marks with this id, for tests. */
	part(id: string): Locator {
		return this.page.locator(`[data-test-id="${id}"]`);
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.part('canvas-plus-button').first().waitFor({ timeout: LOAD_MS });
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.part('canvas-node').first().waitFor({ timeout: LOAD_MS });
	}

	/** Pastes the JSON of a workflow into the canvas. */
	async paste(workflow: string): Promise<void> {
		await this.page.evaluate(`{
			const clipboardData = new DataTransfer();
			clipboardData.setData('text/plain', ${JSON.stringify(workflow)});
			document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
		}`);
		await this.part('canvas-node').first().waitFor();
	}

	/** What is written at the outputs of a node on the canvas, from top to bottom. */
	async outputLabels(name: string): Promise<string[]> {
		const labels = this.node(name).locator('[data-test-id="canvas-node-output-handle"]');
		return (await labels.allInnerTexts()).map((label) => label.trim());
	}

	/** Finds a node by words and adds it with one of its actions; n8n puts a manual trigger before it. */
	async addNode(words: string, node: string, action: RegExp): Promise<void> {
		await this.part('node-creator-plus-button').click();
		await this.part('node-creator-search-bar').fill(words);
		const creator = this.part('node-creator');
		await creator.getByText(node, { exact: true }).first().click();
		await creator.getByText(action).first().click();
		await this.part('ndv').waitFor();
	}

	async openNodeCreator(): Promise<void> {
		await this.part('node-creator-plus-button').click();
		await this.part('node-creator-search-bar').waitFor();
	}

	/** Searches for a node and waits until it is found. */
	async findNode(words: string, name: string): Promise<void> {
		const search = this.part('node-creator-search-bar');
		const found = this.part('node-creator').getByText(name, { exact: true }).first();
		await search.fill('');
		await found.waitFor({ state: 'hidden' });
		await search.fill(words);
		await found.waitFor();
	}

	/** On how many lines a text stands in the node creator. */
	async linesOf(text: string): Promise<number> {
		const element = this.part('node-creator').getByText(text, { exact: true });
		await element.waitFor();
		return await element.evaluate((it) => {
			const range = it.ownerDocument.createRange();
			range.selectNodeContents(it);
			return new Set([...range.getClientRects()].map(({ top }) => top)).size;
		});
	}

	/** Chooses from the list of a parameter of the open node. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.part(`parameter-input-${parameter}`).click();
		const choices = this.page.locator('.el-select-dropdown__item:visible', { hasText: option });
		await choices.first().click();
	}

	/** Opens the dialog for a new credential from the open node. */
	async newCredential(): Promise<void> {
		// A button while there is no credential of the type, a list with "new" in it after that.
		const first = this.part('node-credentials-empty-state').locator('button');
		await first.or(this.part('node-credentials-select')).click();
		if ((await first.count()) === 0) await this.part('node-credentials-select-item-new').click();
		await this.credential().waitFor();
	}

	/** Fills in fields of the open credential. */
	async fillCredential(fields: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			const field = this.credential().locator(`[data-test-id="parameter-input-${name}"] input`);
			await field.fill(value);
		}
	}

	/** Fills in fields of the open credential and saves it, upon which n8n tests it. */
	async saveCredential(fields: Record<string, string>): Promise<void> {
		await this.fillCredential(fields);
		await this.part('credential-save-button').click();
	}

	/** Why n8n does not take the credential that was just saved. */
	async credentialRefusal(): Promise<string> {
		await this.credential().getByText('More details').click();
		return await this.credential().innerText();
	}

	/** n8n closes the dialog of a credential that passes its test. */
	async credentialAccepted(): Promise<void> {
		await this.credential().waitFor({ state: 'hidden' });
	}

	/** Name of the credential that is chosen in the open node. */
	async credentialName(): Promise<string> {
		return await this.part('node-credentials-select').locator('input').inputValue();
	}

	private credential(): Locator {
		return this.part('editCredential-modal');
	}

	/** Types a fixed value into a text field of the open node. */
	async fill(parameter: string, value: string): Promise<void> {
		const field = this.part(`parameter-input-${parameter}`);
		const isExpression = await field
			.locator('[data-test-id="inline-expression-editor-input"]')
			.count();
		if (isExpression > 0) {
			await field.hover();
			const choices = this.part(`${parameter}-parameter-input-options-container`);
			await choices.locator('[data-test-id="radio-button-fixed"]').click();
		}
		await field.locator('textarea, input').first().fill(value);
	}

	/** Runs the nodes before the open one, so that its input panel shows what comes in. */
	async executePrevious(): Promise<void> {
		const input = this.part('ndv-input-panel');
		await input.getByText('Execute previous nodes').first().click();
		await input.locator('[data-target="mappable"]').first().waitFor();
	}

	/** Drags a field of the input panel onto a parameter of the open node, by mouse. */
	async dragField(name: string, parameter: string): Promise<void> {
		const field = this.part('ndv-input-panel').locator(
			`[data-target="mappable"][data-name="${name}"]`,
		);
		const from = await middleOf(field.first());
		const to = await middleOf(this.part(`parameter-input-${parameter}`));
		await this.page.mouse.move(from.x, from.y);
		await this.page.mouse.down();
		await this.page.mouse.move(to.x, to.y, { steps: 10 });
		await this.page.mouse.up();
	}

	/** The expression in a field of the open node, once there is one. */
	async expression(parameter: string): Promise<string> {
		const line = this.part(`parameter-input-${parameter}`).locator('.cm-line', { hasText: /\S/ });
		return await line.first().innerText();
	}

	/** Runs the open node and waits until its output panel shows rows. */
	async executeStep(): Promise<void> {
		await this.part('node-execute-button').first().click();
		await this.output().locator('table tbody tr').first().waitFor();
	}

	/** Runs a workflow that begins with a form, which opens in a window of its own, with this file. */
	async executeWithFile(file: string): Promise<void> {
		const opened = this.context.waitForEvent('page');
		await this.part('execute-workflow-button').first().click();
		const form = await opened;
		await form.locator('input[type="file"]').setInputFiles(file);
		await form.locator('#submit-btn').click();
		await this.succeeded();
		await form.close();
	}

	/** Runs the workflow from the canvas and waits for n8n's word that it is done. */
	async executeWorkflow(): Promise<void> {
		await this.part('execute-workflow-button').first().click();
		await this.succeeded();
	}

	private async succeeded(): Promise<void> {
		await this.page.getByText('Workflow executed successfully').waitFor();
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.part('ndv').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('ndv').waitFor({ state: 'hidden' });
	}

	/** Changes the workflow's look, since n8n saves nothing that is as it was, and saves it. */
	async changeAndSave(): Promise<void> {
		await this.part('canvas').click({ position: { x: 8, y: 8 } });
		const saved = this.page.waitForResponse(
			(answer) =>
				answer.request().method() === 'PATCH' && answer.url().includes('/rest/workflows/'),
		);
		await this.page.keyboard.press('Shift+Alt+t');
		await this.page.keyboard.press('Control+s');
		await saved;
	}

	private node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Closes the messages in the corner. */
	async dismissMessages(): Promise<void> {
		const message = this.page.locator('.el-notification');
		while ((await message.count()) > 0) {
			await message.first().locator('.el-notification__closeBtn').click();
			await message.first().waitFor({ state: 'detached' });
		}
	}

	output(): Locator {
		return this.part('output-panel');
	}

	/** The rows of the output panel, by the names of their columns. */
	async outputRows(): Promise<Array<Record<string, string>>> {
		const table = this.output().locator('table');
		const columns = await table.locator('thead th').allInnerTexts();
		const rows = await table.locator('tbody tr').all();
		return await Promise.all(
			rows.map(async (row) => {
				const cells = await row.locator('td').allInnerTexts();
				return Object.fromEntries(columns.map((name, index) => [name.trim(), cells[index] ?? '']));
			}),
		);
	}
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
	const box = await element.boundingBox();
	if (!box) throw new Error('The element is not shown');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
