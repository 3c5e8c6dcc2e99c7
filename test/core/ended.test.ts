import { document, judgeByMark, makeDocuments, shortDocuments } from '../support/sim/documents';
import { reply, Script, success } from '../support/sim/script';
import { simulate } from '../support/sim/run';

describe('why a run ended early', () => {
	it('is not told of a run that did not, whatever became of its documents', async () => {
		const documents = makeDocuments({ count: 60, poison: 0.1 });
		const { report } = await simulate({ documents, server: { judge: judgeByMark } });
		expect(report.outcomes.some(({ ok }) => !ok)).toBe(true);
		expect(report).not.toHaveProperty('ended');
	});

	it.each([
		[401, 'auth', 1],
		[404, 'config', 1],
		[503, 'unavailable', 9],
	])(
		'is told by what all documents failed with (%i), and by the requests made',
		async (status, code, requests) => {
			const script = new Script(() => reply(status));
			const { ended, stats } = await script.analyze(shortDocuments(500));
			expect(ended).toMatchObject({ code, status, attempts: requests });
			expect(stats.requests).toBe(requests);
		},
	);

	it('is told of the quota, the deadline and a cancel', async () => {
		const closed = new Script(() => reply(429, { retry_after: 50_000 }));
		expect((await closed.analyze([document('a')])).ended).toMatchObject({
			code: 'quota',
			attempts: 1,
		});
		const slow = new Script(async () => await Promise.reject({ kind: 'timeout' }));
		const { ended } = await slow.analyze([document('a')], { deadlineMs: 500 });
		expect(ended).toMatchObject({ code: 'deadline', attempts: 1 });
		const controller = new AbortController();
		controller.abort();
		const cancelled = await slow.analyze([document('a')], {}, { signal: controller.signal });
		expect(cancelled.ended).toMatchObject({ code: 'cancelled', attempts: 0 });
	});

	it('is told when a language was given up, though the other was answered', async () => {
		const documents = shortDocuments(100).map((one, index) =>
			index % 2 === 0 ? { ...one, language: 'nl' as const } : one,
		);
		const script = new Script((request) =>
			request.query['language'] === 'nl' ? reply(422, { detail: 'no Dutch' }) : success(request),
		);
		const { ended, outcomes, stats } = await script.analyze(documents);
		expect(ended).toMatchObject({
			code: 'config',
			reason: 'all_rejected',
			attempts: stats.requests,
		});
		expect(outcomes.filter(({ ok }) => ok).length).toBe(50);
		const waiting = outcomes.filter((outcome) => !outcome.ok && outcome.failure.code === 'config');
		expect(waiting.some((outcome) => !outcome.ok && outcome.failure.attempts === 0)).toBe(true);
	});

	it('is not told of a language of which every text was tried', async () => {
		const script = new Script(() => reply(422, { detail: 'no Dutch' }));
		const tried = await script.analyze(shortDocuments(9), { maxDocsPerRequest: 1 });
		expect(tried).not.toHaveProperty('ended');
		const { ended, stats } = await script.analyze(shortDocuments(10), { maxDocsPerRequest: 1 });
		expect(ended).toMatchObject({ reason: 'all_rejected' });
		expect(stats.requests).toBe(9);
	});

	it('leaves the other language alone, which goes on', async () => {
		const dutch = shortDocuments(60).map((one) => ({ ...one, language: 'nl' as const }));
		const english = shortDocuments(400);
		const script = new Script((request) =>
			request.query['language'] === 'nl' ? reply(422, { detail: 'no Dutch' }) : success(request),
		);
		const { outcomes } = await script.analyze([...dutch, ...english], {
			maxDocsPerRequest: 5,
			maxConcurrency: 1,
		});
		const isDutch = ({ query }: (typeof script.requests)[0]) => query['language'] === 'nl';
		const last = script.requests.findLastIndex(isDutch);
		expect(script.requests.length).toBeGreaterThan(last + 10);
		expect(outcomes.map(({ ok }) => ok)).toEqual([
			...dutch.map(() => false),
			...english.map(() => true),
		]);
	});
});
