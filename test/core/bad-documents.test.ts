import {
	document,
	judgeByMark,
	makeDocuments,
	POISON_MARK,
	shortDocuments,
} from '../support/sim/documents';
import { checkBlame, checkNothingSentAgain, checkOutcomes } from '../support/sim/checks';
import { documentsOf, reply, Script, success, textsOf } from '../support/sim/script';
import { SimWorld, simulate, tally } from '../support/sim/run';

const refused = (name = ''): string => `${POISON_MARK}${name}`;

/** 200 documents with these among them, by place. */
function among(places: number[], count = 200): ReturnType<typeof shortDocuments> {
	const documents = shortDocuments(count);
	for (const place of places) documents[place] = document(refused(String(place)).padEnd(40, '.'));
	return documents;
}

describe('a document that the API refuses', () => {
	it('fails alone, with the words of the API, and the others are answered', async () => {
		const documents = among([77]);
		const { report, log } = await simulate({ documents, server: { judge: judgeByMark } });
		checkOutcomes(documents, report);
		checkBlame(documents, report, log);
		expect(tally(report)).toEqual({ ok: 199, rejected: 1 });
		expect(report.outcomes[77]).toMatchObject({
			failure: {
				code: 'rejected',
				status: 422,
				requestId: 'req-1',
				message: expect.stringContaining('Text too long'),
			},
		});
	});

	it('is found by testing groups: about log2 of the group, not one by one', async () => {
		const world = new SimWorld({ server: { judge: judgeByMark } });
		await world.analyze(shortDocuments(400));
		const before = world.log.requests.length;
		const report = await world.analyze(among([30], 50));
		expect(tally(report)).toEqual({ ok: 49, rejected: 1 });
		// One for the group, seven tests, and what they clear in between: bisection would take 13.
		expect(world.log.requests.length - before).toBeLessThanOrEqual(11);
	});

	it('costs two requests when the answer names it', async () => {
		const world = new SimWorld({ server: { judge: judgeByMark, namesRefused: true } });
		await world.analyze(shortDocuments(400));
		const before = world.log.requests.length;
		const report = await world.analyze(among([3, 30], 50));
		expect(tally(report)).toEqual({ ok: 48, rejected: 2 });
		expect(world.log.requests.length - before).toBe(2);
	});

	it.each<[string, (ids: string[]) => unknown]>([
		['by wire id', (ids) => ({ error: { message: 'too long', details: { doc_id: ids[1] } } })],
		['by wire ids', (ids) => ({ error: { message: 'too long', details: { doc_ids: [ids[1]] } } })],
		['by index', () => ({ error: { message: 'too long', details: { index: 1 } } })],
		['by place', () => ({ detail: [{ loc: ['body', 'docs', 1, 'doc'], msg: 'too long' }] })],
	])('is taken out when it is named %s', async (_, body) => {
		const documents = [document('a'), document('b'), document('c')];
		const script = new Script((request) => {
			const ids = documentsOf(request).map(({ doc_id }) => doc_id);
			return textsOf(request).includes('b') ? reply(422, body(ids)) : success(request);
		});
		const { outcomes } = await script.analyze(documents);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(script.requests.map((request) => textsOf(request).join(''))).toEqual(['abc', 'ac']);
		expect(outcomes[1]).toMatchObject({ failure: { code: 'rejected', attempts: 1 } });
	});

	it('is not mistaken for the one of a place that was not sent', async () => {
		const script = new Script((request) =>
			documentsOf(request).length > 1
				? reply(422, { detail: [{ loc: ['body', 'docs', 99], msg: 'no' }] })
				: success(request),
		);
		expect(tally(await script.analyze(shortDocuments(3)))).toEqual({ ok: 3 });
	});

	it('is not tried again: the answer will be the same', async () => {
		const script = new Script(() => reply(422, { detail: 'Text too long' }));
		await script.analyze([document('a')]);
		expect(script.requests.length).toBe(1);
	});

	it.each([400, 413, 422])('is found when the API says %i', async (refusedStatus) => {
		const documents = among([5, 120]);
		const { report } = await simulate({ documents, server: { judge: judgeByMark, refusedStatus } });
		expect(tally(report)).toEqual({ ok: 198, rejected: 2 });
	});

	it('does not take others with it, at 20 % of them anywhere', async () => {
		for (const seed of [1, 2, 3, 4, 5, 6]) {
			const documents = makeDocuments({ count: 150, poison: 0.2, seed });
			const { report, log } = await simulate({ documents, seed, server: { judge: judgeByMark } });
			const bad = documents.filter(({ text }) => judgeByMark(text) === 'refuse').length;
			expect(tally(report)).toEqual({ ok: 150 - bad, rejected: bad });
			checkNothingSentAgain(log);
		}
	});

	it('does not spoil its language for the other, nor the first documents for the last', async () => {
		const documents = [
			...Array.from({ length: 12 }, (_, index) =>
				document(refused(`nl ${index}`), { language: 'nl' }),
			),
			...shortDocuments(30),
		];
		const { report } = await simulate({ documents, server: { judge: judgeByMark } });
		expect(report.outcomes.slice(12).every(({ ok }) => ok)).toBe(true);
	});
});

describe('a document that breaks the service', () => {
	it.each(['crash', 'cut'] as const)(
		'(%s) fails after three tries of its own, and the others are answered',
		async (verdict) => {
			const documents = among([40]);
			const judge = (text: string): 'accept' | typeof verdict =>
				judgeByMark(text) === 'refuse' ? verdict : 'accept';
			const { report, log } = await simulate({ documents, server: { judge } });
			expect(report.outcomes.map(({ ok }) => ok)).toEqual(
				documents.map((_, index) => index !== 40),
			);
			const alone = log.requests.filter(
				({ documents: sent }) => sent.length === 1 && judgeByMark(sent[0]!.doc) === 'refuse',
			);
			expect(alone.length).toBe(3);
			checkBlame(documents, report, log);
		},
	);

	it.each([
		[60, 0.1],
		[200, 0.05],
		[1000, 0.02],
	])(
		'and its like do not end the run for the others: %i documents, %d of them',
		async (count, poison) => {
			const judge = (text: string): 'accept' | 'crash' =>
				judgeByMark(text) === 'refuse' ? 'crash' : 'accept';
			for (const seed of [1, 2, 3, 4, 5]) {
				const documents = makeDocuments({ count, poison, seed });
				const { report } = await simulate({ documents, seed, server: { judge } });
				const lost = documents.filter(
					({ text }, index) => judge(text) === 'accept' && !report.outcomes[index]!.ok,
				);
				expect(lost).toEqual([]);
			}
		},
	);

	it('alone, under a key that worked, holds up those behind it for seconds, not for an outage', async () => {
		const script = new Script((request) =>
			textsOf(request).includes('bad') ? reply(500) : success(request),
		);
		await script.analyze([document('good')]);
		const startedAt = script.time.now();
		const { outcomes } = await script.analyze([document('bad')]);
		expect(outcomes[0]).toMatchObject({
			failure: { code: 'unavailable', status: 500, attempts: 5 },
		});
		expect(script.time.now() - startedAt).toBeLessThanOrEqual(25_000);
	});

	it('is not blamed for a single stumble: the same request goes again, whole', async () => {
		const script = new Script((request, number) => (number === 0 ? reply(500) : success(request)));
		const report = await script.analyze(shortDocuments(5));
		expect(tally(report)).toEqual({ ok: 5 });
		expect(script.requests.length).toBe(2);
		expect(script.requests[1]!.body).toEqual(script.requests[0]!.body);
	});

	it('holds up the run after a stumble, so that the service can recover', async () => {
		const script = new Script((request, number) => (number < 3 ? reply(503) : success(request)));
		await script.analyze([document('a')]);
		expect(script.time.sleeps.length).toBeGreaterThan(0);
	});

	it('waits as long as the service asks for', async () => {
		const script = new Script((request, number) =>
			number === 0 ? reply(503, '', { 'Retry-After': '25' }) : success(request),
		);
		await script.analyze([document('a')]);
		expect(script.sentAfter[1]).toBeGreaterThanOrEqual(26_000);
	});
});

describe('a document that is too slow', () => {
	it('makes requests smaller, and is answered when it can be', async () => {
		const server = { docMs: 3000, gatewayMs: 20_000, spread: 0 };
		const documents = makeDocuments({ count: 60 });
		const { report, log } = await simulate({ documents, server });
		expect(tally(report)).toEqual({ ok: 60 });
		expect(log.count(504)).toBeLessThanOrEqual(6);
	});

	it('halves the requests after a gateway timed out', async () => {
		const script = new Script((request, number) =>
			number === 0 ? reply(504, '<html></html>') : success(request),
		);
		await script.analyze(shortDocuments(8));
		expect(script.requests.slice(0, 2).map((request) => documentsOf(request).length)).toEqual([
			8, 4,
		]);
	});

	it('fails as too slow after three tries of its own, the last ones at the end of the run', async () => {
		const documents = [document('slow'.padEnd(5000, '.')), ...shortDocuments(40)];
		const script = new Script((request) =>
			textsOf(request).some((text) => text.startsWith('slow')) ? reply(504, '') : success(request),
		);
		const { outcomes, stats } = await script.analyze(documents);
		expect(outcomes[0]).toMatchObject({ failure: { code: 'too_slow', status: 504, attempts: 3 } });
		expect(outcomes.slice(1).every(({ ok }) => ok)).toBe(true);
		expect(stats.timeouts).toBe(3);
		const order = script.requests.map((request) => textsOf(request)[0]!.startsWith('slow'));
		expect(order[0]).toBe(true);
		expect(order.slice(-2)).toEqual([true, true]);
	});

	it('counts our own time-out as one', async () => {
		const script = new Script(
			async () => await Promise.reject({ kind: 'timeout', code: 'ETIMEDOUT' }),
		);
		const { outcomes, stats } = await script.analyze([document('a')]);
		expect(outcomes[0]).toMatchObject({ failure: { code: 'too_slow', attempts: 3 } });
		expect(stats.timeouts).toBe(3);
	});

	it('gets another chance when a slow spell has passed', async () => {
		const script = new Script((request, number) =>
			number < 2 ? reply(504, '') : success(request),
		);
		expect(tally(await script.analyze([document('a')]))).toEqual({ ok: 1 });
	});
});

describe('caps that nobody told of', () => {
	it.each([413, 422, 400])(
		'on documents are found (%i), and no document is blamed',
		async (capStatus) => {
			const documents = shortDocuments(300);
			const { report, log } = await simulate({ documents, server: { maxDocs: 16, capStatus } });
			expect(tally(report)).toEqual({ ok: 300 });
			expect(log.requests.length).toBeLessThanOrEqual(45);
		},
	);

	it.each([413, 422])(
		'on characters are found (%i), and kept for the next run',
		async (capStatus) => {
			const world = new SimWorld({ server: { maxChars: 1000, capStatus } });
			const documents = shortDocuments(100, 200);
			expect(tally(await world.analyze(documents))).toEqual({ ok: 100 });
			const before = world.log.count(capStatus);
			// Four lanes meet it at once, one more asks whether it is the published one.
			expect(before).toBeLessThanOrEqual(5);
			expect(tally(await world.analyze(shortDocuments(100, 190)))).toEqual({ ok: 100 });
			expect(world.log.count(capStatus) - before).toBeLessThanOrEqual(2);
		},
	);

	it('a text above the cap goes in parts', async () => {
		const documents = [...shortDocuments(20, 100), document('x'.repeat(1500))];
		const { report } = await simulate({ documents, server: { maxChars: 1000 } });
		expect(tally(report)).toEqual({ ok: 21 });
		expect(report.outcomes[20]).toMatchObject({ result: { parts: 2 } });
	});
});
