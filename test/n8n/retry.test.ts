import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { NodeRun } from '../support/n8n/engine';
import { receivedTexts, sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

/** n8n's shortest pause between tries. */
const tries = (maxTries: number) => ({ retryOnFail: true, maxTries, waitBetweenTries: 1 });

const numbered = (count: number) =>
	texts(...Array.from({ length: count }, (_, i) => `Great delivery a${i}`));

/** n8n runs a node again if the first row of its result has such a column. */
const withErrorColumn = (items: INodeExecutionData[]) =>
	items.map(({ json }) => ({ json: { ...json, error: 'HTTP 500' } }));

const labels = ({ outputs }: NodeRun) => outputs.flat().map(({ json }) => json.sentiment);

describe("n8n's Retry On Fail", () => {
	it('does not run the node again when all went well', async () => {
		const { executions } = await bench.run({ settings: tries(3) });
		expect(executions).toBe(1);
	});

	it('does not run the node again for one failed item, though it is the first, with an error output', async () => {
		const { executions, outputs } = await bench.run({
			items: texts('', 'Great delivery'),
			onError: 'continueErrorOutput',
			settings: tries(3),
		});
		expect(executions).toBe(1);
		expect(outputs.map((items) => items.length)).toEqual([1, 1]);
	});

	it('does not run a splitting node again for failed items without an error output', async () => {
		const { executions } = await bench.run({
			items: texts('', 'Great delivery'),
			parameters: { splitBySentiment: true },
			onError: 'continueRegularOutput',
			settings: tries(3),
		});
		expect(executions).toBe(1);
	});

	it('costs no request when the node stops for an item that cannot be sent', async () => {
		const { executions, status } = await bench.run({
			items: texts('Great delivery', ''),
			settings: tries(3),
		});
		expect(status).toBe('error');
		expect(executions).toBe(3);
		expect(bench.sandbox.requests).toHaveLength(0);
	});
});

describe.each([3, 5])('what was answered, in %i tries', (maxTries) => {
	const settings = tries(maxTries);

	it('is not sent again because the first row has a column error, and the hint tells all requests', async () => {
		const run = await bench.run({ items: withErrorColumn(numbered(50)), settings });
		expect(run.executions).toBe(maxTries);
		expect(receivedTexts(bench.sandbox)).toHaveLength(50);
		expect(labels(run)).toEqual(Array(50).fill('positive'));
		const { length } = bench.sandbox.requests;
		expect(run.hints[0]?.message).toMatch(
			new RegExp(`^50 items in ${length} request${length === 1 ? '' : 's'}\\.$`),
		);
	});

	it('is not sent again because the first row is blank', async () => {
		const run = await bench.run({
			items: [...texts(' '), ...numbered(49)],
			onError: 'continueRegularOutput',
			settings,
		});
		expect(run.executions).toBe(maxTries);
		expect(receivedTexts(bench.sandbox)).toHaveLength(49);
	});

	it('is not sent again because one text of many is refused; that one is asked anew', async () => {
		bench.sandbox.set({ faults: { poison: { text: 'poison', fault: '422-named' } } });
		const run = await bench.run({ items: [...numbered(99), ...texts('poison')], settings });
		expect(run).toMatchObject({ status: 'error', executions: maxTries });
		const sent = bench.sandbox.requests
			.filter(({ status }) => status === 200)
			.flatMap(({ body }) => (body as { docs: { doc: string }[] }).docs.map(({ doc }) => doc));
		expect(sent).toHaveLength(99);
		expect(new Set(sent).size).toBe(99);
		expect(run.error?.message).toContain('refused this text');
		expect(run.error?.description).toContain('99 of 100 items had a result');
	});

	it('keeps the user’s own ids, also of equal texts', async () => {
		const items = withErrorColumn(texts('Great delivery', 'Great delivery')).map(({ json }, i) => ({
			json: { ...json, ticket: `T-${i}` },
		}));
		const { outputs } = await bench.run({
			items,
			parameters: { options: { documentId: '={{ $json.ticket }}' } },
			settings,
		});
		expect(outputs[0]?.map(({ json }) => json.documentId)).toEqual(['T-0', 'T-1']);
	});

	it.each<[string, INodeParameters, number]>([
		['clusters', { operation: 'cluster', granularity: 'document' }, 1],
		[
			'clusters of two languages, with names',
			{
				operation: 'cluster',
				granularity: 'document',
				nameTopics: true,
				numberOfClusters: 1,
				language: '={{ $itemIndex % 2 ? "en" : "nl" }}',
			},
			4,
		],
		[
			'names of topics',
			{ operation: 'nameTopic', documents: '=["{{ $json.text }}"]', clusterId: '1' },
			12,
		],
	])('is not asked again: %s', async (_what, parameters, requests) => {
		const run = await bench.run({
			items: withErrorColumn(numbered(12)),
			parameters: { text: '={{ $json.text }}', ...parameters },
			settings,
		});
		expect(run.executions).toBe(maxTries);
		expect(run.outputs[0]).toHaveLength(12);
		expect(bench.sandbox.requests.length).toBeLessThanOrEqual(requests);
		expect(run.hints[0]?.message).toContain(`in ${bench.sandbox.requests.length} request`);
	});
});

describe('what was answered in one execution', () => {
	it('is asked again in the next: nothing is kept', async () => {
		const credential = bench.credential();
		const run = { credential, items: withErrorColumn(numbered(2)), settings: tries(3) };
		await bench.run(run);
		await bench.run(run);
		expect(receivedTexts(bench.sandbox)).toHaveLength(4);
	});
});
