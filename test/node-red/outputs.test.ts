import { openRig, useNodeRed, type Message } from '../support/node-red/rig';

useNodeRed();

const POSITIVE = 'Great delivery. The support was wonderful.';
const NEGATIVE = 'Awful delivery.';
const NEUTRAL = 'It was delivered on Monday.';

const shown = (outputs: Message[][], of: (message: Message) => unknown): unknown[][] =>
	outputs.map((messages) => messages.map(of));

describe('one output per label', () => {
	it.each([
		['positive', POSITIVE, 0],
		['neutral', NEUTRAL, 1],
		['negative', NEGATIVE, 2],
		['a failed', '', 3],
	])('sends %s text by its own output; errors is the last', async (_label, payload, port) => {
		const { put } = await openRig({ node: { splitBySentiment: true, wires: [[], [], [], []] } });
		const { outputs } = await put({ payload });
		expect(shown(outputs, () => true)).toEqual(
			[[], [], [], []].map((none, place) => (place === port ? [true] : none)),
		);
	});

	it('does not change the parts of a single message', async () => {
		const { put } = await openRig({ node: { splitBySentiment: true } });
		const { outputs } = await put({ payload: POSITIVE, parts: { id: 'p', index: 0, count: 2 } });
		expect(outputs[0]?.[0]?.parts).toEqual({ id: 'p', index: 0, count: 2 });
	});

	it('sends the elements of an array one by one, as the Split node does', async () => {
		const { put } = await openRig({ node: { splitBySentiment: true } });
		const { outputs } = await put({
			payload: [NEGATIVE, '', POSITIVE],
			topic: 't',
			parts: { id: 'outer', index: 1, count: 2 },
		});
		expect(shown(outputs, ({ payload }) => payload)).toEqual([[POSITIVE], [], [NEGATIVE], ['']]);
		expect(shown(outputs, ({ topic }) => topic)).toEqual([['t'], [], ['t'], ['t']]);
		const [positive, negative] = [outputs[0]?.[0], outputs[2]?.[0]];
		expect(negative?.parts).toEqual({
			id: expect.any(String),
			type: 'array',
			count: 2,
			len: 1,
			index: 0,
			parts: { id: 'outer', index: 1, count: 2 },
		});
		expect(positive?.parts).toEqual({ ...negative?.parts, index: 1 });
		expect(outputs[3]?.[0]).toMatchObject({ error: { reason: 'no_text' }, parts: { id: 'outer' } });
	});
});

describe('a message per entity', () => {
	it('holds one row each, in a sequence', async () => {
		const { put } = await openRig({ node: { granularity: 'entity' } });
		const { outputs, refusal } = await put({
			_msgid: 'm',
			payload: 'Great delivery. Awful support.',
		});
		expect(refusal).toBeUndefined();
		expect(shown(outputs, ({ sentiment }) => sentiment)).toEqual([
			[
				{
					entity: 'delivery',
					sentiment: 'positive',
					score: expect.any(Number),
					mentioned: true,
					documentSentiment: expect.any(String),
					documentId: 'm',
				},
				{
					entity: 'support',
					sentiment: 'negative',
					score: expect.any(Number),
					mentioned: true,
					documentSentiment: expect.any(String),
					documentId: 'm',
				},
			],
			[],
		]);
		expect(shown(outputs, ({ parts }) => [parts.index, parts.count])).toEqual([
			[
				[0, 2],
				[1, 2],
			],
			[],
		]);
		expect(new Set(outputs[0]?.map(({ parts }) => parts.id)).size).toBe(1);
	});

	it('goes by its own label when there is one output per label', async () => {
		const { put } = await openRig({ node: { granularity: 'entity', splitBySentiment: true } });
		const { outputs } = await put({ payload: 'Great delivery. Awful support.' });
		expect(shown(outputs, ({ sentiment }) => sentiment.entity)).toEqual([
			['delivery'],
			[],
			['support'],
			[],
		]);
	});

	it('counts all rows of an array as one sequence, and each holds its own text', async () => {
		const { put } = await openRig({ node: { granularity: 'entity' } });
		const { outputs } = await put({ payload: [POSITIVE, '', NEGATIVE] });
		expect(shown(outputs, ({ payload, parts }) => [payload, parts?.index, parts?.count])).toEqual([
			[
				[POSITIVE, 0, 3],
				[POSITIVE, 1, 3],
				// Of the support it says nothing.
				[NEGATIVE, 2, 3],
			],
			[['', undefined, undefined]],
		]);
	});

	it('is one without values where Sentor named no entity: every text comes out', async () => {
		const { put } = await openRig({
			node: { granularity: 'entity' },
			sandbox: { variants: { entitySentiments: 'absent' } },
		});
		const { outputs } = await put({ _msgid: 'm', payload: POSITIVE });
		const blank = { entity: null, sentiment: null, score: null, mentioned: null };
		expect(shown(outputs, ({ sentiment, parts }) => [sentiment, parts.count])).toEqual([
			[[{ ...blank, documentSentiment: 'positive', documentId: 'm' }, 1]],
			[],
		]);
	});
});

describe('a message per sentence', () => {
	it('holds one row each', async () => {
		const { put } = await openRig({
			node: { granularity: 'sentence', documentId: '', documentIdType: 'str' },
		});
		const { outputs } = await put({ payload: 'Great delivery. Awful support.' });
		expect(
			outputs[0]?.map(({ sentiment }) => [
				sentiment.sentenceIndex,
				sentiment.sentence,
				sentiment.sentiment,
			]),
		).toEqual([
			[0, 'Great delivery.', 'positive'],
			[1, 'Awful support.', 'negative'],
		]);
		expect(outputs[0]?.[0]?.sentiment).not.toHaveProperty('documentId');
	});

	it('does not let one copy’s changes show in another', async () => {
		const { put } = await openRig({ node: { granularity: 'sentence' } });
		const { outputs } = await put({
			payload: 'Great delivery. Awful support.',
			shared: { list: [] },
		});
		outputs[0]?.[0]?.shared.list.push('changed');
		expect(outputs[0]?.[1]?.shared.list).toEqual([]);
	});
});
