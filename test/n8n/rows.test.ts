import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const TICKETS = [
	{ json: { text: 'The delivery was great. Support was awful.', ticket: 1 } },
	{ json: { text: 'Support was great.', ticket: 2 } },
];

const byTicket = {
	entities: 'delivery, support',
	options: { documentId: '={{ $json.ticket }}', includeUnmentioned: true },
};

describe('rows by entity', () => {
	it('are one item per entity and text, each linked to its input item', async () => {
		const { outputs } = await bench.run({
			items: TICKETS,
			parameters: { ...byTicket, granularity: 'entity' },
		});
		const rows = outputs[0]?.map(({ json, pairedItem }) => ({ ...json, pairedItem }));
		expect(rows).toMatchObject([
			{
				ticket: 1,
				entity: 'delivery',
				sentiment: 'positive',
				documentId: '1',
				pairedItem: { item: 0 },
			},
			{
				ticket: 1,
				entity: 'support',
				sentiment: 'negative',
				documentId: '1',
				pairedItem: { item: 0 },
			},
			{
				ticket: 2,
				entity: 'delivery',
				sentiment: 'neutral',
				documentId: '2',
				pairedItem: { item: 1 },
			},
			{
				ticket: 2,
				entity: 'support',
				sentiment: 'positive',
				documentId: '2',
				pairedItem: { item: 1 },
			},
		]);
		const [first, second] = outputs[0]?.map(({ json }) => json) ?? [];
		expect(first?.score).toEqual(expect.any(Number));
		expect(first?.documentSentiment).toBe(second?.documentSentiment);
	});

	it('are one blank row, and a hint, for a text whose answer names no entity', async () => {
		bench.sandbox.set({ variants: { entitySentiments: 'absent' } });
		const { outputs, hints } = await bench.run({
			items: TICKETS,
			parameters: { ...byTicket, granularity: 'entity', options: { includeInputFields: false } },
		});
		bench.sandbox.set({ variants: { entitySentiments: 'score' } });
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[0]?.[1]).toEqual({
			json: {
				entity: null,
				sentiment: null,
				score: null,
				mentioned: null,
				documentSentiment: 'positive',
			},
			pairedItem: { item: 1 },
		});
		expect(hints).toContainEqual(
			expect.objectContaining({ type: 'warning', message: expect.stringMatching(/^2 items /) }),
		);
	});
});

describe('rows by sentence', () => {
	it('are one item per sentence, in the order of the text', async () => {
		const { outputs } = await bench.run({
			items: TICKETS,
			parameters: { ...byTicket, granularity: 'sentence' },
		});
		expect(outputs[0]?.map(({ json }) => json)).toMatchObject([
			{ ticket: 1, sentence: 'The delivery was great.', sentenceIndex: 0, sentiment: 'positive' },
			{ ticket: 1, sentence: 'Support was awful.', sentenceIndex: 1, sentiment: 'negative' },
			{ ticket: 2, sentence: 'Support was great.', sentenceIndex: 0, sentiment: 'positive' },
		]);
	});

	it('are one blank row for a text whose answer has no sentences', async () => {
		bench.sandbox.set({ variants: { details: false } });
		const { outputs, hints } = await bench.run({
			items: TICKETS.slice(1),
			parameters: { ...byTicket, granularity: 'sentence', options: { includeInputFields: false } },
		});
		bench.sandbox.set({ variants: { details: true } });
		expect(outputs[0]?.map(({ json }) => json)).toEqual([
			{
				sentence: null,
				sentenceIndex: null,
				sentiment: null,
				confidence: null,
				score: null,
				documentSentiment: 'positive',
			},
		]);
		expect(hints).toContainEqual(
			expect.objectContaining({ message: expect.stringMatching(/^1 item was /) }),
		);
	});
});

describe('what one item stands for', () => {
	it('may differ from item to item', async () => {
		const { outputs } = await bench.run({
			items: TICKETS.map(({ json }) => ({
				json: { ...json, as: json.ticket === 1 ? 'entity' : 'document' },
			})),
			parameters: { ...byTicket, granularity: '={{ $json.as }}' },
		});
		expect(outputs[0]?.map(({ json }) => json.ticket)).toEqual([1, 1, 2]);
	});

	it('fails the item alone when an expression gives something else', async () => {
		const { outputs } = await bench.run({
			items: TICKETS.map(({ json }) => ({
				json: { ...json, as: json.ticket === 1 ? 'paragraph' : 'document' },
			})),
			parameters: { ...byTicket, granularity: '={{ $json.as }}' },
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			ticket: 1,
			error: expect.stringContaining("'Return'"),
		});
	});
});

describe('Simplify off', () => {
	it("returns the API's own object, with the user's id", async () => {
		const { outputs } = await bench.run({
			items: TICKETS.slice(0, 1),
			parameters: {
				...byTicket,
				simplify: false,
				options: { documentId: 'mine', includeInputFields: false },
			},
		});
		expect(outputs[0]?.[0]?.json).toEqual({
			doc_id: 'mine',
			predicted_class: expect.any(Number),
			predicted_label: expect.any(String),
			probabilities: {
				negative: expect.any(Number),
				neutral: expect.any(Number),
				positive: expect.any(Number),
			},
			details: [
				expect.objectContaining({ sentence_index: 0, sentence_text: 'The delivery was great.' }),
				expect.objectContaining({ sentence_index: 1, sentence_text: 'Support was awful.' }),
			],
			entity_sentiments: [
				expect.objectContaining({ entity: 'delivery', sentiment: 'positive' }),
				expect.objectContaining({ entity: 'support', sentiment: 'negative' }),
			],
		});
	});

	it('may differ from item to item', async () => {
		const { outputs } = await bench.run({
			items: texts('Great delivery', 'Awful delivery'),
			parameters: { simplify: '={{ $itemIndex === 0 }}' },
		});
		expect(outputs[0]?.map(({ json }) => 'predicted_label' in json)).toEqual([false, true]);
	});
});
