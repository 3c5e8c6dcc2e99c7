import { openRig, useNodeRed } from '../support/node-red/rig';

useNodeRed();

const TEXTS = ['Great delivery', 'Awful delivery', 'It was delivered on Monday'];

describe('a message with an array of texts', () => {
	it('comes out as one message with an array of the same length and order', async () => {
		const { put, sentTexts } = await openRig();
		const message = { payload: TEXTS };
		const { outputs } = await put(message);
		expect(outputs.map((messages) => messages.length)).toEqual([1, 0]);
		expect(outputs[0]?.[0]).toBe(message);
		expect(outputs[0]?.[0]?.payload).toBe(TEXTS);
		expect(
			outputs[0]?.[0]?.sentiment.map(({ sentiment }: { sentiment: string }) => sentiment),
		).toEqual(['positive', 'negative', 'neutral']);
		expect(sentTexts()).toEqual([TEXTS]);
	});

	it('keeps the place of elements that fail, and says there why', async () => {
		const { put } = await openRig();
		const { outputs } = await put({
			payload: ['Great delivery', '', null, { text: 'Awful delivery' }, { text: { no: 'text' } }],
		});
		const [first, blank, nothing, last, object] = outputs[0]?.[0]?.sentiment as Array<
			Record<string, unknown>
		>;
		expect(outputs[0]?.[0]?.sentiment).toHaveLength(5);
		expect([first?.sentiment, last?.sentiment]).toEqual(['positive', 'negative']);
		expect(blank).toEqual({
			error: {
				message: 'The text is empty',
				description: expect.any(String),
				code: 'invalid_input',
				reason: 'no_text',
			},
		});
		expect(nothing?.error).toMatchObject({ reason: 'no_text' });
		expect(object?.error).toMatchObject({ reason: 'text_type' });
	});

	it('takes entities, language and id of each element before those of the node', async () => {
		const { put, sandbox } = await openRig({ node: { entities: 'price' } });
		const { outputs } = await put({
			payload: [
				{ text: 'one', entities: ['staff'], id: 'A' },
				{ doc: 'two', doc_id: 'B', language: 'nl' },
				{ text: 'three', entities: '', language: '' },
			],
		});
		const sent = sandbox.requests.map(({ query, body }) => [
			query.language,
			(body as { docs: Array<{ doc: string; entities: string[] }> }).docs.map(
				({ doc, entities }) => [doc, entities],
			),
		]);
		expect(new Map(sent as never)).toEqual(
			new Map<unknown, unknown>([
				[
					'en',
					[
						['one', ['staff']],
						['three', ['price']],
					],
				],
				['nl', [['two', ['price']]]],
			]),
		);
		expect(
			outputs[0]?.[0]?.sentiment.map((row: { documentId?: string }) => row.documentId),
		).toEqual(['A', 'B', undefined]);
	});

	it('may be the API’s own {docs: [...]}, with a language for all', async () => {
		const { put, sandbox } = await openRig();
		const { outputs } = await put({
			payload: {
				language: 'nl',
				docs: [{ doc_id: '1', doc: 'goede levering', entities: ['levering'] }],
			},
		});
		expect(outputs[0]?.[0]?.sentiment).toEqual([
			expect.objectContaining({ documentId: '1', sentiment: 'positive' }),
		]);
		expect(sandbox.requests[0]?.query).toEqual({ language: 'nl' });
	});

	it('may be empty: then so is the answer, and nothing is sent', async () => {
		const { put, sandbox } = await openRig();
		const { outputs } = await put({ payload: [] });
		expect(outputs[0]?.[0]?.sentiment).toEqual([]);
		expect(sandbox.requests).toHaveLength(0);
	});

	it('leaves by the errors output when no element has a result, with the array there too', async () => {
		const { put } = await openRig({ credentials: { apiKey: 'wrong-key' } });
		const { outputs, refusal } = await put({ payload: TEXTS });
		expect(refusal).toBeUndefined();
		expect(outputs.map((messages) => messages.length)).toEqual([0, 1]);
		expect(outputs[1]?.[0]?.error).toMatchObject({ code: 'auth', status: 401 });
		expect(
			outputs[1]?.[0]?.sentiment.map(({ error }: { error: { code: string } }) => error.code),
		).toEqual(['auth', 'auth', 'auth']);
	});

	it('sends a thousand texts in a few requests', async () => {
		const { put, sandbox } = await openRig();
		const payload = Array.from({ length: 1000 }, (_, id) => ({
			text: `Great delivery, number ${id}`,
			id,
		}));
		const { outputs } = await put({ payload });
		const answers = outputs[0]?.[0]?.sentiment as Array<{ documentId: string; sentiment: string }>;
		expect(answers.map(({ documentId }) => documentId)).toEqual(
			payload.map(({ id }) => String(id)),
		);
		expect(answers.every(({ sentiment }) => sentiment)).toBe(true);
		expect(sandbox.requests.length).toBeLessThan(25);
	});
});
