/** The example Dashboard in a browser: what a team sees of its customers. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../harness/chromium';
import { until } from '../../support/until';
import { useExamples } from '../../support/node-red/examples';

const { importExample, press, server } = useExamples({ withDashboard: true });

const HOSTILE = '<img src=x onerror="document.title=1"> Awful support & {{ 7 * 7 }}';

const TICKETS = `id,customer,date,text
T-1,Ann,2026-11-24,Great delivery
T-2,Bob,2026-11-25,"${HOSTILE.replace(/"/g, '""')}"
T-3,Cem,2026-11-25,<p>The delivery is <b>terrible</b></p>
`;

/** The colors of the labels, as the charts have them: red, green, blue. */
const COLORS = { negative: [217, 83, 79], positive: [47, 158, 110], line: [13, 116, 206] };

let browser: Browser;
let page: Page;
const complaints: string[] = [];

jest.setTimeout(90_000);

beforeAll(async () => {
	browser = await launchChromium();
	const file = path.join(server().userDir, 'dated.csv');
	await writeFile(file, TICKETS);
	await importExample('Dashboard', { env: { TICKETS_CSV: file } });
	page = await browser.newPage();
	page.on('pageerror', ({ message }) => complaints.push(message));
	page.on('request', (request) => {
		const isOwn = request.url().startsWith(server().url);
		if (!isOwn && !/^(data|blob):/.test(request.url())) complaints.push(request.url());
	});
	await page.goto(`${server().url}/dashboard/customers`);
	await page.getByText('No tickets yet').waitFor();
	await press();
	await page.getByText('T-1', { exact: false }).waitFor();
});

afterAll(async () => {
	await browser?.close();
});

/** How many points of a chart have a color. */
async function pointsOf(chart: number, color: number[]): Promise<number> {
	const canvas = page.locator('canvas').nth(chart);
	return await canvas.evaluate((element, [red, green, blue]) => {
		const { width, height } = element as HTMLCanvasElement;
		const drawn = (element as HTMLCanvasElement).getContext('2d');
		const { data } = drawn?.getImageData(0, 0, width, height) ?? { data: [] };
		let points = 0;
		for (let at = 0; at < data.length; at += 4) {
			if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) points += 1;
		}
		return points;
	}, color);
}

it('shows figures, quotes and dates as soon as they are there', async () => {
	const words = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
	expect(words).toMatch(/-33 net score 3 tickets 1 positive 0 neutral 2 negative/);
	expect(words).toMatch(/2026-11-25, Cem, T-3: Negative \(\d+%\): delivery negative/);
	expect(words.indexOf('T-3')).toBeLessThan(words.indexOf('T-1'));
});

it('shows what customers wrote as words, not as markup', async () => {
	const quotes = page.locator('.sentor-quotes');
	expect(await quotes.innerText()).toContain('The delivery is terrible');
	expect(await quotes.innerText()).toContain('{{ 7 * 7 }}');
	expect(await quotes.locator('img, b, p').count()).toBe(0);
	expect(await page.title()).not.toBe('1');
});

it('draws bars in the colors of the labels, and a line', async () => {
	await page.waitForFunction(() => document.querySelectorAll('canvas').length === 2);
	// They grow when they appear.
	await until(async () => (await pointsOf(0, COLORS.negative)) > 500);
	await until(async () => (await pointsOf(0, COLORS.positive)) > 500);
	await until(async () => (await pointsOf(1, COLORS.line)) > 50);
});

it('is there for whoever opens it later, and fits a telephone', async () => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.reload();
	await page.getByText('T-1', { exact: false }).waitFor();
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow).toBeLessThanOrEqual(0);
});

it('asks nobody outside, and meets no error', () => {
	expect(complaints).toEqual([]);
});
