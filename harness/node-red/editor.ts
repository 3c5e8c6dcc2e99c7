import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { NODE_RED_PACKAGE } from './package';

/** The editor's first load takes 8 to 18 s in software rendering on two busy cores, seen; ms. */
const LOAD_MS = 90_000;

/** For everything after that, ms; only a broken promise waits this long. */
const PATIENCE_MS = 20_000;

export interface EditorOptions {
	/** Language of the browser, e.g. `nl`. @default 'en-US' */
	locale?: string;
	/** @default 'light' */
	theme?: 'light' | 'dark';
}

/** The editor's own objects, as far as the tests ask them. */
interface EditorWindow {
	RED: {
		nodes: {
			node(id: string): Record<string, unknown> | null;
			eachNode(visit: (node: { id: string }) => void): void;
			eachLink(
				visit: (link: {
					source: { id: string };
					sourcePort: number | string;
					target: { id: string };
				}) => void,
			): void;
		};
		workspaces: { active(): string };
		actions: { invoke(name: string): void };
		sidebar: { show(tab: string): void; help: { show(type: string): void } };
	};
}

declare const window: EditorWindow;

/** Node-RED's editor in a browser, driven by mouse and keyboard as a user does. Fits 4.1 and 5. */
export class NodeRedEditor {
	/** What the page complained about in its console, and what it asked of other hosts. */
	readonly complaints: string[] = [];

	private constructor(
		readonly page: Page,
		readonly context: BrowserContext,
	) {}

	/** Opens the editor at `url` and waits until its palette is filled and its flows are there. */
	static async open(
		browser: Browser,
		url: string,
		options: EditorOptions = {},
	): Promise<NodeRedEditor> {
		const context = await browser.newContext({
			viewport: { width: 1440, height: 900 },
			locale: options.locale ?? 'en-US',
			reducedMotion: 'reduce',
		});
		await context.addInitScript(
			`localStorage.setItem('view-dark-theme', '${options.theme ?? 'light'}')`,
		);
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		const editor = new NodeRedEditor(page, context);
		// "Leave site?", asked on a reload with changes that were not deployed.
		page.on('dialog', (dialog) => void dialog.accept());
		page.on('pageerror', ({ message, stack }) => editor.complaints.push(stack ?? message));
		page.on('console', (message) => {
			if (['error', 'warning'].includes(message.type())) editor.complaints.push(message.text());
		});
		page.on('request', (request) => {
			if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
				editor.complaints.push(request.url());
		});
		await page.goto(`${url}/`, { waitUntil: 'commit', timeout: LOAD_MS });
		await editor.loaded();
		return editor;
	}

	/** Loads the editor anew, which forgets every dialog and every change that was not deployed. */
	async reload(): Promise<void> {
		await this.page.reload({ waitUntil: 'commit', timeout: LOAD_MS });
		await this.loaded();
	}

	private async loaded(): Promise<void> {
		const { page } = this;
		await page.waitForSelector('#red-ui-palette [data-palette-type="sentor-sentiment"]', {
			state: 'attached',
			timeout: LOAD_MS,
		});
		await page.waitForFunction(() => Boolean(window.RED.workspaces.active()), null, {
			timeout: LOAD_MS,
		});
		await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden', timeout: LOAD_MS });
	}

	close(): Promise<void> {
		return this.context.close();
	}

	/** Looks a node up in the palette. The box listens to keys, so it has to be typed into. */
	async searchPalette(text: string): Promise<Locator> {
		const box = this.page.locator('#red-ui-palette-search input');
		await box.click();
		await box.press('Control+A');
		await box.press('Delete');
		await box.pressSequentially(text);
		return this.page.locator('#red-ui-palette .red-ui-palette-node:visible');
	}

	/** Drags a node from the palette into the flow. Returns its id. */
	async drag(type: string, x: number, y: number): Promise<string> {
		const { mouse } = this.page;
		const source = this.page.locator(
			`#red-ui-palette .red-ui-palette-node[data-palette-type="${type}"]`,
		);
		await source.scrollIntoViewIfNeeded();
		const from = await boxOf(source);
		const to = await boxOf(this.page.locator('#red-ui-workspace-chart'));
		const before = await this.nodeIds();
		await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await mouse.down();
		await mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2 + 10, { steps: 3 });
		await mouse.move(to.x + x, to.y + y, { steps: 10 });
		await mouse.up();
		const found = await this.page.waitForFunction((known) => {
			let added: string | undefined;
			window.RED.nodes.eachNode(({ id }) => {
				if (!known.includes(id)) added = id;
			});
			return added;
		}, before);
		return String(await found.jsonValue());
	}

	/** Draws a wire from an output to the input of another node. */
	async wire(fromId: string, toId: string, port = 0): Promise<void> {
		const { mouse } = this.page;
		const from = await boxOf(this.inFlow(fromId).locator('.red-ui-flow-port-output').nth(port));
		const to = await boxOf(this.inFlow(toId).locator('.red-ui-flow-port-input'));
		await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await mouse.down();
		await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
		await mouse.up();
	}

	/** A node in the flow. */
	inFlow(id: string): Locator {
		return this.page.locator(`#red-ui-workspace-chart [id="${id}"]`);
	}

	/** Opens a node's dialog. */
	async edit(id: string): Promise<void> {
		await this.inFlow(id)
			.locator('.red-ui-flow-node')
			.dblclick({ position: { x: 60, y: 15 } });
		await this.steady('#node-dialog-ok');
	}

	/** Opens the dialog of the config node that a field names. */
	async editConfig(property: string, what: 'add' | 'edit'): Promise<void> {
		await this.page.click(`#node-input-btn-${property}-${what}`);
		await this.steady('#node-config-dialog-ok');
	}

	/** Closes the topmost dialog by its red button. */
	async confirm(dialog: 'node-dialog' | 'node-config-dialog'): Promise<void> {
		await this.page.mouse.move(5, 5);
		await this.page.click(`#${dialog}-ok`);
		await this.page.locator(`#${dialog}-ok`).waitFor({ state: 'detached' });
	}

	/** What the editor says when the mouse rests on a field that it does not accept. */
	async reasonOf(selector: string): Promise<string> {
		await this.page.mouse.move(5, 5);
		await this.page.locator('.red-ui-popover:visible').waitFor({ state: 'detached' });
		await this.page.hover(selector);
		const words = await this.page.locator('.red-ui-popover:visible').innerText();
		await this.page.mouse.move(5, 5);
		return words.trim();
	}

	/** Types into a field, and leaves it as Tab does: the editor looks at it only then. */
	async fill(selector: string, text: string): Promise<void> {
		const field = this.page.locator(selector);
		await field.fill(text);
		await field.blur();
	}

	/** Deploys by the button and waits until Node-RED has taken it. */
	async deploy(): Promise<void> {
		const taken = this.page.waitForResponse(
			(reply) => reply.url().endsWith('/flows') && reply.request().method() === 'POST',
		);
		await this.page.click('#red-ui-header-button-deploy');
		await taken;
		await this.page.locator('#red-ui-header-button-deploy.disabled').waitFor();
	}

	/** Presses the button of an inject node. */
	async pressInject(id: string): Promise<void> {
		await this.inFlow(id).locator('.red-ui-flow-node-button-button').click();
	}

	/** What the editor knows of a node: its properties, and whether they are as they should be. */
	async node(id: string): Promise<Record<string, unknown>> {
		return await this.page.evaluate((wanted) => {
			const node = window.RED.nodes.node(wanted) as Record<string, unknown>;
			const { defaults } = node._def as { defaults: object };
			const names = ['type', 'valid', 'validationErrors', ...Object.keys(defaults)];
			return Object.fromEntries(names.map((name) => [name, node[name] ?? null]));
		}, id);
	}

	/** The wires of a node's outputs, as `port → id`. */
	async wiresOf(id: string): Promise<Array<[number, string]>> {
		return await this.page.evaluate((wanted) => {
			const wires: Array<[number, string]> = [];
			window.RED.nodes.eachLink(({ source, sourcePort, target }) => {
				if (source.id === wanted) wires.push([Number(sourcePort), target.id]);
			});
			return wires.sort(([left], [right]) => left - right);
		}, id);
	}

	async nodeIds(): Promise<string[]> {
		return await this.page.evaluate(() => {
			const ids: string[] = [];
			window.RED.nodes.eachNode(({ id }) => ids.push(id));
			return ids;
		});
	}

	/** Shows the help of a node. Returns its words. */
	async help(type: string): Promise<string> {
		await this.page.evaluate((wanted) => window.RED.sidebar.help.show(wanted), type);
		return await this.page.locator('.red-ui-help:visible').first().innerText();
	}

	/** Imports an example of our package by the dialog. */
	async importExample(name: string): Promise<void> {
		await this.page.evaluate(() => window.RED.actions.invoke('core:show-examples-import-dialog'));
		const dialog = this.page.locator('.ui-dialog:visible');
		// A scope is no folder of its own here; a second click would close the package again.
		for (const step of [NODE_RED_PACKAGE, name])
			await dialog.getByText(step, { exact: true }).click();
		await this.page.click('#red-ui-clipboard-dialog-ok');
		await dialog.waitFor({ state: 'detached' });
	}

	/** Waits until a button of a dialog that slides in stands still. */
	private async steady(selector: string): Promise<void> {
		await this.page.locator(selector).click({ trial: true });
	}
}

async function boxOf(
	locator: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
	const box = await locator.boundingBox();
	if (!box) throw new Error('Not to be seen');
	return box;
}
