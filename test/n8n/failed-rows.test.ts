import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const binary = { photo: { data: 'cGhvdG8=', mimeType: 'image/png' } };
const BLANK: INodeExecutionData = {
	json: { text: '', ticket: 7, error: 'HTTP 500', details: { order: 1 } },
	binary,
};

describe.each([
	['the error output', 'continueErrorOutput', 1, {}],
	['the regular output', 'continueRegularOutput', 0, {}],
	[
		'the regular output of a node that splits',
		'continueRegularOutput',
		1,
		{ splitBySentiment: true },
	],
	['the error output of a node that splits', 'continueErrorOutput', 3, { splitBySentiment: true }],
] as const)('a failed row on %s', (_where, onError, output, parameters) => {
	it('keeps its fields and its file, and those that the failure covers in details.input', async () => {
		const { outputs } = await bench.run({
			items: [...texts('Great delivery'), BLANK],
			parameters,
			onError,
		});
		const failed = outputs[output]?.filter(({ json }) => json.ticket === 7);
		expect(failed).toEqual([
			{
				json: {
					text: '',
					ticket: 7,
					error: 'Text is empty',
					message: expect.stringContaining('Leave Out Empty Texts'),
					details: {
						code: 'invalid_input',
						reason: 'no_text',
						input: { error: 'HTTP 500', details: { order: 1 } },
					},
				},
				binary,
				pairedItem: { item: 1 },
			},
		]);
	});
});

describe('a failed row that comes back mended', () => {
	it('has all its own fields again', async () => {
		const first = await bench.run({ items: [BLANK], onError: 'continueErrorOutput' });
		const [failed] = first.outputs[1] ?? [];
		const items = [{ json: { ...failed?.json, text: 'Great delivery' } }];
		const { outputs } = await bench.run({ items });
		expect(outputs[0]?.[0]?.json).toMatchObject({
			ticket: 7,
			error: 'HTTP 500',
			details: { order: 1 },
			sentiment: 'positive',
		});
		expect(outputs[0]?.[0]?.json).not.toHaveProperty('message');
	});
});

describe("$('Items').item behind the node", () => {
	const items = ['Great delivery', '', 'Awful delivery', ' '].map((text, ticket) => ({
		json: { text, ticket },
	}));

	it('is the row that the item was made of, behind both outputs', async () => {
		const { received } = await bench.run({
			items,
			onError: 'continueErrorOutput',
			behind: "={{ $('Items').item.json.ticket }}",
		});
		const found = received.slice(0, 2).map((branch) => branch?.map(({ json }) => json.found));
		expect(found).toEqual([
			[0, 2],
			[1, 3],
		]);
	});

	it('is so behind the outputs of a node that splits, too', async () => {
		const { received } = await bench.run({
			items,
			parameters: { splitBySentiment: true },
			onError: 'continueErrorOutput',
			behind: "={{ $('Items').item.json.ticket }}",
		});
		expect(received.map((branch) => branch?.map(({ json }) => json.found))).toEqual([
			[0],
			undefined,
			[2],
			[1, 3],
		]);
	});
});

describe('Leave Out Empty Texts', () => {
	const skipEmpty = { options: { skipEmpty: true } };

	it('lets items without a text pass through, with empty result fields and nothing sent for them', async () => {
		const { outputs, status } = await bench.run({
			items: [...texts('Great delivery'), { json: { text: ' ', ticket: 7 }, binary }],
			parameters: skipEmpty,
		});
		expect(status).toBe('success');
		expect(outputs[0]?.[1]).toEqual({
			json: {
				text: ' ',
				ticket: 7,
				sentiment: null,
				confidence: null,
				score: null,
				summary: '',
				positiveEntities: '',
				neutralEntities: '',
				negativeEntities: '',
				unmentionedEntities: '',
				language: null,
			},
			binary,
			pairedItem: { item: 1 },
		});
		const columns = outputs[0]?.map(({ json }) =>
			Object.keys(json).filter((name) => name !== 'ticket'),
		);
		expect(columns?.[1]).toEqual(columns?.[0]);
		expect(bench.sandbox.requests.map(({ documents }) => documents)).toEqual([1]);
	});

	it.each([
		['entity', { entity: null, sentiment: null, score: null, mentioned: null }],
		['sentence', { sentence: null, sentenceIndex: null, sentiment: null }],
	])('gives a blank row by %s', async (granularity, row) => {
		const { outputs } = await bench.run({
			items: texts('', 'Great delivery'),
			parameters: { ...skipEmpty, granularity },
		});
		expect(outputs[0]?.[0]?.json).toMatchObject(row);
	});

	it('sends them to Neutral when the node splits', async () => {
		const { outputs } = await bench.run({
			items: texts('', 'Great delivery'),
			parameters: { ...skipEmpty, splitBySentiment: true },
		});
		expect(outputs.map((items) => items.length)).toEqual([1, 1, 0]);
	});

	it.each<[string, INodeParameters]>([
		['analyzed', {}],
		['clustered', { operation: 'cluster', granularity: 'document' }],
	])('tells the fields that are there when nothing at all was %s', async (_what, parameters) => {
		const run = {
			items: [{ json: { review: 'Great', rating: 5 } }, { json: { review: 'Awful' } }],
			parameters: { text: '={{ $json.text }}', ...parameters, ...skipEmpty },
		};
		const { hints, status } = await bench.run(run);
		expect(status).toBe('success');
		expect(hints).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message:
					"None of the items has a text, so that nothing was sent. These fields are there: review and rating. Drag the one with the text from the input on the left into 'Text'.",
			},
		]);
		const some = await bench.run({
			...run,
			items: [...run.items, ...texts(...Array.from({ length: 5 }, (_, i) => `Late ${i}`))],
		});
		expect(JSON.stringify(some.hints)).not.toContain('None of the items');
	});

	it('leaves them out of clusters', async () => {
		const { outputs } = await bench.run({
			items: texts('', ...Array.from({ length: 6 }, (_, i) => `Late parcel ${i}`)),
			parameters: { operation: 'cluster', granularity: 'document', ...skipEmpty },
		});
		expect(outputs[0]).toHaveLength(7);
		expect(outputs[0]?.[0]?.json.clusterId).toBeNull();
		expect(bench.sandbox.requests.map(({ documents }) => documents)).toEqual([6]);
	});
});

describe('items none of which has a text', () => {
	const reviews = [
		{ json: { review: 'Great delivery', rating: 5 } },
		{ json: { review: 'Awful', id: 1 } },
	];

	it('end the node with the fields that are there, and blame no item', async () => {
		const { error } = await bench.run({ items: reviews });
		expect(error).toMatchObject({
			message: 'Text is empty in all 2 items',
			description: expect.stringContaining('These fields are there: review, rating and id.'),
		});
		expect(error?.context?.itemIndex).toBeUndefined();
		expect(error?.description).not.toContain('On Error');
	});

	it('show the invisible mark that a file of Excel begins with', async () => {
		const { outputs } = await bench.run({
			items: [{ json: { '\ufefftext': 'Great delivery', rating: 5 } }],
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json.message).toEqual(
			expect.stringMatching(/: \\ufefftext and rating\..*\{\{ \$json\["\\ufefftext"\] \}\}/),
		);
	});

	it('are no reason to list fields where another item has a text', async () => {
		const { outputs } = await bench.run({
			items: [...reviews, ...texts('Great')],
			onError: 'continueErrorOutput',
		});
		expect(JSON.stringify(outputs[1])).not.toContain('fields are there');
	});
});
