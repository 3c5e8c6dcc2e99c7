import { receivedTexts, sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const numbered = (count: number, text = 'Great delivery') =>
	texts(...Array.from({ length: count }, (_, i) => `${text} a${i}`));
const characters = () =>
	bench.sandbox.requests.map(({ body }) =>
		(body as { docs: { doc: string }[] }).docs.reduce((sum, { doc }) => sum + doc.length, 0),
	);

describe('Max Items per Request', () => {
	it('bounds what one request holds', async () => {
		const { outputs } = await bench.run({
			items: numbered(20),
			parameters: { options: { maxDocsPerRequest: 3 } },
		});
		expect(outputs[0]).toHaveLength(20);
		expect(Math.max(...bench.sandbox.requests.map(({ documents }) => documents))).toBe(3);
	});
});

describe('Max Characters per Request', () => {
	it('bounds what one request holds', async () => {
		await bench.run({ items: numbered(20), parameters: { options: { maxCharsPerRequest: 60 } } });
		expect(Math.max(...characters())).toBeLessThanOrEqual(60);
		expect(receivedTexts(bench.sandbox)).toHaveLength(20);
	});
});

describe('Max Characters per Document', () => {
	it('refuses a longer text, with the option to raise, and nothing is sent for it', async () => {
		const { outputs } = await bench.run({
			items: texts('Great delivery', 'x'.repeat(101)),
			parameters: { options: { maxCharsPerDocument: 100 } },
			onError: 'continueErrorOutput',
		});
		expect(receivedTexts(bench.sandbox)).toEqual(['Great delivery']);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: 'Text has 101 characters, at most 100 are allowed',
			message: expect.stringContaining("'Max Characters per Document'"),
		});
	});
});

describe('Requests per Minute', () => {
	it('holds back the request that would be too many', async () => {
		const { outputs } = await bench.run({
			items: numbered(20),
			parameters: { options: { requestsPerMinute: 2, maxDocsPerRequest: 5, maxWait: 1 } },
			onError: 'continueErrorOutput',
		});
		expect(bench.sandbox.requests).toHaveLength(2);
		expect(outputs.map((items) => items.length)).toEqual([10, 10]);
	});
});

describe('Max Wait', () => {
	it('ends the run when the rate limit opens later than that', async () => {
		const { outputs } = await bench.run({
			credential: bench.credential({ requests: 1, windowMs: 600_000 }),
			items: numbered(10),
			parameters: { options: { maxWait: 5, maxDocsPerRequest: 5 } },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([5, 5]);
		expect(outputs[1]?.[0]?.json.details).toMatchObject({ code: 'quota' });
	});

	it('waits when the rate limit opens sooner', async () => {
		const { outputs, hints } = await bench.run({
			credential: bench.credential({ requests: 1, windowMs: 1000 }),
			items: numbered(10),
			parameters: { options: { maxWait: 5, maxDocsPerRequest: 5 } },
		});
		expect(outputs[0]).toHaveLength(10);
		expect(bench.sandbox.requests.map(({ status }) => status)).toEqual([200, 200]);
		expect(hints[0]?.message).toMatch(
			/^10 items in 2 requests; waited \d s for the rate limit[;.]/,
		);
	});
});

describe('Timeout', () => {
	it('gives up a request that gets no answer', async () => {
		bench.sandbox.set({ faults: { always: 'stall' } });
		const { outputs } = await bench.run({
			items: numbered(1),
			parameters: { options: { timeout: 1 } },
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: expect.stringMatching(/no answer in time/i),
			details: { code: expect.stringMatching(/too_slow|unavailable/) },
		});
	});
});

describe('Reuse Answers', () => {
	const reuse = { options: { reuseAnswers: 5 } };

	it('sends nothing for what was answered with the same key before, and says so', async () => {
		const credential = bench.credential();
		const first = await bench.run({ credential, items: numbered(10), parameters: reuse });
		const sent = bench.sandbox.requests.length;
		const second = await bench.run({ credential, items: numbered(10), parameters: reuse });
		expect(bench.sandbox.requests).toHaveLength(sent);
		expect(second.outputs).toEqual(first.outputs);
		expect(second.hints[0]?.message).toBe('10 items in 0 requests; 10 answers reused.');
	});

	it('is off unless asked for, and never crosses keys', async () => {
		const credential = bench.credential();
		await bench.run({ credential, parameters: reuse });
		await bench.run({ credential });
		await bench.run({ parameters: reuse });
		expect(receivedTexts(bench.sandbox)).toHaveLength(3);
	});
});

describe('an option that is no number', () => {
	it.each([
		['maxDocsPerRequest', 0, 'Max Items per Request'],
		['maxDocsPerRequest', 2.5, 'Max Items per Request'],
		['maxCharsPerRequest', -1, 'Max Characters per Request'],
		['maxWait', 'long', 'Max Wait (Seconds)'],
		['requestsPerMinute', 0.5, 'Requests per Minute'],
		['reuseAnswers', 'always', 'Reuse Answers (Minutes)'],
		['timeout', 0, 'Timeout (Seconds)'],
	])('ends the run before it starts and is named: %s = %p', async (name, value, label) => {
		const { error } = await bench.run({ parameters: { options: { [name]: value } } });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: `'${label}' is no usable number`,
			description: expect.stringContaining(`Set the option '${label}'`),
		});
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('may be a number in a text, as expressions give', async () => {
		const { status } = await bench.run({
			parameters: { options: { maxDocsPerRequest: '={{ "3" }}' } },
		});
		expect(status).toBe('success');
	});

	it('fails every item when its expression throws, and the workflow goes on', async () => {
		const { outputs } = await bench.run({
			items: numbered(3),
			parameters: { options: { timeout: '={{ $("No such node").item.json.x }}' } },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 3]);
	});
});
