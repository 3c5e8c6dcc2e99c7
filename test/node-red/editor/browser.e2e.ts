import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../../sandbox/src';
import { launchChromium } from '../../../harness/chromium';
import { texts } from '../../support/node-red/cluster';
import { NodeRedEditor, type EditorOptions } from '../../../harness/node-red/editor';
import { startNodeRed, type NodeRedServer } from '../../../harness/node-red/server';
import { catalogueOf, formOf, LANGUAGES } from '../../support/node-red/sources';

/** Width of the form in Node-RED 5: a tray of 480 px less its margins. */
const SLIM_FORM = 440;

/** The least contrast of text to its ground that WCAG 2 asks for. */
const READABLE = 4.5;

const KEY = 'sandbox-growth';
const ENTITIES = '#node-input-entities + .red-ui-typedInput-container';
const ANSWER = '#node-config-sentor-api-test-answer';

let browser: Browser;
let sandbox: Sandbox;
let nodeRed: NodeRedServer;
let editor: NodeRedEditor;
let openedWith: string | undefined;

jest.setTimeout(180_000);

beforeAll(async () => {
	// First: where there is no Chromium, nothing else is to be left running.
	browser = await launchChromium();
	[sandbox, nodeRed] = await Promise.all([
		startSandbox(),
		// One of the examples is made for it.
		startNodeRed({ withDashboard: true }),
	]);
	// The tips in the corner of the editor now and then come before the place where they go.
	await nodeRed.admin.request('POST', '/settings/user', {
		editor: { view: { 'view-show-tips': false } },
	});
});

afterEach(() => {
	expect(editor?.complaints.splice(0) ?? []).toEqual([]);
});

afterAll(async () => {
	await browser?.close();
	await nodeRed?.stop();
	await sandbox?.close();
});

/** A fresh editor over an empty flow file; another language or theme takes a browser window of its own. */
async function openEmpty(options?: EditorOptions): Promise<void> {
	await nodeRed.admin.deploy([{ id: 'f10', type: 'tab', label: 'Flow 1' }]);
	const wanted = JSON.stringify(options ?? {});
	if (editor && wanted === openedWith) return editor.reload();
	await editor?.close();
	editor = await NodeRedEditor.open(browser, nodeRed.url, options);
	openedWith = wanted;
}

/** Drags one of our nodes in and opens its dialog. */
async function openDialog(options?: EditorOptions, type = 'sentor-sentiment'): Promise<string> {
	await openEmpty(options);
	const id = await editor.drag(type, 400, 150);
	await editor.edit(id);
	return id;
}

async function fillApi(baseUrl: string, apiKey: string): Promise<void> {
	await editor.fill('#node-config-input-baseUrl', baseUrl);
	await editor.fill('#node-config-input-apiKey', apiKey);
}

/** Presses Test connection and gives back what the dialog then says. */
async function testConnection(): Promise<string> {
	const { page } = editor;
	await page.mouse.move(5, 5);
	const button = page.locator('#node-config-sentor-api-test');
	await button.click();
	await page.locator(`${ANSWER} .fa-spinner`).waitFor({ state: 'detached' });
	expect(await button.isEnabled()).toBe(true);
	return (await page.locator(ANSWER).innerText()).trim();
}

/** The search of the palette follows a moment after the typing. */
async function shownInPalette(count: number): Promise<void> {
	await editor.page.waitForFunction(
		(wanted) =>
			document.querySelectorAll(
				'#red-ui-palette .red-ui-palette-node:not([style*="display: none"])',
			).length === wanted,
		count,
	);
}

describe('a first use in the editor', () => {
	it('goes from the palette to a result', async () => {
		await openEmpty();
		const { page } = editor;
		const found = await editor.searchPalette('sentor');
		await shownInPalette(3);
		const names = (await found.allInnerTexts()).map((name) => name.replace(/\s+/g, ' ').trim());
		expect(names.sort()).toEqual([
			'Sentor Report on feedback',
			'Sentor Sentiment: opinions, feedback',
			'Sentor Topics in feedback',
		]);
		await editor.searchPalette('opinion');
		await shownInPalette(1);

		const id = await editor.drag('sentor-sentiment', 420, 150);
		await editor.searchPalette('');
		const inject = await editor.drag('inject', 160, 150);
		const results = await editor.drag('debug', 720, 110);
		await editor.wire(inject, id);
		await editor.wire(id, results, 0);

		await editor.edit(id);
		await editor.fill(`${ENTITIES} input`, 'delivery, support');
		await editor.editConfig('api', 'add');
		await fillApi(sandbox.url, KEY);
		await editor.confirm('node-config-dialog');
		await editor.confirm('node-dialog');
		expect(await editor.node(id)).toMatchObject({
			valid: true,
			entities: 'delivery, support',
			entitiesType: 'str',
		});

		await editor.edit(results);
		await page
			.locator('#node-input-typed-complete + .red-ui-typedInput-container input')
			.fill('sentiment.summary');
		await editor.confirm('node-dialog');
		await editor.edit(inject);
		const value = '.node-input-prop-property-value + .red-ui-typedInput-container';
		await page.locator(`${value} .red-ui-typedInput-type-select`).first().click();
		await page.locator('.red-ui-typedInput-options:visible a', { hasText: 'string' }).click();
		await page
			.locator(`${value} input`)
			.first()
			.fill('The delivery was late and support was rude.');
		await editor.confirm('node-dialog');

		await editor.deploy();
		await editor.pressInject(inject);
		const shown = page.locator('.red-ui-debug-content .red-ui-debug-msg-payload').first();
		expect(await shown.innerText()).toMatch(/Negative \(\d+%\): delivery \w+, support \w+/);
	});

	it('says in words what is missing', async () => {
		const id = await openDialog();
		expect((await editor.node(id)).validationErrors).toEqual([
			'Choose a Sentor API, or add one with the + button',
			'Name at least one thing the texts speak about, for instance: delivery, support, price',
		]);
		expect(await editor.reasonOf('#node-input-api')).toMatch(/^Choose a Sentor API/);
		await editor.fill(`${ENTITIES} input`, 'delivery');
		await editor.page.locator(`${ENTITIES}:not(.input-error)`).waitFor();
		await editor.fill(`${ENTITIES} input`, ' , ');
		await editor.page.locator(`${ENTITIES}.input-error`).waitFor();
	});

	it('takes an environment variable as the entities', async () => {
		const id = await openDialog();
		await editor.fill(`${ENTITIES} input`, '${ENTITIES}');
		await editor.page.locator(`${ENTITIES}:not(.input-error)`).waitFor();
		await editor.confirm('node-dialog');
		expect((await editor.node(id)).entities).toBe('${ENTITIES}');
	});

	it('offers English and Dutch, or a place in the message', async () => {
		const id = await openDialog();
		const { page } = editor;
		const language = page.locator('#node-input-language + .red-ui-typedInput-container');
		await language.locator('.red-ui-typedInput-option-trigger').click();
		await page.locator('.red-ui-typedInput-options:visible a', { hasText: 'Dutch' }).click();
		await editor.confirm('node-dialog');
		expect(await editor.node(id)).toMatchObject({ language: 'nl', languageType: 'str' });

		await editor.edit(id);
		await language.locator('.red-ui-typedInput-type-select').click();
		await page.locator('.red-ui-typedInput-options:visible a', { hasText: /^msg\.$/ }).click();
		await language.locator('input').fill('payload.language');
		await editor.confirm('node-dialog');
		expect(await editor.node(id)).toMatchObject({
			language: 'payload.language',
			languageType: 'msg',
		});
	});
});

describe('a first use of Sentor Cluster', () => {
	it('goes from the palette to topics with names', async () => {
		const id = await openDialog(undefined, 'sentor-cluster');
		const { page } = editor;
		expect((await editor.node(id)).validationErrors).toEqual([
			'Choose a Sentor API, or add one with the + button',
		]);
		await editor.fill('#node-input-clusters', 'two');
		expect(await editor.reasonOf('#node-input-clusters')).toMatch(/^A whole number/);
		await editor.fill('#node-input-clusters', '2');
		await page.click('#node-input-nameTopics');
		await editor.editConfig('api', 'add');
		await fillApi(sandbox.url, KEY);
		await editor.confirm('node-config-dialog');
		await editor.confirm('node-dialog');
		expect(await editor.node(id)).toMatchObject({ valid: true, clusters: '2', nameTopics: true });

		const inject = await editor.drag('inject', 160, 150);
		const results = await editor.drag('debug', 720, 110);
		await editor.wire(inject, id);
		await editor.wire(id, results, 0);
		await editor.edit(results);
		await page
			.locator('#node-input-typed-complete + .red-ui-typedInput-container input')
			.fill('clusters[0].topicName');
		await editor.confirm('node-dialog');
		await editor.edit(inject);
		const value = '.node-input-prop-property-value + .red-ui-typedInput-container';
		await page.locator(`${value} .red-ui-typedInput-type-select`).first().click();
		await page.locator('.red-ui-typedInput-options:visible a', { hasText: 'JSON' }).first().click();
		await page
			.locator(`${value} input`)
			.first()
			.fill(JSON.stringify(texts(6)));
		await editor.confirm('node-dialog');
		await editor.deploy();
		await editor.pressInject(inject);
		const shown = page.locator('.red-ui-debug-content .red-ui-debug-msg-payload').first();
		expect(await shown.innerText()).toMatch(/\w{3}/);
	});
});

describe('the outputs', () => {
	it('keep the wires of results and errors when they are split and joined again', async () => {
		const id = await openDialog();
		await editor.confirm('node-dialog');
		const [good, bad] = [
			await editor.drag('debug', 700, 100),
			await editor.drag('debug', 700, 220),
		];
		await editor.wire(id, good, 0);
		await editor.wire(id, bad, 1);
		const toggle = async () => {
			await editor.edit(id);
			await editor.page.click('#node-input-splitBySentiment');
			await editor.confirm('node-dialog');
			return [(await editor.node(id)).outputs, await editor.wiresOf(id)];
		};
		expect(await toggle()).toEqual([
			4,
			[
				[0, good],
				[3, bad],
			],
		]);
		expect(await toggle()).toEqual([
			2,
			[
				[0, good],
				[1, bad],
			],
		]);
	});
});

describe('what belongs to no choice', () => {
	it('is off: the object that Sentor sends is one per text', async () => {
		const id = await openDialog();
		const { page } = editor;
		await page.click('#node-input-raw');
		await page.selectOption('#node-input-granularity', 'entity');
		expect(await page.isDisabled('#node-input-raw')).toBe(true);
		await editor.confirm('node-dialog');
		expect(await editor.node(id)).toMatchObject({ granularity: 'entity', raw: false });
		await editor.edit(id);
		await page.selectOption('#node-input-granularity', 'document');
		expect(await page.isEnabled('#node-input-raw')).toBe(true);
	});
});

describe('an errors output that is not wired', () => {
	it('is told in the form, until it is', async () => {
		const id = await openDialog();
		const tip = editor.page.locator('#node-input-sentor-unwired');
		expect(await tip.innerText()).toMatch(/^Nothing is wired to the last output yet/);
		await editor.confirm('node-dialog');
		await editor.wire(id, await editor.drag('debug', 700, 220), 1);
		await editor.edit(id);
		expect(await tip.isVisible()).toBe(false);
	});

	it('has what fails shown in the sidebar', async () => {
		const id = await openDialog();
		const { page } = editor;
		await editor.fill(`${ENTITIES} input`, 'delivery');
		await editor.editConfig('api', 'add');
		await fillApi(sandbox.url, KEY);
		await editor.confirm('node-config-dialog');
		await editor.confirm('node-dialog');
		const inject = await editor.drag('inject', 160, 150);
		await editor.wire(inject, id);
		nodeRed.admin.forget();
		await editor.deploy();
		// The editor is answered before the flows have started.
		await nodeRed.admin.waitFor(({ topic }) => topic === 'notification/runtime-deploy');
		await nodeRed.admin.inject(inject, { payload: '' });
		const told = page.locator('.red-ui-debug-content .red-ui-debug-msg').first();
		expect(await told.innerText()).toMatch(/Text is empty\. Give a text/);
	});
});

describe('Test connection', () => {
	beforeAll(async () => {
		await openDialog();
		await editor.editConfig('api', 'add');
	});

	it.each([
		['the service is well', () => sandbox.url, KEY, /answers and is well/],
		['the key is refused', () => sandbox.url, 'no-such-key', /refuses this API key/],
		['nothing answers', () => 'http://127.0.0.1:9/api', KEY, /Nothing answers at this address/],
		['something else answers', () => nodeRed.url, KEY, /not Sentor/],
		['there is no key yet', () => sandbox.url, '', /Paste|paste/],
	])('tells in words when %s', async (_case, address, key, words) => {
		await fillApi(address(), key);
		const answer = await testConnection();
		expect(answer).toMatch(words);
		expect(answer).not.toContain(key || 'sentor-api.');
	});

	it('tests a stored key, and does not send it to another address', async () => {
		await fillApi(sandbox.url, KEY);
		await editor.confirm('node-config-dialog');
		await editor.fill(`${ENTITIES} input`, 'delivery');
		await editor.confirm('node-dialog');
		await editor.deploy();
		const [id] = await editor.nodeIds();
		await editor.edit(String(id));
		await editor.editConfig('api', 'edit');
		expect(await editor.page.inputValue('#node-config-input-apiKey')).toBe('__PWRD__');
		expect(await testConnection()).toMatch(/answers and is well/);
		await editor.fill('#node-config-input-baseUrl', sandbox.url.replace('127.0.0.1', 'localhost'));
		expect(await testConnection()).toMatch(/only with the stored connection/);
	});

	it('says what is not right in the other fields', async () => {
		await fillApi('sentor.app', '');
		await editor.fill('#node-config-input-timeout', '0');
		await editor.fill('#node-config-input-maxWait', 'long');
		expect(await editor.reasonOf('#node-config-input-baseUrl')).toMatch(/begins with https/);
		expect(await editor.reasonOf('#node-config-input-apiKey')).toMatch(/Paste your API key/);
		expect(await editor.reasonOf('#node-config-input-timeout')).toMatch(/from 1 to 86,400/);
		expect(await editor.reasonOf('#node-config-input-maxWait')).toMatch(/0 or more/);
	});
});

describe('the form of Sentor API', () => {
	const color = (selector: string) =>
		editor.page.locator(selector).evaluate((part) => getComputedStyle(part).color);
	const theme = (name: string) =>
		editor.page.evaluate((variable) => {
			const probe = document.body.appendChild(document.createElement('i'));
			probe.style.color = `var(${variable})`;
			const { color: resolved } = getComputedStyle(probe);
			probe.remove();
			return resolved;
		}, name);

	it('shows in the theme’s colors what is well and what is not', async () => {
		await openDialog();
		await editor.editConfig('api', 'add');
		await fillApi(sandbox.url, KEY);
		await testConnection();
		const good = await color(ANSWER);
		await fillApi(sandbox.url, 'no-such-key');
		await editor.page.locator(ANSWER).waitFor({ state: 'hidden' });
		await testConnection();
		expect([good, await color(ANSWER)]).toEqual([
			await theme('--red-ui-text-color-success'),
			await theme('--red-ui-text-color-error'),
		]);
	});

	it('answers in the language of the editor', async () => {
		await openDialog({ locale: 'de' });
		await editor.editConfig('api', 'add');
		await fillApi('https://me:secret@sentor.app/api', KEY);
		expect(await testConnection()).toMatch(/^Die Adresse des Servers enthält einen Benutzernamen/);
		await fillApi(sandbox.url, 'no-such-key');
		expect(await testConnection()).toMatch(/lehnt diesen API-Schlüssel aber ab/);
	});

	it('warns where the key would go unencrypted, and keeps no login', async () => {
		await openDialog();
		const select = '#node-input-api';
		expect(await editor.page.locator(`${select} option`).allInnerTexts()).toEqual([
			expect.stringContaining('Sentor API'),
		]);
		await editor.editConfig('api', 'add');
		const warning = editor.page.locator('#node-config-sentor-api-unencrypted');
		expect(await warning.isVisible()).toBe(false);
		await fillApi('http://127.0.0.1:8484/api', KEY);
		expect(await warning.isVisible()).toBe(false);
		await fillApi('http://sentor.example/api', KEY);
		expect(await warning.innerText()).toMatch(/http:\/\/ .*can be read on their way/);
		await fillApi('https://me:secret@sentor.example/api?key=secret', KEY);
		expect(await editor.reasonOf('#node-config-input-baseUrl')).toMatch(/before the @/);
		await editor.confirm('node-config-dialog');
		const chosen = editor.page.locator(`${select} option:checked`);
		expect(await chosen.innerText()).toBe('sentor.example/api');
		const stored = await editor.page.evaluate('RED.nodes.createCompleteNodeSet()');
		expect(JSON.stringify(stored)).not.toContain('secret');
	});
});

describe.each(LANGUAGES)('in a browser that speaks %s', (language) => {
	it('forms and help are in that language and fit the slim tray', async () => {
		const words = catalogueOf('sentor-sentiment', language);
		await openDialog({ locale: language });
		await expectLabels('sentor-sentiment', language);
		expect(await misfits('#dialog-form')).toEqual([]);

		await editor.editConfig('api', 'add');
		expect(await misfits('#node-config-dialog-edit-form')).toEqual([]);
		expect(await editor.help('sentor-sentiment')).toContain(
			words.get('sentor-sentiment.port.errors')?.replace(/^./, (c) => c.toUpperCase()),
		);
	});

	it.each([
		['sentor-cluster', 'topicError'],
		['sentor-report', 'slackBlocks'],
	])('%s is in that language too, and fits', async (type, told) => {
		await openDialog({ locale: language }, type);
		await expectLabels(type, language);
		expect(await misfits('#dialog-form')).toEqual([]);
		expect(await editor.help(type)).toContain(told);
	});
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	it('every word of the forms can be read', async () => {
		await openDialog({ theme });
		expect(await faint('#dialog-form')).toEqual([]);
		await editor.editConfig('api', 'add');
		await fillApi('http://127.0.0.1:9/api', KEY);
		await testConnection();
		expect(await faint('#node-config-dialog-edit-form')).toEqual([]);
		await openDialog({ theme }, 'sentor-cluster');
		expect(await faint('#dialog-form')).toEqual([]);
	});
});

describe('the examples', () => {
	it('can be imported one after the other, and share the connection', async () => {
		await openEmpty();
		const files = readdirSync(path.resolve(__dirname, '../../../node-red/examples'));
		for (const name of files.map((file) => path.parse(file).name)) {
			await editor.importExample(name);
		}
		const nodes = await Promise.all((await editor.nodeIds()).map((id) => editor.node(id)));
		expect(nodes.filter(({ valid }) => valid === false)).toEqual([]);
		expect(new Set(nodes.filter(({ api }) => api).map(({ api }) => api)).size).toBe(1);
	});
});

/** The open form has every label of this node, in this language. */
async function expectLabels(type: string, language: (typeof LANGUAGES)[number]): Promise<void> {
	const labels = await editor.page.locator('#dialog-form label').allInnerTexts();
	const form = formOf(type);
	const wanted = [...catalogueOf(type, language)]
		.filter(([key]) => key.startsWith(`${type}.label.`) && form.includes(`"${key}"`))
		.map(([, text]) => text);
	expect(wanted.length).toBeGreaterThan(3);
	expect(labels.map((text) => text.trim())).toEqual(expect.arrayContaining(wanted));
}

/** Labels that need two lines, and fields that stick out, in a form as slim as Node-RED 5's. */
function misfits(form: string): Promise<string[]> {
	return editor.page.locator(form).evaluate((element, width) => {
		(element as HTMLElement).style.width = `${width}px`;
		const right = element.getBoundingClientRect().right + 1;
		const visible = [...element.querySelectorAll('label, input, select, button, span')].filter(
			({ clientWidth }) => clientWidth > 0,
		);
		return visible
			.filter((part) => {
				const box = part.getBoundingClientRect();
				return box.right > right || (part.tagName === 'LABEL' && box.height > 34);
			})
			.map((part) => part.id || part.textContent?.trim() || part.tagName);
	}, SLIM_FORM);
}

/** Labels and hints whose contrast to what is behind them is too small. */
function faint(form: string): Promise<string[]> {
	return editor.page.locator(form).evaluate((element, least) => {
		const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
		const ground = (part: Element | null): number[] => {
			if (!part) return [255, 255, 255];
			const color = channels(getComputedStyle(part).backgroundColor);
			return color.length === 4 && color[3] === 0 ? ground(part.parentElement) : color;
		};
		const luminance = (color: number[]) => {
			const [red = 0, green = 0, blue = 0] = color.map((value) => {
				const share = value / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const contrast = (part: Element) => {
			const [light = 0, dark = 0] = [channels(getComputedStyle(part).color), ground(part)]
				.map(luminance)
				.sort((a, b) => b - a);
			return (light + 0.05) / (dark + 0.05);
		};
		return [...element.querySelectorAll('label, label span, .form-tips span, .form-row > span')]
			.filter((part) => part.clientHeight > 0 || part.getClientRects().length > 0)
			.filter((part) => contrast(part) < least)
			.map((part) => `${part.textContent?.trim()}: ${contrast(part).toFixed(1)}`);
	}, READABLE);
}
