import { startHttpStub } from '../support/http-stub';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const numbered = (count: number) =>
	texts(...Array.from({ length: count }, (_, i) => `Great delivery a${i}`));
const messages = (hints: { message: string }[]) => hints.map(({ message }) => message);

describe('the hints in the output pane', () => {
	it('tell what the run cost', async () => {
		const { hints } = await bench.run({
			items: texts(...Array<string>(1200).fill('Great delivery')),
		});
		expect(hints).toEqual([
			{ type: 'info', location: 'outputPane', message: '1,200 items in 1 request.' },
		]);
	});

	it('tell what is left of the plan, with its time in the zone of the workflow', async () => {
		const { hints } = await bench.run({
			credential: bench.credential({ requests: 100 }),
			items: numbered(10),
		});
		expect(messages(hints)).toEqual([
			expect.stringMatching(
				/^10 items in 1 request; 99 of 100 left until (\d+ \w+ 20\d\d, )?\d\d:\d\d \(America\/New_York\)\.$/,
			),
		]);
	});

	it('are none for a single item that went well', async () => {
		const { hints } = await bench.run();
		expect(hints).toEqual([]);
	});

	it('tell how many items have no result, the first reason, and where they are', async () => {
		const run = { items: texts('', 'Great delivery', ' ') };
		const toErrorOutput = await bench.run({ ...run, onError: 'continueErrorOutput' });
		expect(messages(toErrorOutput.hints)).toEqual([
			'2 of 3 items have no result. The first is item 0: Text is empty. See the error output.',
		]);
		const goOn = await bench.run({ ...run, onError: 'continueRegularOutput' });
		expect(messages(goOn.hints)[0]).toContain("set On Error to 'Continue (using error output)'");
	});

	it('tell that the quota ended the run, and when it opens again', async () => {
		const { hints } = await bench.run({
			credential: bench.credential({ day: 1 }),
			items: numbered(10),
			parameters: { options: { maxDocsPerRequest: 5 } },
			onError: 'continueErrorOutput',
		});
		expect(messages(hints)).toEqual([
			'10 items in 1 request.',
			expect.stringMatching(
				/^5 of 10 items have no result\. The plan's quota is used up; it opens again at \d+ \w+ 20\d\d, \d\d:\d\d \(America\/New_York\)/,
			),
		]);
	});

	it('tell that requests were too slow and what to change', async () => {
		bench.sandbox.set({ faults: { script: ['504'] } });
		const { hints, outputs } = await bench.run({ items: numbered(4) });
		expect(outputs[0]).toHaveLength(4);
		expect(messages(hints)).toContainEqual(
			"1 request took too long and was repeated in smaller parts. If this goes on, lower 'Max Items per Request'.",
		);
	});

	it('name the fields of the input that the result replaced, and the option that keeps both', async () => {
		const items = [
			{ json: { text: 'Great delivery', score: 5, ticket: 1 } },
			{ json: { text: 'Awful delivery', summary: 'mine' } },
		];
		const { hints } = await bench.run({ items });
		expect(messages(hints)).toEqual([
			'2 items in 1 request.',
			"The fields score and summary of the input were replaced by the result's. To keep both, set the option 'Field Prefix', for instance to sentor_.",
		]);
		for (const options of [{ fieldPrefix: 'sentor_' }, { includeInputFields: false }]) {
			const run = await bench.run({ items, parameters: { options } });
			expect(messages(run.hints)).toEqual(['2 items in 1 request.']);
		}
	});

	it('say nothing of a field that the result has with the same value', async () => {
		const items = [{ json: { text: 'Great delivery', sentiment: 'positive' } }];
		const { hints } = await bench.run({ items });
		expect(messages(hints)).toEqual([]);
	});

	it('show names and words of a server as they are: the editor renders hints as HTML', async () => {
		const { hints } = await bench.run({
			items: [1, 2].map((n) => ({ json: { '<img src=x onerror=alert(1)>': n, text: '' } })),
			onError: 'continueErrorOutput',
		});
		const stub = await startHttpStub((_request, response) =>
			response
				.writeHead(500, { 'content-type': 'application/json' })
				.end('{"message": "<img src=x onerror=alert(1)> & more"}'),
		);
		const down = await bench.run({
			credential: { apiKey: bench.key(), baseUrl: stub.url },
			parameters: { operation: 'checkHealth' },
			onError: 'continueErrorOutput',
		});
		await stub.close();
		const shown = [messages(hints).join(), messages(down.hints).join()];
		for (const message of shown) {
			expect(message).toContain('&lt;img src=x');
			expect(message).not.toContain('<img');
		}
	});
});
