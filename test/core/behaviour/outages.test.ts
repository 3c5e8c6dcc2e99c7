import type { Failure, SentorDocument } from '../../../core';
import { makeDocuments, shortDocuments } from '../../support/sim/documents';
import { reply, Script, success } from '../../support/sim/script';
import { SimWorld, simulate, tally } from '../../support/sim/run';
import type { SimOptions } from '../../support/sim/server';
import { START } from '../../support/sim/virtual-time';

const starter: SimOptions = { quota: [{ kind: 'fixed', limit: 60 }] };

/** Documents that no other run has. */
function own(name: string, count: number): SentorDocument[] {
	return shortDocuments(count, 150).map((one) => ({ ...one, text: `${name} ${one.text}` }));
}

const failuresOf = (outcomes: { ok: boolean; failure?: Failure }[]): Failure[] =>
	outcomes.flatMap(({ failure }) => (failure ? [failure] : []));

describe('an outage from the start', () => {
	const counts = [1, 2, 3, 5, 8, 12, 20, 50, 100, 300, 1000];

	it.each([500, 503])(
		'(%i) costs twelve requests and 90 s at most, however many texts there are',
		async (status) => {
			let [requests, longestMs] = [0, 0];
			for (const count of counts) {
				for (const seed of [1, 2, 3]) {
					const { report, log, elapsedMs } = await simulate({
						documents: makeDocuments({ count, seed }),
						seed,
						server: { ...starter, always: { status } },
					});
					expect(tally(report)).toEqual({ unavailable: count });
					requests = Math.max(requests, log.requests.length);
					longestMs = Math.max(longestMs, elapsedMs);
				}
			}
			expect(requests).toBeLessThanOrEqual(12);
			expect(longestMs).toBeLessThanOrEqual(90_000);
		},
	);
});

describe('a service that is reached and says nothing', () => {
	it.each([1, 3, 100, 1000])('is given up after three time-outs (%i texts)', async (count) => {
		const { report, log, elapsedMs } = await simulate({
			documents: makeDocuments({ count }),
			server: { spells: [{ fromMs: 0, toMs: Infinity, fault: 'silence' }] },
		});
		expect(log.count('timeout')).toBeLessThanOrEqual(3);
		expect(elapsedMs).toBeLessThanOrEqual(3 * 120_000 + 30_000);
		for (const failure of failuresOf(report.outcomes as never)) {
			expect(`${failure.code} ${failure.reason}`).toBe('unavailable no_answer');
			expect(failure.message).toBe('Sentor was reached, but gave no answer within 120 s');
		}
	});
});

describe('a bad spell', () => {
	const thousand = (seed: number): SentorDocument[] => makeDocuments({ count: 1000, seed });

	it('of two minutes, in which 60 % of the requests fail, loses nothing', async () => {
		const spells = [{ fromMs: 0, toMs: 120_000, fault: 503, share: 0.6 } as const];
		let lost = 0;
		for (let seed = 721; seed < 741; seed += 1) {
			const world = new SimWorld({ seed, server: { ...starter, spells } });
			lost += 1000 - (tally(await world.analyze(thousand(seed)))['ok'] ?? 0);
		}
		expect(lost).toBe(0);
	});

	it.each([500, 502, 503] as const)(
		'of 30 s, in which all fail (%i), loses nothing',
		async (fault) => {
			let lost = 0;
			for (const fromMs of [0, 3000]) {
				for (let seed = 721; seed < 731; seed += 1) {
					const spells = [{ fromMs, toMs: fromMs + 30_000, fault }];
					const world = new SimWorld({ seed, server: { ...starter, spells } });
					lost += 1000 - (tally(await world.analyze(thousand(seed)))['ok'] ?? 0);
				}
			}
			expect(lost).toBe(0);
		},
	);
});

describe('a network that is gone for a while', () => {
	it.each([2, 5, 10, 20])(
		'(%i s) loses nothing under a key that worked before, in whichever run',
		async (seconds) => {
			for (const seed of [1, 2, 3]) {
				const gone = { fromMs: 60_000, toMs: 60_000 + 1000 * seconds, fault: 'reset' } as const;
				const world = new SimWorld({ seed, server: { spells: [gone] } });
				await world.analyze(own('before', 5));
				await world.time.advance(START + 60_100 - world.time.now());
				const groups = await world.time.until(
					Promise.all(
						[1, 2, 3].map(async (group) => await world.client().analyze(own(`${group}`, 20))),
					),
				);
				expect(groups.map(tally)).toEqual([{ ok: 20 }, { ok: 20 }, { ok: 20 }]);
			}
		},
	);

	it('and never was there ends a run within seconds', async () => {
		const script = new Script(
			async () => await Promise.reject({ kind: 'network', code: 'ECONNREFUSED' }),
		);
		await script.analyze(shortDocuments(100));
		expect(script.requests.length).toBeLessThanOrEqual(4);
		expect(script.sentAfter.at(-1)).toBeLessThanOrEqual(15_000);
	});

	it('for good, under a key that worked before, ends the run as an outage does', async () => {
		let isThere = true;
		const script = new Script(async (request) =>
			isThere ? success(request) : await Promise.reject({ kind: 'network', code: 'ECONNREFUSED' }),
		);
		await script.analyze(own('before', 5));
		isThere = false;
		const startedAt = script.time.now();
		const { outcomes, stats } = await script.analyze(own('after', 100));
		expect(new Set(failuresOf(outcomes as never).map(({ code }) => code))).toEqual(
			new Set(['unavailable']),
		);
		expect(stats.requests).toBeLessThanOrEqual(12);
		expect(script.time.now() - startedAt).toBeLessThanOrEqual(120_000);
	});
});

describe('a way to the service that closes under a key that worked before', () => {
	it.each(['PROXY_500', 'PROXY_502', 'PROXY_503', 'EPROTO'])(
		'(%s) is told after four tries and ten seconds at most, whatever the number of texts',
		async (code) => {
			for (const count of [1, 5, 100, 1000]) {
				let isOpen = true;
				const script = new Script(async (request) =>
					isOpen ? success(request) : await Promise.reject({ kind: 'network', code }),
				);
				await script.analyze(own('before', 5));
				isOpen = false;
				const startedAt = script.time.now();
				const { outcomes, stats } = await script.analyze(own('after', count));
				expect(failuresOf(outcomes as never)).toHaveLength(count);
				expect(new Set(failuresOf(outcomes as never).map(({ reason }) => reason))).toEqual(
					new Set([code === 'EPROTO' ? 'tls' : 'proxy_failed']),
				);
				expect(stats.requests).toBeLessThanOrEqual(4);
				expect(script.time.now() - startedAt).toBeLessThanOrEqual(10_000);
			}
		},
	);

	it('for one try loses nothing', async () => {
		let tries = 0;
		const script = new Script(async (request) => {
			tries += 1;
			return tries === 2
				? await Promise.reject({ kind: 'network', code: 'PROXY_503' })
				: success(request);
		});
		await script.analyze(own('before', 5));
		const { outcomes } = await script.analyze(own('after', 100));
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
	});
});

describe('an answer that tells of no time', () => {
	it.each(['-1', 'try again in 2', 'Thu, 01 Jan 1998 00:00:00 GMT', '1e99', 'soon'])(
		'(Retry-After: %s) is waited for as one without, and shows no date that nobody said',
		async (value) => {
			for (const status of [429, 503]) {
				const headers = { 'Retry-After': value };
				const script = new Script((request, number) =>
					number === 0 ? reply(status, {}, headers) : success(request),
				);
				const { outcomes } = await script.analyze(shortDocuments(5));
				expect(outcomes.every(({ ok }) => ok)).toBe(true);
				const always = new Script(() => reply(status, {}, headers));
				const told = await always.analyze(shortDocuments(5), { maxWaitMs: 120_000 });
				for (const failure of failuresOf(told.outcomes as never)) {
					expect(failure.message).not.toMatch(/19\d\d|[3-9]\d\d\d-|\+\d{5,}/);
					if (failure.retryAt) expect(failure.retryAt).toMatch(/^2026-/);
				}
			}
		},
	);
});
