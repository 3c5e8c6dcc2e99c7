import type { INodeExecutionData } from 'n8n-workflow';
import { SentorSentiment } from '../../nodes/SentorSentiment/SentorSentiment.node';
import { receivedTexts, sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const pairs = (items: INodeExecutionData[] = []) => items.map(({ pairedItem }) => pairedItem);

describe('an output item', () => {
	it('is the input item with the answer in it', async () => {
		const { outputs, status } = await bench.run({
			items: [{ json: { text: 'The delivery was great', ticket: 7 } }],
			parameters: { entities: 'delivery, support' },
		});
		expect(status).toBe('success');
		expect(outputs[0]).toEqual([
			{
				json: {
					text: 'The delivery was great',
					ticket: 7,
					sentiment: 'positive',
					confidence: expect.any(Number),
					score: expect.any(Number),
					summary: expect.stringMatching(/^Positive \(\d+%\): delivery positive$/),
					positiveEntities: 'delivery',
					neutralEntities: '',
					negativeEntities: '',
					unmentionedEntities: 'support',
					language: 'en',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('is linked to its input item, failed ones among them', async () => {
		const { outputs } = await bench.run({
			items: texts('Great delivery', '', 'Awful delivery', ' ', 'Great delivery'),
			onError: 'continueErrorOutput',
		});
		expect(pairs(outputs[0])).toEqual([{ item: 0 }, { item: 2 }, { item: 4 }]);
		expect(pairs(outputs[1])).toEqual([{ item: 1 }, { item: 3 }]);
		expect(outputs[0]?.map(({ json }) => json.sentiment)).toEqual([
			'positive',
			'negative',
			'positive',
		]);
	});

	it('keeps the files of the input item', async () => {
		const binary = { photo: { data: 'cGhvdG8=', mimeType: 'image/png' } };
		const items = [{ json: { text: 'Great delivery' }, binary }];
		const kept = await bench.run({ items });
		expect(kept.outputs[0]?.[0]?.binary).toEqual(binary);
		const dropped = await bench.run({
			items,
			parameters: { options: { includeInputFields: false } },
		});
		expect(dropped.outputs[0]?.[0]).not.toHaveProperty('binary');
	});

	it('holds nothing but the answer when input fields are left out', async () => {
		const { outputs } = await bench.run({
			items: [{ json: { text: 'Great delivery', ticket: 7 } }],
			parameters: { options: { includeInputFields: false } },
		});
		expect(Object.keys(outputs[0]?.[0]?.json ?? {})).toEqual([
			'sentiment',
			'confidence',
			'score',
			'summary',
			'positiveEntities',
			'neutralEntities',
			'negativeEntities',
			'unmentionedEntities',
			'language',
		]);
		expect(pairs(outputs[0])).toEqual([{ item: 0 }]);
	});

	it('has the prefix before each field of the answer, so that input fields of the same name stay', async () => {
		const { outputs } = await bench.run({
			items: [{ json: { text: 'Great delivery', sentiment: 'mine', score: 'mine too' } }],
			parameters: { options: { fieldPrefix: 'sentor_' } },
		});
		const { json } = outputs[0]?.[0] as INodeExecutionData;
		expect(json).toMatchObject({
			sentiment: 'mine',
			score: 'mine too',
			sentor_sentiment: 'positive',
		});
		expect(Object.keys(json).filter((name) => !name.startsWith('sentor_'))).toEqual([
			'text',
			'sentiment',
			'score',
		]);
	});

	it('has the answer where an input field has the same name and there is no prefix', async () => {
		const { outputs } = await bench.run({
			items: [{ json: { text: 'Great delivery', sentiment: 'mine' } }],
		});
		expect(outputs[0]?.[0]?.json.sentiment).toBe('positive');
	});

	it("has the user's own id, also if ids repeat", async () => {
		const { outputs } = await bench.run({
			items: ['Great delivery', 'Awful delivery', 'Delivery'].map((text) => ({
				json: { text, ticket: 'T-1' },
			})),
			parameters: { options: { documentId: '={{ $json.ticket }}' } },
		});
		expect(outputs[0]?.map(({ json }) => [json.documentId, json.sentiment])).toEqual([
			['T-1', 'positive'],
			['T-1', 'negative'],
			['T-1', 'neutral'],
		]);
		expect(JSON.stringify(bench.sandbox.requests.map(({ body }) => body))).not.toContain('T-1');
	});
});

describe('the input', () => {
	it('is not changed', async () => {
		const nodeType = new SentorSentiment();
		const { execute } = nodeType;
		let [before, after]: unknown[] = [];
		nodeType.execute = async function watched() {
			before = structuredClone(this.getInputData());
			const outputs = await execute.call(this);
			after = this.getInputData();
			return outputs;
		};
		await bench.run({
			nodeType,
			items: ['Great delivery', ''].map((text) => ({
				json: { text, sentiment: 'mine', nested: { list: [1, 2] } },
				binary: { photo: { data: 'cGhvdG8=', mimeType: 'image/png' } },
			})),
			onError: 'continueErrorOutput',
		});
		expect(before).toHaveLength(2);
		expect(after).toEqual(before);
	});

	it('may be empty: the node behind it does not run and nothing is sent', async () => {
		const { status, executions } = await bench.run({ items: [] });
		expect(status).toBe('success');
		expect(executions).toBe(0);
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('may be 1,000 items: each gets its own answer, in at most 60 requests', async () => {
		const verdicts = ['Great delivery', 'Awful delivery', 'The delivery took place'];
		const items = Array.from({ length: 1000 }, (_, i) => ({
			json: { text: `${verdicts[i % 3]} (no. a${i})`, number: i },
		}));
		const { outputs } = await bench.run({ items });
		const labels = ['positive', 'negative', 'neutral'];
		expect(outputs[0]).toHaveLength(1000);
		outputs[0]?.forEach(({ json, pairedItem }, i) => {
			expect([json.number, pairedItem, json.sentiment]).toEqual([i, { item: i }, labels[i % 3]]);
		});
		expect(bench.sandbox.requests.length).toBeLessThanOrEqual(60);
	});
});

describe('each item', () => {
	it('may have its own text field, entities and language, in one run', async () => {
		const { outputs } = await bench.run({
			items: [
				{ json: { body: 'The delivery was great', about: ['delivery'], lang: 'en' } },
				{ json: { body: 'De levering was vreselijk', about: 'levering', lang: 'nl' } },
				{
					json: { body: 'Support was awful', about: [{ name: 'support' }, 'price'], lang: 'en-GB' },
				},
			],
			parameters: {
				text: '={{ $json.body }}',
				entities: '={{ $json.about }}',
				language: '={{ $json.lang }}',
			},
		});
		expect(outputs[0]?.map(({ json }) => json.summary)).toEqual([
			expect.stringContaining('delivery positive'),
			expect.stringContaining('levering negative'),
			expect.stringMatching(/support negative$/),
		]);
		const byLanguage = bench.sandbox.requests.map(({ query, documents }) => [
			query.language,
			documents,
		]);
		expect(byLanguage.sort()).toEqual([
			['en', 2],
			['nl', 1],
		]);
	});

	it('is sent once when several are the same', async () => {
		const { outputs } = await bench.run({ items: texts(...Array(20).fill('Great delivery')) });
		expect(outputs[0]).toHaveLength(20);
		expect(receivedTexts(bench.sandbox)).toEqual(['Great delivery']);
	});

	it('takes a fixed text and a list that is typed over several lines', async () => {
		const { outputs } = await bench.run({
			items: [{ json: {} }],
			parameters: {
				text: 'Great delivery, awful price',
				entities: 'delivery\nprice,\n',
				options: { includeEntityList: true },
			},
		});
		expect(outputs[0]?.[0]?.json.entitySentiments).toMatchObject([
			{ entity: 'delivery' },
			{ entity: 'price' },
		]);
	});
});
