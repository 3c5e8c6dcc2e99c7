import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { startHttpStub } from '../support/http-stub';
import { receivedTexts, sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const fromJson = (json: string): INodeExecutionData => ({ json: JSON.parse(json) as IDataObject });

afterEach(() => {
	// Whatever came in, no object of this process may have learned a thing.
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

describe('names that mean something to JavaScript', () => {
	it('stay fields of the item', async () => {
		const item = fromJson(
			'{"text": "Great delivery", "__proto__": {"polluted": 1}, "constructor": "c", "toString": "t"}',
		);
		const { outputs } = await bench.run({ items: [item] });
		const json = outputs[0]?.[0]?.json as IDataObject;
		expect(Object.keys(json)).toEqual(
			expect.arrayContaining(['__proto__', 'constructor', 'toString', 'sentiment']),
		);
		expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
	});

	it.each(['__proto__', 'constructor', 'hasOwnProperty', '', '0'])(
		'are ids like any other: %p',
		async (id) => {
			const { outputs } = await bench.run({
				items: texts('Great delivery', 'Awful delivery'),
				parameters: { options: { documentId: id } },
			});
			expect(outputs[0]?.map(({ json }) => [json.documentId, json.sentiment])).toEqual([
				[id === '' ? undefined : id, 'positive'],
				[id === '' ? undefined : id, 'negative'],
			]);
		},
	);

	it('are entities like any other', async () => {
		const { outputs } = await bench.run({
			parameters: {
				entities: '__proto__, constructor, delivery',
				options: { includeEntityList: true },
			},
		});
		expect(outputs[0]?.[0]?.json.entitySentiments).toMatchObject([
			{ entity: '__proto__' },
			{ entity: 'constructor' },
			{ entity: 'delivery' },
		]);
	});

	it("stay fields of the API's own object, also with a prefix", async () => {
		const stub = await startHttpStub((_request, response) =>
			response
				.writeHead(200, { 'content-type': 'application/json' })
				.end(
					'{"results": [{"doc_id": "0", "predicted_label": "positive", "__proto__": {"polluted": 1}, "error": "x"}]}',
				),
		);
		const credential = { apiKey: bench.key(), baseUrl: stub.url };
		for (const fieldPrefix of ['', '__proto__']) {
			const { outputs } = await bench.run({
				credential,
				parameters: { simplify: false, options: { includeInputFields: false, fieldPrefix } },
				onError: 'continueErrorOutput',
			});
			const json = outputs[0]?.[0]?.json as IDataObject;
			expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
			expect(json[`${fieldPrefix}predicted_label`]).toBe('positive');
		}
		await stub.close();
	});
});

describe('values that are no text', () => {
	const circular: IDataObject = { name: 'circle' };
	circular.self = circular;
	let deep: unknown = 'delivery';
	for (let depth = 0; depth < 5000; depth += 1) deep = [deep];

	it.each([
		['an object', { a: 1 }],
		['a list', ['a']],
		['a circle', circular],
		['nothing', null],
	])('fail their item alone: %s as text', async (_what, value) => {
		const items = [...texts('Great delivery'), { json: { text: value as IDataObject } }];
		const { outputs, status } = await bench.run({ items, onError: 'continueErrorOutput' });
		expect(status).toBe('success');
		expect(outputs.map((branch) => branch.length)).toEqual([1, 1]);
		expect(outputs[1]?.[0]?.json.details).toMatchObject({ code: 'invalid_input' });
	});

	it.each([
		['numbers', [911, 718], 2],
		['a circle', circular, 0],
		['a list that is 5,000 lists deep', deep, 0],
		['objects', [{ entity: 'delivery' }, { name: 'support' }, { other: true }], 2],
		['a number', 911, 1],
		['nothing', null, 0],
	])('are read or fail their item alone: %s as entities', async (_what, about, count) => {
		const { outputs } = await bench.run({
			items: [{ json: { text: 'Great delivery', about: about as IDataObject } }],
			parameters: { entities: '={{ $json.about }}', options: { includeEntityList: true } },
			onError: 'continueErrorOutput',
		});
		const [item] = outputs.flat();
		expect(outputs.map((branch) => branch.length)).toEqual(count > 0 ? [1, 0] : [0, 1]);
		expect((item?.json.entitySentiments as unknown[] | undefined)?.length ?? 0).toBe(count);
	});
});

describe('texts that are out of the ordinary', () => {
	it.each([
		['100 kB', `Great delivery. ${'word '.repeat(20_000)}`],
		['emoji and lone surrogates', 'Great delivery \ud83d\ude00\ud83d \ud800'],
		['control characters', 'Great\u0000 delivery\u001b[31m\u2028\u2029'],
		[
			'markup and quotes',
			'"><script>alert(1)</script> Great \'delivery\' \\" {{ 1 + 1 }} ${process}',
		],
		['an expression of n8n', '={{ $env.SECRET }} Great delivery'],
	])('are texts: %s', async (_what, text) => {
		const { outputs } = await bench.run({
			items: texts(text),
			parameters: { options: { cleanUp: 'off', maxCharsPerDocument: 0 } },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((branch) => branch.length)).toEqual([1, 0]);
		expect(outputs[0]?.[0]?.json.text).toBe(text);
		expect(receivedTexts(bench.sandbox)).toEqual([text.toWellFormed()]);
	});

	it('go with 3,000 entities', async () => {
		const names = Array.from({ length: 3000 }, (_, i) => `entity${i}`);
		const { outputs } = await bench.run({
			parameters: { entities: names.join(), options: { includeEntityList: true } },
		});
		expect(outputs[0]?.[0]?.json.entitySentiments).toHaveLength(3000);
	});
});
