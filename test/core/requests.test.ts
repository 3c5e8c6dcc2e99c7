import { document, shortDocuments } from '../support/sim/documents';
import { documentsOf, Script, success, textsOf } from '../support/sim/script';

describe('a request', () => {
	it('has the form of the API', async () => {
		const script = new Script((request) => success(request));
		const documents = [
			document('a', { entities: ['price', ' delivery ', 'price'], id: 'T-1' }),
			document(' b\n', { language: 'en' }),
		];
		await script.analyze(documents, { timeoutMs: 7000 });
		expect(script.requests).toEqual([
			{
				method: 'POST',
				path: '/predicts',
				query: { language: 'en' },
				headers: {},
				body: {
					docs: [
						{ doc_id: expect.any(String), doc: 'a', entities: ['price', 'delivery'] },
						{ doc_id: expect.any(String), doc: ' b\n', entities: ['service'] },
					],
				},
				timeoutMs: 7000,
			},
		]);
	});

	it('hands on the signal of the run', async () => {
		const script = new Script((request) => success(request));
		const { signal } = new AbortController();
		await script.analyze([document('a')], {}, { signal });
		expect(script.requests[0]!.signal).toBe(signal);
	});

	it('holds one language, and a run may mix them', async () => {
		const script = new Script((request) => success(request));
		const documents = shortDocuments(40).map((one, index) =>
			index % 3 === 0 ? { ...one, language: 'nl' as const } : one,
		);
		const { outcomes } = await script.analyze(documents);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		for (const request of script.requests) {
			const numbers = textsOf(request).map((text) => Number.parseInt(text, 10));
			expect(
				numbers.every((number) => (number % 3 === 0) === (request.query['language'] === 'nl')),
			).toBe(true);
		}
		expect(new Set(script.requests.map(({ query }) => query['language']))).toEqual(
			new Set(['en', 'nl']),
		);
	});

	it('for a lone document starts without any delay', async () => {
		const script = new Script((request) => success(request));
		const report = script.client().analyze([document('a')]);
		await Promise.resolve();
		expect(script.requests.length).toBe(1);
		expect(script.time.sleeps).toEqual([]);
		await script.time.until(report);
	});

	it('waits for 120 s by default, above the limit of every common gateway', async () => {
		const script = new Script((request) => success(request));
		await script.analyze([document('a')]);
		expect(script.requests[0]!.timeoutMs).toBe(120_000);
	});
});

describe('the size of a request', () => {
	const characters = (texts: string[]): number => texts.join('').length;

	it('starts at about 1,000 characters', async () => {
		const script = new Script((request) => success(request));
		await script.analyze(shortDocuments(400, 100));
		const first = characters(textsOf(script.requests[0]!));
		expect(first).toBeGreaterThanOrEqual(500);
		expect(first).toBeLessThanOrEqual(1000);
	});

	it('grows fast while answers are quick, up to 50 documents', async () => {
		const script = new Script((request) => success(request));
		await script.analyze(shortDocuments(1000, 200));
		const sizes = script.requests.map((request) => documentsOf(request).length);
		expect(sizes.slice(0, 2)).toEqual([3, 15]);
		expect(Math.max(...sizes)).toBe(50);
		expect(script.requests.length).toBeLessThanOrEqual(25);
	});

	it('grows beyond 50 documents where the host allows more', async () => {
		const script = new Script((request) => success(request));
		await script.analyze(shortDocuments(4000, 200), { maxDocsPerRequest: 500 });
		const sizes = script.requests.map((request) => documentsOf(request).length);
		expect(Math.max(...sizes)).toBeGreaterThan(200);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
		expect(script.requests.length).toBeLessThanOrEqual(30);
	});

	it('grows only on requests that were full', async () => {
		const script = new Script((request) => success(request));
		for (let run = 0; run < 5; run++) await script.analyze([document(`lone ${run}`)]);
		await script.analyze(shortDocuments(400, 200));
		expect(documentsOf(script.requests[5]!).length).toBe(3);
	});

	it('keeps the bounds that a host sets', async () => {
		const script = new Script((request) => success(request));
		await script.analyze(shortDocuments(200, 100), {
			maxDocsPerRequest: 7,
			maxCharsPerRequest: 450,
		});
		for (const request of script.requests) {
			expect(documentsOf(request).length).toBeLessThanOrEqual(7);
			expect(characters(textsOf(request))).toBeLessThanOrEqual(450);
		}
	});

	it('sends a text above the bound in parts', async () => {
		const script = new Script((request) => success(request));
		const long = document('x'.repeat(3000));
		await script.analyze([document('a'), long, document('b')], { maxCharsPerRequest: 1000 });
		expect(script.requests.map((request) => textsOf(request).map(({ length }) => length))).toEqual([
			[1, 1],
			[1000],
			[1000],
			[1000],
		]);
	});

	it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
		'takes a bound of %p without losing a document',
		async (bound) => {
			const script = new Script((request) => success(request));
			const { outcomes } = await script.analyze(shortDocuments(20), {
				maxDocsPerRequest: bound,
				maxCharsPerRequest: bound,
				maxConcurrency: bound,
				requestsPerMinute: bound,
				timeoutMs: bound,
				maxWaitMs: bound,
				deadlineMs: bound,
				reuseMs: bound,
			});
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
		},
	);
});
