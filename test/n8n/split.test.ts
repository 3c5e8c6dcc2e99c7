import type { INodeExecutionData } from 'n8n-workflow';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const split = { splitBySentiment: true };
const indexes = (items: INodeExecutionData[] = []) =>
	items.map(({ pairedItem }) => (pairedItem as { item: number }).item);

describe('the split by sentiment', () => {
	it('sends items to Positive, Neutral and Negative, in this order', async () => {
		const { outputs, received } = await bench.run({
			items: texts('Awful delivery', 'Great delivery', 'A delivery', 'Great delivery too'),
			parameters: split,
		});
		expect(outputs.map(indexes)).toEqual([[1, 3], [2], [0]]);
		expect(received.map((items) => items?.length)).toEqual([2, 1, 1, undefined]);
	});

	it('runs nothing behind an output without items', async () => {
		const { received } = await bench.run({ items: texts('Awful delivery'), parameters: split });
		expect(received.map((items) => items?.length)).toEqual([undefined, undefined, 1, undefined]);
	});

	it('adds the error output behind the three, and moves failed items there with their fields', async () => {
		const { outputs } = await bench.run({
			items: texts('', 'Great delivery', ' ', 'Awful delivery'),
			parameters: split,
			onError: 'continueErrorOutput',
		});
		expect(outputs.map(indexes)).toEqual([[1], [], [3], [0, 2]]);
		expect(outputs[3]?.map(({ json }) => [json.text, json.error])).toEqual([
			['', 'Text is empty'],
			[' ', 'Text is empty'],
		]);
	});

	it('leaves failed items in Neutral without an error output, and says so', async () => {
		const { outputs, hints } = await bench.run({
			items: texts('', 'Great delivery'),
			parameters: split,
			onError: 'continueRegularOutput',
		});
		expect(outputs.map(indexes)).toEqual([[1], [0], []]);
		expect(hints.map(({ message }) => message).join()).toContain('Neutral output');
	});

	it('goes by the label of the row when rows are returned', async () => {
		const { outputs } = await bench.run({
			items: texts('The delivery was great. Support was awful.'),
			parameters: {
				...split,
				granularity: 'entity',
				entities: 'delivery, support, price',
				options: { includeUnmentioned: true },
			},
		});
		expect(outputs.map((items) => items.map(({ json }) => json.entity))).toEqual([
			['delivery'],
			['price'],
			['support'],
		]);
	});
});
