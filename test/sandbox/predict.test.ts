import { closeSandboxes, docOf, post, predict, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

const TEXT = 'Delivery was fast but support was terrible. My order number is 48213.';

describe('a result', () => {
	it('has the shape of the API', async () => {
		const { status, headers, json } = await predict(await sandboxWith(), [TEXT]);
		expect(status).toBe(200);
		expect(headers.get('content-type')).toBe('application/json');
		expect(Object.keys(json)).toEqual(['results']);
		const [result] = json.results;
		expect(result).toMatchObject({ doc_id: '0', predicted_class: 0, predicted_label: 'negative' });
		expect(result.details).toHaveLength(2);
		expect(result.details[1]).toMatchObject({
			sentence_index: 1,
			sentence_text: 'My order number is 48213.',
			predicted_class: 1,
			predicted_label: 'neutral',
		});
		expect(result.entity_sentiments).toEqual([
			{ entity: 'delivery', sentiment: 'positive', score: expect.any(Number) },
			{ entity: 'support', sentiment: 'negative', score: expect.any(Number) },
		]);
	});

	it('has probabilities that add up to 1, and the label with the highest', async () => {
		const { json } = await predict(await sandboxWith(), [
			TEXT,
			'Great!',
			'No opinion here.',
			'meh',
		]);
		for (const { probabilities, predicted_label } of json.results) {
			const { negative, neutral, positive } = probabilities;
			expect(negative + neutral + positive).toBeCloseTo(1, 9);
			expect(probabilities[predicted_label]).toBe(Math.max(negative, neutral, positive));
		}
	});

	it('is the same each time', async () => {
		const sandbox = await sandboxWith();
		const [one, other] = [await predict(sandbox, [TEXT]), await predict(sandbox, [TEXT])];
		expect(one.json).toEqual(other.json);
	});

	it('comes in the order of the request, with the ids of the request, repeated ones too', async () => {
		const docs = ['b', 'a', 'b'].map((id) => ({ ...docOf('fine', 0), doc_id: id }));
		const { json } = await post(await sandboxWith(), '/predicts', { docs });
		expect(json.results.map((result: { doc_id: string }) => result.doc_id)).toEqual([
			'b',
			'a',
			'b',
		]);
	});

	it('is read in the language of the query, or else of the body', async () => {
		const sandbox = await sandboxWith();
		const docs = [docOf('Helaas is het kapot.', 0)];
		const label = async (language: object, query: string) => {
			const { json } = await post(sandbox, '/predicts', { docs, ...language }, { query });
			return json.results[0].predicted_label;
		};
		expect(await label({}, '')).toBe('neutral');
		expect(await label({}, '?language=nl')).toBe('negative');
		expect(await label({ language: 'nl' }, '')).toBe('negative');
		expect(await label({ language: 'nl' }, '?language=en')).toBe('neutral');
	});
});

describe('the variants of a result', () => {
	const resultWith = async (variants: object) => {
		const { status, json } = await predict(await sandboxWith({ variants }), [TEXT]);
		return { status, result: json.results[0] };
	};

	it('can come with status 201', async () => {
		expect((await resultWith({ successStatus: 201 })).status).toBe(201);
	});

	it('can lack the scores of entities, or the entities', async () => {
		const { result } = await resultWith({ entitySentiments: 'no-score' });
		expect(result.entity_sentiments[0]).toEqual({ entity: 'delivery', sentiment: 'positive' });
		const none = await resultWith({ entitySentiments: 'absent' });
		expect(none.result).not.toHaveProperty('entity_sentiments');
	});

	it('can lack the sentences', async () => {
		expect((await resultWith({ details: false })).result).not.toHaveProperty('details');
	});

	it('can have one probability only, or none', async () => {
		const one = await resultWith({ probabilities: 'one' });
		expect(Object.keys(one.result.probabilities)).toEqual(['negative']);
		const none = await resultWith({ probabilities: 'absent' });
		expect(none.result).not.toHaveProperty('probabilities');
		expect(none.result.details[0]).not.toHaveProperty('probabilities');
	});
});
