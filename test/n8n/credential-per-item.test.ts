import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/src';
import { receivedTexts, sentorBench } from '../support/n8n/sentor';

const bench = sentorBench();

/** A credential whose key, or address, is an expression: each item has its own. */
const byItem = (baseUrl = bench.sandbox.url) => ({ apiKey: '={{ $json.key }}', baseUrl });

const itemsOf = (...keys: string[]): INodeExecutionData[] =>
	keys.map((key, i) => ({ json: { key, text: `Great delivery ${i} of ${key}` } }));

/** The texts of all requests by the key that they were sent with. */
function textsByKey(sandbox: Sandbox): Record<string, string> {
	return Object.fromEntries(
		sandbox.requests.map(({ headers, body }) => [
			String(headers['x-api-key']),
			JSON.stringify(body),
		]),
	);
}

describe('a credential by expression', () => {
	it('sends each item with its own key, in as many runs as there are keys, and keeps the order', async () => {
		const [a, b] = [bench.key(), bench.key()];
		const { outputs, hints } = await bench.run({
			credential: byItem(),
			items: itemsOf(a, b, a, b, a),
		});
		const sent = textsByKey(bench.sandbox);
		expect(bench.sandbox.requests).toHaveLength(2);
		expect(sent[a]).not.toContain(`of ${b}`);
		expect(sent[b]).not.toContain(`of ${a}`);
		expect(receivedTexts(bench.sandbox)).toHaveLength(5);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
		expect(hints[0]?.message).toBe('5 items in 2 requests.');
	});

	it('may also choose the address', async () => {
		const other = await startSandbox({ requestMs: 1, docMs: 0, keys: { 'other-key': {} } });
		const own = bench.key();
		await bench.run({
			credential: { apiKey: '={{ $json.key }}', baseUrl: '={{ $json.at }}' },
			items: [
				{ json: { key: own, at: bench.sandbox.url, text: 'Here' } },
				{ json: { key: 'other-key', at: other.url, text: 'There' } },
			],
		});
		const received = [receivedTexts(bench.sandbox), receivedTexts(other)];
		await other.close();
		expect(received).toEqual([['Here'], ['There']]);
	});

	it('fails only the items whose key is refused', async () => {
		const { outputs } = await bench.run({
			credential: byItem(),
			items: itemsOf(bench.key(), 'wrong'),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
			[{ item: 0 }],
			[{ item: 1 }],
		]);
		expect(outputs[1]?.[0]?.json.details).toMatchObject({ code: 'auth' });
	});

	it('ends the node before anything is sent when one item has no key', async () => {
		const { error } = await bench.run({ credential: byItem(), items: itemsOf(bench.key(), '') });
		expect(error?.message).toBe('The Sentor credential holds no API key');
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it.each<[string, INodeParameters]>([
		['cluster', { granularity: 'document' }],
		['nameTopic', { documents: '=["{{ $json.text }}"]', clusterId: '1' }],
	])('holds for %s too', async (operation, parameters) => {
		const [a, b] = [bench.key(), bench.key()];
		const keys = Array.from({ length: 10 }, (_, i) => (i % 2 ? b : a));
		const { outputs } = await bench.run({
			credential: byItem(),
			items: itemsOf(...keys),
			parameters: { operation, text: '={{ $json.text }}', ...parameters },
		});
		expect(outputs[0]).toHaveLength(10);
		for (const { headers, body } of bench.sandbox.requests) {
			const other = headers['x-api-key'] === a ? b : a;
			expect(JSON.stringify(body)).not.toContain(`of ${other}`);
		}
	});

	it('is that of the first item for a health check', async () => {
		const [a, b] = [bench.key(), bench.key()];
		await bench.run({
			credential: byItem(),
			items: itemsOf(a, b),
			parameters: { operation: 'checkHealth' },
		});
		expect(bench.sandbox.requests.map(({ headers }) => headers['x-api-key'])).toEqual([a]);
	});
});
