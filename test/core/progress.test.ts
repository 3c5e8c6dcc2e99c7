import type { Progress } from '../../core';
import { checkProgress, checkStats } from '../support/sim/checks';
import { document, judgeByMark, makeDocuments, shortDocuments } from '../support/sim/documents';
import { reply, Script, success } from '../support/sim/script';
import { simulate, tally } from '../support/sim/run';

describe('progress', () => {
	it('starts at nothing and ends with everything', async () => {
		const { progress } = await simulate({
			documents: makeDocuments({ count: 300, poison: 0.02 }),
			server: { judge: judgeByMark },
		});
		checkProgress(progress, 300);
		expect(progress[0]).toMatchObject({ done: 0, total: 300, requests: 1, inFlight: 1 });
		expect(progress.at(-1)).toMatchObject({ done: 300, inFlight: 0 });
	});

	it('counts documents that share a request or an answer each for itself', async () => {
		const events: Progress[] = [];
		const script = new Script((request) => success(request));
		const documents = [document('a'), document('a'), document(' '), document('b')];
		await script.analyze(documents, {}, { onProgress: (event) => events.push(event) });
		expect(events.at(-1)).toMatchObject({ done: 4, total: 4, requests: 1 });
	});

	it('of what cannot be sent at all is told as well', async () => {
		const events: Progress[] = [];
		const script = new Script((request) => success(request));
		await script.analyze(
			[document(' '), document('')],
			{},
			{ onProgress: (event) => events.push(event) },
		);
		expect(events.at(-1)).toMatchObject({ done: 2, total: 2, requests: 0 });
	});

	it('may throw without harm', async () => {
		const script = new Script((request) => success(request));
		const onProgress = (): never => {
			throw new Error('listener');
		};
		expect(tally(await script.analyze(shortDocuments(30), {}, { onProgress }))).toEqual({ ok: 30 });
	});

	it('gives each listener call an object of its own', async () => {
		const events: Progress[] = [];
		const script = new Script((request) => success(request));
		await script.analyze(
			shortDocuments(100, 200),
			{},
			{ onProgress: (event) => events.push(event) },
		);
		expect(new Set(events).size).toBe(events.length);
	});
});

describe('the figures of a run', () => {
	it('agree with what the server saw', async () => {
		const documents = makeDocuments({ count: 400, poison: 0.02 });
		const server = {
			judge: judgeByMark,
			errorShare: 0.05,
			quota: [{ kind: 'fixed' as const, limit: 20 }],
		};
		const { report, log } = await simulate({ documents, server });
		checkStats(documents, report, log);
		expect(report.stats.retries).toBeGreaterThan(0);
		expect(report.stats.splits).toBeGreaterThan(0);
		expect(report.stats.docsSent).toBeGreaterThan(400);
	});

	it('count requests that sent a document again, once each', async () => {
		const script = new Script((request, number) => (number === 0 ? reply(500) : success(request)));
		const { stats } = await script.analyze(shortDocuments(3));
		expect(stats).toMatchObject({ requests: 2, docsSent: 6, retries: 1, splits: 0 });
	});

	it('are all zero for nothing', async () => {
		const { stats } = await new Script((request) => success(request)).analyze([]);
		expect(Object.values(stats)).toEqual(Object.values(stats).map(() => 0));
	});

	it('tell the time spent waiting for the quota, and no other', async () => {
		const stumbling = new Script((request, number) => (number < 3 ? reply(503) : success(request)));
		expect((await stumbling.analyze([document('a')])).stats.waitMs).toBe(0);
		const limited = new Script((request, number) =>
			number === 0 ? reply(429, { retry_after: 20 }) : success(request),
		);
		const { waitMs } = (await limited.analyze([document('a')])).stats;
		expect(waitMs).toBeGreaterThanOrEqual(20_000);
		expect(waitMs).toBeLessThanOrEqual(21_001);
	});
});
