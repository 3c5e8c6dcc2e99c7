import { sentorBench, texts } from '../support/n8n-sentor';

const bench = sentorBench();

/** n8n's shortest pause between tries. */
const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe("n8n's Retry On Fail", () => {
	it('does not run the node again when all went well', async () => {
		const { executions } = await bench.run({ settings: retryOnFail });
		expect(executions).toBe(1);
	});

	it('does not run the node again for one failed item, though it is the first, with an error output', async () => {
		const { executions, outputs } = await bench.run({
			items: texts('', 'Great delivery'),
			onError: 'continueErrorOutput',
			settings: retryOnFail,
		});
		expect(executions).toBe(1);
		expect(outputs.map((items) => items.length)).toEqual([1, 1]);
	});

	it('does not run a splitting node again for failed items without an error output', async () => {
		const { executions } = await bench.run({
			items: texts('', 'Great delivery'),
			parameters: { splitBySentiment: true },
			onError: 'continueRegularOutput',
			settings: retryOnFail,
		});
		expect(executions).toBe(1);
	});

	it('costs no request when the node stops for an item that cannot be sent', async () => {
		const { executions, status } = await bench.run({
			items: texts('Great delivery', ''),
			settings: retryOnFail,
		});
		expect(status).toBe('error');
		expect(executions).toBe(3);
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('sends answered items again for nothing when answers are reused', async () => {
		const credential = bench.credential();
		bench.sandbox.set({ faults: { poison: { text: 'poison', fault: '422-named' } } });
		const { executions } = await bench.run({
			credential,
			items: texts('Great delivery', 'poison'),
			parameters: { options: { reuseAnswers: 5 } },
			settings: retryOnFail,
		});
		expect(executions).toBe(3);
		const sent = bench.sandbox.requests.map(({ body }) => JSON.stringify(body));
		expect(sent.filter((body) => body.includes('Great delivery')).length).toBeLessThan(executions);
	});
});
