import {
	createSentorClient,
	type AnalyzeReport,
	type Limits,
	type SentorDocument,
	type Transport,
	type TransportReply,
} from '../../core';
import { judgeByMark, makeDocuments, shortDocuments } from '../support/sim/documents';
import { documentsOf, reply, success } from '../support/sim/script';
import { freshQuotaKey, tally } from '../support/sim/run';
import { naiveClock } from '../support/sim/virtual-time';

/** One run with the simplest clock: each request takes 100 ms, a sleep moves the time and is over. */
async function analyze(
	documents: SentorDocument[],
	answer: (request: Parameters<Transport>[0], number: number, now: number) => TransportReply,
	limits: Limits = {},
): Promise<{ report: AnalyzeReport; requests: number; tookMs: number }> {
	const clock = naiveClock();
	const startedAt = clock.now();
	let requests = 0;
	const transport: Transport = async (request) => {
		clock.advance(100);
		return await Promise.resolve(answer(request, requests++, clock.now()));
	};
	const client = createSentorClient({ transport, clock, quotaKey: freshQuotaKey(), limits });
	const report = await client.analyze(documents);
	return { report, requests, tookMs: clock.now() - startedAt };
}

describe('with a clock whose sleeps are over at once', () => {
	it('a plain run works', async () => {
		const { report, requests } = await analyze(makeDocuments({ count: 500 }), (request) =>
			success(request),
		);
		expect(tally(report)).toEqual({ ok: 500 });
		expect(requests).toBeLessThanOrEqual(20);
	});

	it('bad documents are found', async () => {
		const documents = makeDocuments({ count: 300, poison: 0.02 });
		const bad = documents.filter(({ text }) => judgeByMark(text) === 'refuse').length;
		const { report } = await analyze(documents, (request) =>
			documentsOf(request).some(({ doc }) => judgeByMark(doc) === 'refuse')
				? reply(422)
				: success(request),
		);
		expect(tally(report)).toEqual({ ok: 300 - bad, rejected: bad });
	});

	it('the quota is kept', async () => {
		const windows = new Map<number, number>();
		const { report } = await analyze(
			shortDocuments(60, 300),
			(request, _, now) => {
				const minute = Math.floor(now / 60_000);
				const used = (windows.get(minute) ?? 0) + 1;
				windows.set(minute, used);
				if (used > 3) return reply(429, { retry_after: 60 });
				return success(request, {
					'X-RateLimit-Limit': '3',
					'X-RateLimit-Remaining': String(3 - used),
					'X-RateLimit-Reset': String((minute + 1) * 60),
				});
			},
			{ maxDocsPerRequest: 4 },
		);
		expect(tally(report)).toEqual({ ok: 60 });
		expect(report.stats.rateLimited).toBe(0);
	});

	it('429s are waited out', async () => {
		const { report, requests } = await analyze(shortDocuments(3), (request, number) =>
			number < 3 ? reply(429, { retry_after: 30 }) : success(request),
		);
		expect(tally(report)).toEqual({ ok: 3 });
		expect(requests).toBe(4);
	});

	it('an outage ends, and so does a wait for the quota', async () => {
		const outage = await analyze(shortDocuments(300), () => reply(503));
		expect(tally(outage.report)).toEqual({ unavailable: 300 });
		expect(outage.requests).toBe(9);
		const closed = await analyze(shortDocuments(300), () => reply(429, { retry_after: 50 }));
		expect(tally(closed.report)).toEqual({ quota: 300 });
	});

	it('the deadline is kept', async () => {
		const { report } = await analyze(shortDocuments(2000, 200), (request) => success(request), {
			deadlineMs: 1000,
		});
		expect(tally(report)['ok']).toBeGreaterThan(0);
		expect(tally(report)['deadline']).toBeGreaterThan(0);
	});
});
