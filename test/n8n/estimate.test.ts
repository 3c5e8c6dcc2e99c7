import type { INodeParameters } from 'n8n-workflow';
import type { RunOptions } from '../support/n8n/engine';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const estimate = async (options: RunOptions = {}, parameters: INodeParameters = {}) =>
	await bench.run({ ...options, parameters: { operation: 'estimate', ...parameters } });
const health = async (credential: RunOptions['credential']) =>
	await bench.run({ credential, parameters: { operation: 'checkHealth' } });
const messages = (hints: { message: string }[]) => hints.map(({ message }) => message);
const numbered = (count: number) =>
	texts(...Array.from({ length: count }, (_, i) => `Great delivery, number ${i}`));

describe('an estimate', () => {
	it('is one item of all, and sends nothing', async () => {
		const items = texts('Great delivery', '<b>Great delivery</b>', 'Late delivery');
		const { outputs, hints } = await estimate({ items });
		expect(outputs[0]).toEqual([
			{
				json: {
					items: 3,
					invalidItems: 0,
					uniqueTexts: 2,
					characters: 27,
					requests: 1,
					seconds: 1,
				},
				pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
			},
		]);
		expect(bench.sandbox.requests).toEqual([]);
		expect(messages(hints)).toEqual([
			'3 items would take about 1 request and 1 second. Nothing was sent.',
			expect.stringMatching(/not known here yet.* Run Check Health once/),
		]);
	});

	it('counts what cannot be sent, tells the first of it, and fails on none', async () => {
		const { outputs, hints, status } = await estimate(
			{ items: texts('Great delivery', '', 'x'.repeat(60)) },
			{ options: { maxCharsPerDocument: 50 } },
		);
		expect(status).toBe('success');
		expect(outputs[0]?.[0]?.json).toMatchObject({ items: 3, invalidItems: 2, uniqueTexts: 1 });
		expect(messages(hints)).toContainEqual(
			expect.stringMatching(
				/^2 items cannot be sent as they are\. The first is item 1: Text is empty/,
			),
		);
		const none = await estimate({ items: texts('', '') });
		expect(none.outputs[0]?.[0]?.json).toMatchObject({ invalidItems: 2, requests: 0, seconds: 0 });
	});

	it('is what the analysis of the same items then takes', async () => {
		const credential = bench.credential({ requests: 500 });
		const items = numbered(300);
		await health(credential);
		const { outputs } = await estimate({ credential, items });
		bench.sandbox.reset();
		await bench.run({ credential, items });
		const requests = Number(outputs[0]?.[0]?.json.requests);
		expect(Math.abs(requests - bench.sandbox.requests.length)).toBeLessThanOrEqual(1);
	});

	it('has the share of the plan where it is known, and tells when that does not carry the run', async () => {
		const credential = bench.credential({ day: 100 });
		await health(credential);
		const { outputs, hints } = await estimate(
			{ credential, items: numbered(150) },
			{ options: { maxDocsPerRequest: 1 } },
		);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			requests: 150,
			quota: { limit: 100, remaining: 100, used: 0, resetsAt: expect.stringMatching(/Z$/) },
		});
		expect(messages(hints)).toEqual([
			expect.stringMatching(
				/^150 items would take about 150 requests and [\d,]+ seconds; 100 of 100 left until /,
			),
			expect.stringContaining('The plan does not carry this in one go'),
			expect.stringContaining('How fast Sentor answers is not known here yet'),
		]);
	});

	it('fails on a key that cannot be used, as the analysis does', async () => {
		const { status, error } = await estimate({
			credential: { apiKey: '', baseUrl: 'https://x.y' },
		});
		expect([status, error?.message]).toEqual(['error', expect.any(String)]);
	});
});
