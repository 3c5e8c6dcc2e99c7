import { measureRun } from '../../../bench/support/measure';
import type { Limits, SentorDocument } from '../../../core';
import { makeDocuments } from '../../support/sim/documents';
import { freshQuotaKey, SimWorld, simulate, tally } from '../../support/sim/run';
import type { SimOptions } from '../../support/sim/server';

const thousand = (seed: number): SentorDocument[] => makeDocuments({ count: 1000, seed });

describe('a service that takes one request at a time and refuses the rest', () => {
	it.each([undefined, 1, 5])(
		'(Retry-After: %s) is served one at a time, after eight refusals at most',
		async (busyRetryAfter) => {
			let [refused, longestMs] = [0, 0];
			for (const seed of [761, 762, 763]) {
				const { report, log, elapsedMs } = await simulate({
					documents: thousand(seed),
					seed,
					server: { mostAtOnce: 1, ...(busyRetryAfter ? { busyRetryAfter } : {}) },
				});
				expect(tally(report)).toEqual({ ok: 1000 });
				refused = Math.max(refused, log.count(429));
				longestMs = Math.max(longestMs, elapsedMs);
			}
			expect(refused).toBeLessThanOrEqual(8);
			expect(longestMs).toBeLessThanOrEqual(6 * 60_000);
		},
	);
});

describe('a slow pace', () => {
	const run = async (seed: number, server: SimOptions, limits: Limits = {}): Promise<number> => {
		const { report, log } = await simulate({ documents: thousand(seed), seed, server, limits });
		expect(tally(report)).toEqual({ ok: 1000 });
		return log.requests.length;
	};

	it.each([1, 2])(
		"of the user's own (%i a minute) costs no more requests than none",
		async (requestsPerMinute) => {
			let [without, withIt] = [0, 0];
			for (const seed of [771, 772, 773]) {
				without += await run(seed, {});
				withIt += await run(seed, {}, { requestsPerMinute, maxWaitMs: 3_600_000 });
			}
			expect(withIt / without).toBeLessThanOrEqual(1);
		},
	);

	it('of a service that always says that one is left costs no more requests', async () => {
		const quota: SimOptions['quota'] = [{ kind: 'fixed', limit: 60 }];
		let [without, withIt] = [0, 0];
		for (const seed of [771, 772, 773]) {
			without += await run(seed, { quota });
			withIt += await run(seed, { quota, toldRemaining: 1 });
		}
		expect(withIt / without).toBeLessThanOrEqual(1);
	});
});

describe('a quota that is not what we think', () => {
	it('but counts documents, five a minute, loses none of thirty', async () => {
		for (const seed of [781, 782, 783]) {
			const { report } = await simulate({
				documents: makeDocuments({ count: 30, seed }),
				seed,
				server: { quota: [{ kind: 'fixed', limit: 5 }], quotaCounts: 'documents' },
			});
			expect([seed, tally(report)]).toEqual([seed, { ok: 30 }]);
		}
	});

	it.each([-600_000, 600_000])(
		'(clocks %i ms apart, and no Date to tell by) loses nothing',
		async (skewMs) => {
			for (const seed of [784, 785]) {
				const { report } = await simulate({
					documents: thousand(seed),
					seed,
					server: { quota: [{ kind: 'fixed', limit: 5 }], skewMs, dateHeader: false },
				});
				expect([seed, tally(report)]).toEqual([seed, { ok: 1000 }]);
			}
		},
	);
});

describe('the end of a window', () => {
	it('of ten seconds holds nothing up', async () => {
		const service = { name: 'window of 10 s', quota: { limit: 10, everyMs: 10_000 } };
		expect(await timeOf(service, 3000)).toBeLessThanOrEqual(1.25);
	});

	it('on Business, with most of it left, holds nothing up', async () => {
		expect(await timeOf({ name: 'Business' }, 5000)).toBeLessThanOrEqual(1.25);
	});

	/** Mean over seeds of the time, in units of the reference. */
	async function timeOf(
		service: Parameters<typeof measureRun>[0]['service'],
		count: number,
	): Promise<number> {
		const ratios: number[] = [];
		for (const seed of [791, 792, 793, 794]) {
			const { seconds, best } = await measureRun({ count, plan: 'business', service }, seed);
			ratios.push(seconds / best.seconds);
		}
		return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
	}
});

describe('several processes on one key', () => {
	it.each([
		['Starter', 60, 2, 0.03],
		['Starter', 60, 4, 0.05],
		['Starter', 60, 8, 0.09],
		['Business', 500, 2, 0.03],
		['Business', 500, 4, 0.05],
		['Business', 500, 8, 0.09],
	])(
		'(%s, %i a minute, %i of them) meet few 429s and lose nothing',
		async (_, limit, processes, most) => {
			let [refused, requests] = [0, 0];
			for (const seed of [801, 802, 803]) {
				const world = new SimWorld({
					seed,
					server: { workers: 8, quota: [{ kind: 'fixed', limit }] },
				});
				await world.time.advance(Math.floor(world.time.random() * 60_000));
				const reports = await world.time.until(
					Promise.all(
						Array.from({ length: processes }, async (_, index) => {
							const documents = makeDocuments({ count: 4000 / processes, seed: seed * 10 + index });
							return await world.client({}, freshQuotaKey()).analyze(documents);
						}),
					),
				);
				for (const report of reports) expect(tally(report)).toEqual({ ok: 4000 / processes });
				refused += world.log.count(429);
				requests += world.log.requests.length;
			}
			expect(refused / requests).toBeLessThanOrEqual(most);
		},
	);
});
