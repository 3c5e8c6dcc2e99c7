import type { SentorDocument } from '../../core';
import { judgeByMark, makeDocuments } from '../support/sim/documents';
import { simulate, SimWorld, tally } from '../support/sim/run';
import type { SimOptions } from '../support/sim/server';
import { TICKET_SERVICE } from '../support/sim/ticket-service';

/**
 * Exact figures of seeded runs. What a run costs is what users pay, so that a change here has to be
 * made on purpose: compare `npm run bench` before and after it, then write the new figures down.
 */
interface Golden {
	name: string;
	documents: SentorDocument[];
	server: SimOptions;
	/** Requests, of these 429s and gateway timeouts, and seconds until the report. */
	expected: { requests: number; refused: number; timeouts: number; seconds: number };
	outcomes: Record<string, number>;
}

const free: SimOptions = { quota: [{ kind: 'fixed', limit: 5 }], judge: judgeByMark };
const starter: SimOptions = { quota: [{ kind: 'fixed', limit: 60 }], judge: judgeByMark };
const thousand = makeDocuments({ count: 1000 });
const poisoned = makeDocuments({ count: 1000, poison: 0.005 });

const GOLDEN: Golden[] = [
	{
		name: 'Starter, 1,000 documents',
		documents: thousand,
		server: starter,
		expected: { requests: 25, refused: 0, timeouts: 0, seconds: 52 },
		outcomes: { ok: 1000 },
	},
	{
		name: 'Starter, 1,000 documents, 0.5 % bad',
		documents: poisoned,
		server: starter,
		expected: { requests: 66, refused: 0, timeouts: 0, seconds: 54 },
		outcomes: { ok: 995, rejected: 5 },
	},
	{
		name: 'Starter, 1,000 documents, 0.5 % bad and named',
		documents: poisoned,
		server: { ...starter, namesRefused: true },
		expected: { requests: 31, refused: 0, timeouts: 0, seconds: 54 },
		outcomes: { ok: 995, rejected: 5 },
	},
	{
		name: 'Free, 100 documents',
		documents: makeDocuments({ count: 100 }),
		server: free,
		expected: { requests: 4, refused: 0, timeouts: 0, seconds: 17 },
		outcomes: { ok: 100 },
	},
	{
		name: 'Free, 1,000 documents',
		documents: thousand,
		server: free,
		expected: { requests: 22, refused: 0, timeouts: 0, seconds: 218 },
		outcomes: { ok: 1000 },
	},
	{
		name: 'Free, 2,000 documents, 20 requests a day',
		documents: makeDocuments({ count: 2000 }),
		server: { quota: [...free.quota!, { kind: 'fixed', limit: 20, everyMs: 86_400_000 }] },
		expected: { requests: 20, refused: 0, timeouts: 0, seconds: 165 },
		outcomes: { ok: 901, quota: 1099 },
	},
	{
		name: 'an outage',
		documents: thousand,
		server: { always: { status: 503 } },
		expected: { requests: 9, refused: 0, timeouts: 0, seconds: 65 },
		outcomes: { unavailable: 1000 },
	},
	{
		name: 'every document refused',
		documents: makeDocuments({ count: 1000, poison: 1 }),
		server: starter,
		expected: { requests: 9, refused: 0, timeouts: 0, seconds: 0 },
		outcomes: { rejected: 6, config: 994 },
	},
	{
		name: 'a wrong key',
		documents: thousand,
		server: { always: { status: 401 } },
		expected: { requests: 1, refused: 0, timeouts: 0, seconds: 0 },
		outcomes: { auth: 1000 },
	},
	{
		name: 'a wrong address',
		documents: thousand,
		server: { always: { status: 404 } },
		expected: { requests: 1, refused: 0, timeouts: 0, seconds: 0 },
		outcomes: { config: 1000 },
	},
	{
		name: 'a cold start of 40 s behind a gateway of 30 s',
		documents: thousand,
		server: { ...starter, coldStartMs: 40_000, gatewayMs: 30_000 },
		expected: { requests: 25, refused: 0, timeouts: 0, seconds: 44 },
		outcomes: { ok: 1000 },
	},
	{
		name: '10 s a document, one worker, 100 documents',
		documents: makeDocuments({ count: 100, sigma: 0.3 }),
		server: { ...starter, docMs: 10_000, workers: 1 },
		expected: { requests: 57, refused: 0, timeouts: 0, seconds: 959 },
		outcomes: { ok: 100 },
	},
	{
		name: 'one worker',
		documents: thousand,
		server: { ...starter, workers: 1 },
		expected: { requests: 25, refused: 0, timeouts: 0, seconds: 157 },
		outcomes: { ok: 1000 },
	},
	{
		name: 'at most 16 documents a request',
		documents: thousand,
		server: { ...starter, maxDocs: 16 },
		expected: { requests: 73, refused: 0, timeouts: 0, seconds: 54 },
		outcomes: { ok: 1000 },
	},
	{
		name: 'at most 1,000 characters a request',
		documents: makeDocuments({ count: 1000, sigma: 0.3 }),
		server: { ...starter, maxChars: 1000 },
		expected: { requests: 239, refused: 0, timeouts: 0, seconds: 155 },
		outcomes: { ok: 1000 },
	},
];

describe('what a run costs', () => {
	it.each(GOLDEN)('$name', async ({ documents, server, expected, outcomes }) => {
		const { report, log, elapsedMs } = await simulate({ documents, server });
		expect({
			requests: log.requests.length,
			refused: log.count(429),
			timeouts: log.count(504),
			seconds: Math.round(elapsedMs / 1000),
		}).toEqual(expected);
		expect(tally(report)).toEqual(outcomes);
	});

	it('is the least there can be on a lane that knows the service: 1 request for 10 documents, 2 for 100', async () => {
		const world = new SimWorld({ server: starter });
		await world.analyze(thousand);
		await world.time.advance(60_000);
		const counts: number[] = [];
		for (const count of [10, 100]) {
			const before = world.log.requests.length;
			await world.analyze(makeDocuments({ count, seed: count }));
			counts.push(world.log.requests.length - before);
		}
		expect(counts).toEqual([1, 2]);
	});
});

describe('a thousand tickets of about 200 characters', () => {
	const tickets = makeDocuments({ count: 1000, meanChars: 200, sigma: 0.2 });

	it('take at most 60 requests and twice the time that the service needs itself', async () => {
		const {
			report,
			log,
			server: simulated,
			elapsedMs,
		} = await simulate({ documents: tickets, server: TICKET_SERVICE });
		expect(tally(report)).toEqual({ ok: 1000 });
		expect(log.requests.length).toBeLessThanOrEqual(60);
		expect(elapsedMs).toBeLessThanOrEqual(2 * (simulated.workers.workMs / 4));
	});

	it('are all answered with 60 requests per 10 s, with at most two 429s', async () => {
		const quota: SimOptions['quota'] = [{ kind: 'fixed', limit: 60, everyMs: 10_000 }];
		const { report, log } = await simulate({
			documents: tickets,
			server: { ...TICKET_SERVICE, quota },
		});
		expect(tally(report)).toEqual({ ok: 1000 });
		expect(log.count(429)).toBeLessThanOrEqual(2);
	});
});
