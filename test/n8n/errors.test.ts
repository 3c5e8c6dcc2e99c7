import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { SentorSentiment } from '../../nodes/SentorSentiment/SentorSentiment.node';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const poison = { faults: { poison: { text: 'poison', fault: '422-named' as const } } };

describe('a failed item, when the workflow goes on', () => {
	it('is on the error output with its fields, what happened, what to do, and details for routing', async () => {
		bench.sandbox.set(poison);
		const { outputs, status } = await bench.run({
			items: [
				{ json: { text: 'Great delivery', ticket: 1 } },
				{ json: { text: '', ticket: 2 } },
				{ json: { text: 'poison', ticket: 3 } },
			],
			onError: 'continueErrorOutput',
		});
		expect(status).toBe('success');
		expect(outputs[0]?.map(({ json }) => json.ticket)).toEqual([1]);
		expect(outputs[1]).toEqual([
			{
				json: {
					text: '',
					ticket: 2,
					error: 'Text is empty',
					message: expect.stringContaining('Nothing was sent for it'),
					details: { code: 'invalid_input', reason: 'no_text' },
				},
				pairedItem: { item: 1 },
			},
			{
				json: {
					text: 'poison',
					ticket: 3,
					error: expect.stringContaining('refused this text (422)'),
					message: expect.stringContaining('characters'),
					details: expect.objectContaining({ code: 'rejected', status: 422 }),
				},
				pairedItem: { item: 2 },
			},
		]);
	});

	it('is led there by older engines too, by an error beside its json that no copy has', async () => {
		const nodeType = new SentorSentiment();
		const { execute } = nodeType;
		const returned: INodeExecutionData[] = [];
		nodeType.execute = async function spied() {
			const outputs = await execute.call(this);
			returned.push(...outputs.flat());
			return outputs;
		};
		const items = texts('Great delivery', '');
		const { outputs } = await bench.run({ nodeType, items, onError: 'continueErrorOutput' });
		expect(returned.map(({ error }) => Boolean(error))).toEqual([false, true]);
		expect(returned.map((item) => ({ ...item }).error)).toEqual([undefined, undefined]);
		expect(outputs[1]?.[0]).not.toHaveProperty('error');
	});

	it('keeps its words and details where n8n starts with the node', async () => {
		const { outputs } = await bench.run({ alone: true, onError: 'continueErrorOutput' });
		expect(outputs[1]).toMatchObject([
			{ json: { error: 'Text is empty', details: { reason: 'no_text' } } },
		]);
	});

	it('stays at its place among the others with On Error: Continue', async () => {
		const { outputs } = await bench.run({
			items: texts('Great delivery', '', 'Awful delivery'),
			onError: 'continueRegularOutput',
		});
		expect(outputs).toHaveLength(1);
		expect(outputs[0]?.map(({ json }) => json.sentiment ?? json.error)).toEqual([
			'positive',
			'Text is empty',
			'negative',
		]);
	});

	it('names a missing entity and a language that there is not', async () => {
		const { outputs } = await bench.run({
			items: [
				{ json: { text: 'Great', about: ' , ' } },
				{ json: { text: 'Gut', about: 'x', lang: 'de' } },
			],
			parameters: { entities: '={{ $json.about }}', language: '={{ $json.lang }}' },
			onError: 'continueErrorOutput',
		});
		expect(
			outputs[1]?.map(({ json }) => [json.error, (json.details as { reason: string }).reason]),
		).toEqual([
			['No entity is named', 'no_entities'],
			["Language 'de' is not supported", 'language'],
		]);
	});

	it('keeps a field of its own called message', async () => {
		const { outputs } = await bench.run({
			items: [{ json: { message: ' ', ticket: 1 } }],
			parameters: { text: '={{ $json.message }}' },
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json).toEqual({
			message: ' ',
			ticket: 1,
			error: 'Text is empty',
			details: {
				code: 'invalid_input',
				reason: 'no_text',
				description: expect.stringContaining('Nothing was sent'),
			},
		});
	});

	it('fails alone when its expression throws', async () => {
		const { outputs } = await bench.run({
			items: texts('Great delivery', 'broken', 'Awful delivery'),
			parameters: {
				text: '={{ $json.text === "broken" ? $("No such node").item.json.text : $json.text }}',
			},
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]?.map(({ json }) => json.sentiment)).toEqual(['positive', 'negative']);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			text: 'broken',
			error: expect.stringMatching(/./),
			message: expect.stringMatching(/./),
			details: { code: 'invalid_input', reason: 'expression' },
		});
	});
});

describe('an item that was led back from the error output', () => {
	it('sheds its old failure once it has an answer', async () => {
		const failed = await bench.run({
			items: [{ json: { text: '', ticket: 1 } }],
			onError: 'continueErrorOutput',
		});
		const { json } = failed.outputs[1]?.[0] as INodeExecutionData;
		const { outputs } = await bench.run({ items: [{ json: { ...json, text: 'Great delivery' } }] });
		expect(outputs[0]?.[0]?.json).toMatchObject({
			text: 'Great delivery',
			ticket: 1,
			sentiment: 'positive',
		});
		expect(Object.keys(outputs[0]?.[0]?.json ?? {})).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(error|message|details)$/)]),
		);
	});

	it('keeps its own message then, and after a second failure', async () => {
		const parameters = { text: '={{ $json.message }}' };
		const first = await bench.run({
			items: [{ json: { message: ' ' } }],
			parameters,
			onError: 'continueErrorOutput',
		});
		const again = first.outputs[1] as INodeExecutionData[];
		const second = await bench.run({ items: again, parameters, onError: 'continueErrorOutput' });
		expect(second.outputs[1]?.[0]?.json).toEqual(first.outputs[1]?.[0]?.json);
		const mended = [{ json: { ...again[0]?.json, message: 'Great delivery' } }];
		const third = await bench.run({ items: mended, parameters });
		expect(third.outputs[0]?.[0]?.json).toMatchObject({
			message: 'Great delivery',
			sentiment: 'positive',
		});
		expect(third.outputs[0]?.[0]?.json).not.toHaveProperty('error');
	});

	it('tells its latest failure, not the one before', async () => {
		const first = await bench.run({ items: texts(''), onError: 'continueErrorOutput' });
		const { json } = first.outputs[1]?.[0] as INodeExecutionData;
		const second = await bench.run({
			items: [{ json: { ...json, text: 'Great' } }],
			parameters: { entities: ' ' },
			onError: 'continueErrorOutput',
		});
		expect(second.outputs[1]?.[0]?.json).toMatchObject({
			error: 'No entity is named',
			message: expect.stringContaining('at least one entity'),
			details: { reason: 'no_entities' },
		});
	});
});

describe('an input field called error', () => {
	it('stays with an answered item, on the success output', async () => {
		const items = [
			{ json: { error: 'from another node', message: 'Great delivery', details: { a: 1 } } },
		];
		const { outputs } = await bench.run({
			items,
			parameters: { text: '={{ $json.message }}' },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((branch) => branch.length)).toEqual([1, 0]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ ...items[0]?.json, sentiment: 'positive' });
	});
});

describe('a failed item, when the workflow stops on it', () => {
	it('ends the node with its message, its index and what to do', async () => {
		const { status, error, outputs } = await bench.run({
			items: texts('Great delivery', 'Awful delivery', ''),
		});
		expect(status).toBe('error');
		expect(outputs).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Text is empty',
			description: expect.stringContaining('Continue (using error output)'),
			context: { itemIndex: 2 },
		});
	});

	it.each<[string, INodeParameters]>([
		['cannot be sent', { language: 'de' }],
		['is refused', {}],
	])('says nothing of other items where every one %s', async (_what, parameters) => {
		bench.sandbox.set(poison);
		for (const items of [texts('poison'), texts('poison', 'poison too')]) {
			const { error } = await bench.run({ items, parameters });
			expect(error?.context).toMatchObject({ itemIndex: 0 });
			expect(error?.message).not.toMatch(/\[item/i);
			expect(error?.description).not.toMatch(/other items|On Error/);
		}
	});

	it('costs no request when it is known before', async () => {
		await bench.run({ items: texts('Great delivery', '') });
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it("is the API's when the API refused it, and says how many items had a result", async () => {
		bench.sandbox.set(poison);
		const { error } = await bench.run({
			items: texts('Great delivery', 'poison', 'Awful delivery'),
		});
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(/^The API refused this text \(422\)(?!.*\[item)/i),
			description: expect.stringContaining('2 of 3 items had a result'),
			httpCode: '422',
			context: { itemIndex: 1 },
		});
	});

	it('gives way to what concerns the whole run, though it came first', async () => {
		bench.sandbox.set(poison);
		const { error } = await bench.run({
			credential: bench.credential({ day: 1 }),
			items: texts('poison', 'Great delivery', 'Awful delivery'),
			parameters: { options: { maxDocsPerRequest: 1 } },
		});
		expect(bench.sandbox.requests[0]?.status).toBe(422);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining("The plan's quota is used up"),
		});
		expect(error?.message).not.toMatch(/\[item/i);
	});

	it('is the key when that expired', async () => {
		const { error } = await bench.run({
			credential: { apiKey: 'sandbox-expired', baseUrl: bench.sandbox.url },
			items: texts('Great delivery', 'Awful delivery'),
		});
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('The API key expired'),
			// Going on would not help: every item would meet the same.
			description: expect.not.stringContaining('On Error'),
			httpCode: '401',
		});
	});

	it('leaves the explanation of an expression to n8n', async () => {
		const { error } = await bench.run({
			items: texts('Great delivery', 'broken'),
			parameters: {
				text: '={{ $json.text === "broken" ? $("No such node").item.json.text : $json.text }}',
			},
		});
		expect(error).toMatchObject({
			name: 'ExpressionError',
			context: { itemIndex: 1, parameter: 'text' },
		});
	});

	it('keeps our words though they name a network code', async () => {
		const { error } = await bench.run({
			credential: { apiKey: bench.key(), baseUrl: 'http://127.0.0.1:9' },
		});
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Sentor cannot be reached (ECONNREFUSED)',
			description: expect.stringContaining('Check the base URL'),
		});
	});
});

describe('failures of the whole run, when the workflow goes on', () => {
	it('are told on each item, and stop the run after a handful of requests', async () => {
		const { outputs, hints } = await bench.run({
			credential: { apiKey: 'wrong-key', baseUrl: bench.sandbox.url },
			items: texts(...Array.from({ length: 300 }, (_, i) => `Text ${i}`)),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((branch) => branch.length)).toEqual([0, 300]);
		const codes = new Set(outputs[1]?.map(({ json }) => JSON.stringify(json.details)));
		expect([...codes].map((code) => JSON.parse(code) as unknown)).toEqual([
			{ code: 'auth', reason: 'invalid_key', status: 401, requestId: expect.any(String) },
		]);
		expect(bench.sandbox.requests.length).toBeLessThanOrEqual(3);
		expect(hints).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(
					/^300 of 300 items have no result\. The API key was refused/,
				),
			}),
		]);
	});

	it('say when the quota opens again, and keep what was answered', async () => {
		const { outputs } = await bench.run({
			credential: bench.credential({ day: 1 }),
			items: texts(...Array.from({ length: 20 }, (_, i) => `Great delivery ${i}`)),
			parameters: { options: { maxDocsPerRequest: 5, maxWait: 1 } },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((branch) => branch.length)).toEqual([5, 15]);
		expect(outputs[1]?.[0]?.json.details).toMatchObject({
			code: 'quota',
			retryAt: expect.stringMatching(/^\d{4}-.*Z$/),
		});
	});
});
