import { useIsolatedExpressions } from '../support/n8n/isolated-expressions';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

let endIsolation: () => Promise<void>;

beforeAll(async () => {
	endIsolation = await useIsolatedExpressions();
});
afterAll(async () => await endIsolation());

describe("n8n's isolated expression engine, the default of its server", () => {
	it('gives each item its own text, entities and language', async () => {
		const { outputs } = await bench.run({
			items: [
				{ json: { body: 'The delivery was great', about: ['delivery'], lang: 'en' } },
				{ json: { body: 'De levering was vreselijk', about: [{ name: 'levering' }], lang: 'nl' } },
			],
			parameters: {
				text: '={{ $json.body }}',
				entities: '={{ $json.about }}',
				language: '={{ $json.lang }}',
				splitBySentiment: true,
				options: { documentId: '={{ $itemIndex }}' },
			},
		});
		expect(
			outputs.map((items) => items.map(({ json }) => [json.documentId, json.summary])),
		).toEqual([
			[['0', expect.stringContaining('delivery positive')]],
			[],
			[['1', expect.stringContaining('levering negative')]],
		]);
	});

	it('fails one item alone when its expression throws', async () => {
		const { outputs } = await bench.run({
			items: texts('Great delivery', 'broken', 'Awful delivery'),
			parameters: {
				text: '={{ $json.text === "broken" ? $("No such node").item.json.text : $json.text }}',
			},
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([2, 1]);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			text: 'broken',
			details: { reason: 'expression' },
		});
	});

	it('gives a report its groups, also by date, and the earlier report as an object', async () => {
		const { outputs } = await bench.run({
			items: [
				{ json: { day: '2026-11-24', sentiment: 'positive', last: { netScore: 0 } } },
				{ json: { day: '2026-11-25', sentiment: 'positive', last: { netScore: 0 } } },
			],
			parameters: {
				operation: 'report',
				groupBy: '={{ DateTime.fromISO($json.day) }}',
				options: { previous: '={{ $json.last }}' },
			},
		});
		expect(outputs[0]?.[0]?.json).toMatchObject({
			documents: 2,
			change: 100,
			groups: [{ group: '2026-11-24' }, { group: '2026-11-25' }],
		});
	});

	it('signs requests with the trimmed key', async () => {
		const { apiKey, baseUrl } = bench.credential();
		const { status } = await bench.run({ credential: { apiKey: `${apiKey}\n`, baseUrl } });
		expect(status).toBe('success');
		expect(bench.sandbox.requests[0]?.headers['x-api-key']).toBe(apiKey);
	});
});
