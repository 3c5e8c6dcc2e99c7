import { runInNewContext } from 'node:vm';
import { openRig, useNodeRed } from '../support/node-red/rig';

useNodeRed();

const GOOD = 'The delivery was great, thank you!';
const BAD = 'Support was awful and rude.';

describe('a message with one text', () => {
	it('comes out once by the results output, with the friendly result', async () => {
		const { put } = await openRig();
		const { outputs, refusal } = await put({ _msgid: 'm1', payload: BAD });
		expect(refusal).toBeUndefined();
		expect(outputs.map((messages) => messages.length)).toEqual([1, 0]);
		expect(outputs[0]?.[0]?.sentiment).toEqual({
			sentiment: 'negative',
			confidence: expect.any(Number),
			score: expect.any(Number),
			summary: expect.stringMatching(/^Negative \(\d+%\): .*support negative/),
			positiveEntities: '',
			neutralEntities: '',
			negativeEntities: 'support',
			unmentionedEntities: 'delivery',
			language: 'en',
			entitySentiments: expect.arrayContaining([
				{ entity: 'support', sentiment: 'negative', score: expect.any(Number), mentioned: true },
			]),
			documentId: 'm1',
		});
	});

	it('is the same object, with all its own properties', async () => {
		const { put } = await openRig();
		const message = {
			_msgid: 'm1',
			payload: GOOD,
			topic: 'shop',
			parts: { id: 'p', index: 3, count: 9 },
			res: { any: 'thing' },
		};
		const { outputs } = await put(message);
		expect(outputs[0]?.[0]).toBe(message);
		const { sentiment: _result, ...own } = outputs[0]?.[0] ?? {};
		expect(own).toEqual({
			_msgid: 'm1',
			payload: GOOD,
			topic: 'shop',
			parts: { id: 'p', index: 3, count: 9 },
			res: { any: 'thing' },
		});
	});

	it('has the result where the node says, also deep inside', async () => {
		const { put } = await openRig({
			node: { result: 'payload.answers[1].mood', text: 'payload.text' },
		});
		const { outputs } = await put({ payload: { text: GOOD, answers: [{ a: 1 }] } });
		expect(outputs[0]?.[0]?.payload).toEqual({
			text: GOOD,
			answers: [{ a: 1 }, { mood: expect.objectContaining({ sentiment: 'positive' }) }],
		});
	});

	it('has the API’s own object when that is wanted', async () => {
		const { put } = await openRig({ node: { raw: true, documentId: 'topic' } });
		const { outputs } = await put({ payload: GOOD, topic: 'T-1' });
		expect(outputs[0]?.[0]?.sentiment).toMatchObject({
			doc_id: 'T-1',
			predicted_label: 'positive',
			details: expect.any(Array),
		});
	});

	it.each([
		['a number', 911, '911'],
		['a boolean', true, 'true'],
		['a buffer', Buffer.from('goede levering'), 'goede levering'],
		['bytes', new TextEncoder().encode('één levering'), 'één levering'],
		['bytes of a Function node', runInNewContext('new Uint8Array([103, 111])'), 'go'],
		['an object with bytes', { text: Buffer.from('goed') }, 'goed'],
	])('may be %s', async (_kind, payload, sent) => {
		const { put, sentTexts } = await openRig();
		const { outputs } = await put({ payload });
		expect(outputs[0]).toHaveLength(1);
		expect(sentTexts()).toEqual([[sent]]);
	});

	it('may be an object with a text, entities, language and id of its own', async () => {
		const { put, sandbox } = await openRig();
		const { outputs } = await put({
			payload: { doc: 'De levering was goed', entities: ['levering'], language: 'nl', doc_id: 7 },
		});
		expect(sandbox.requests[0]).toMatchObject({
			query: { language: 'nl' },
			body: { docs: [{ doc: 'De levering was goed', entities: ['levering'] }] },
		});
		expect(outputs[0]?.[0]?.sentiment.documentId).toBe('7');
	});
});

describe('the typed inputs', () => {
	const document = async (
		node: Record<string, unknown>,
		message: object,
		prepare?: (rig: Awaited<ReturnType<typeof openRig>>) => void,
	) => {
		const rig = await openRig({ node });
		prepare?.(rig);
		const { outputs } = await rig.put({ payload: GOOD, ...message });
		const [request] = rig.sandbox.requests;
		const { docs } = request?.body as { docs: Array<{ doc: string; entities: string[] }> };
		return {
			...docs[0],
			language: request?.query.language,
			id: outputs[0]?.[0]?.sentiment.documentId,
		};
	};

	it.each([
		['a message property', { text: 'a.b' }, 'deep'],
		['a string', { text: 'fixed', textType: 'str' }, 'fixed'],
		['JSONata', { text: "payload & '!'", textType: 'jsonata' }, `${GOOD}!`],
		['JSON', { text: '{"text": "in JSON"}', textType: 'json' }, 'in JSON'],
		['the environment', { text: 'NR_NODE_ID', textType: 'env' }, 'sentiment'],
	])('read the text from %s', async (_source, node, text) => {
		expect((await document(node, { a: { b: 'deep' } })).doc).toBe(text);
	});

	it.each(['flow', 'global'] as const)('read the entities from %s context', async (context) => {
		const read = await document({ entities: 'wanted', entitiesType: context }, {}, ({ node }) =>
			node.context()[context].set('wanted', ['price', { name: 'quality' }]),
		);
		expect(read.entities).toEqual(['price', 'quality']);
	});

	it('read the language and the id for each message', async () => {
		const read = await document(
			{ language: 'lang', languageType: 'msg', documentId: 'ticket.id' },
			{ lang: 'Dutch', ticket: { id: 42 } },
		);
		expect(read).toMatchObject({ language: 'nl', id: '42' });
	});

	it('take English and the message’s own id when nothing is set', async () => {
		expect(await document({}, { _msgid: 'abc' })).toMatchObject({ language: 'en', id: 'abc' });
	});

	it('count a path into nothing as empty, not as a mishap', async () => {
		const { put } = await openRig({ node: { text: 'a.b.c' } });
		const { outputs } = await put({ payload: GOOD });
		expect(outputs[1]?.[0]?.error).toMatchObject({ code: 'invalid_input', reason: 'no_text' });
	});

	it('name the property whose expression is wrong, and send nothing', async () => {
		const { put, sandbox } = await openRig({
			node: { entities: '$nonsense(', entitiesType: 'jsonata' },
		});
		const { outputs, refusal } = await put({ payload: GOOD });
		expect(refusal).toBeUndefined();
		expect(outputs[1]?.[0]?.error).toMatchObject({ code: 'invalid_input', reason: 'entities' });
		expect(sandbox.requests).toHaveLength(0);
	});
});
