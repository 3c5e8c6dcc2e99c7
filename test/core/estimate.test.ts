import {
	compare,
	ESTIMATED,
	type Compared,
	type EstimatedCell,
} from '../../bench/support/estimates';
import { createSentorClient, type SentorDocument } from '../../core';
import { pretendService } from '../../core/estimate/service';
import { virtualTime } from '../../core/estimate/virtual-time';
import { Lane } from '../../core/lane/lane';
import { document, makeDocuments } from '../support/sim/documents';
import { freshQuotaKey } from '../support/sim/run';
import { SimulatedServer, type SimOptions } from '../support/sim/server';
import { VirtualTime } from '../support/sim/virtual-time';

jest.setTimeout(120_000);

function world(server: SimOptions = {}, limits = {}) {
	const time = new VirtualTime();
	const sim = new SimulatedServer(time, server);
	const client = createSentorClient({
		transport: sim.transport,
		clock: time.clock,
		quotaKey: freshQuotaKey(),
		limits,
	});
	return { time, sim, client };
}

const FREE = { quota: [{ kind: 'fixed', limit: 5 } as const], maxChars: 1000 };

describe('an estimate', () => {
	const named = (name: string, before: string, plan = 'starter') =>
		ESTIMATED.find(
			(cell) => cell.service.name === name && cell.before === before && cell.plan === plan,
		)!;
	const mean = (all: Compared[], of: 'estimated' | 'real') =>
		all.reduce((sum, one) => sum + one[of].requests, 0) / all.length;
	const seeds = async (cell: EstimatedCell) => {
		const all: Compared[] = [];
		for (let seed = 1; seed <= 10; seed += 1) all.push(await compare(cell, seed));
		return all;
	};

	it.each([
		['plain', 'nothing', 'starter'],
		['plain', 'health', 'starter'],
		['bucket', 'health', 'starter'],
		['cap-1000-chars', 'health', 'free'],
		['plain', 'run', 'business'],
		['quick', 'run', 'starter'],
		['one-worker', 'run', 'starter'],
		['gateway-29s', 'run', 'starter'],
		['cap-1000-chars', 'run', 'starter'],
	])(
		'is within 15 %% of the requests of a service that is calm: %s, known by %s, %s',
		async (name, before, plan) => {
			for (const count of [100, 1000]) {
				const all = await seeds({ ...named(name, before, plan), count });
				expect(Math.abs(mean(all, 'estimated') / mean(all, 'real') - 1)).toBeLessThan(0.15);
			}
		},
	);

	it('counts documents, different ones, those that cannot be sent, and characters once', async () => {
		const { sim, client } = world();
		const { durationMs, ...figures } = await client.estimate([
			document('Great service'),
			document('Great service'),
			document('Late'),
			document(''),
			null as unknown as SentorDocument,
		]);
		expect(figures).toEqual({
			documents: 5,
			invalidDocuments: 2,
			uniqueDocuments: 2,
			characters: 17,
			requests: 1,
			longestWaitMs: 0,
			isSpeedKnown: false,
		});
		expect(durationMs).toBeGreaterThan(0);
		expect(sim.log.requests).toEqual([]);
	});

	it('is nothing for nothing', async () => {
		expect(await world().client.estimate([])).toMatchObject({ requests: 0, durationMs: 0 });
	});

	it('waits out the plan, and says how long the longest wait is, whatever the limits are', async () => {
		const { time, client } = world(FREE, { maxWaitMs: 1000, deadlineMs: 5000 });
		await time.until(client.checkHealth());
		const { requests, durationMs, longestWaitMs, quota } = await client.estimate(
			makeDocuments({ count: 100, sigma: 0.3 }),
		);
		expect(requests).toBeGreaterThan(20);
		expect(durationMs).toBeGreaterThan(4 * 60_000);
		expect(longestWaitMs).toBeGreaterThan(30_000);
		expect(quota).toMatchObject({ limit: 5 });
	});

	it('leaves what is known of the key as it was: the run after it is the run without it', async () => {
		const documents = makeDocuments({ count: 300 });
		const requests = async (isEstimated: boolean) => {
			const { time, sim, client } = world(FREE);
			await time.until(client.analyze(makeDocuments({ count: 10, seed: 9 })));
			if (isEstimated) await client.estimate(documents);
			await time.until(client.analyze(documents));
			return sim.log.requests.map(({ request }) => request.body);
		};
		expect(await requests(true)).toEqual(await requests(false));
	});

	it('counts no request for an answer that is remembered, and remembers none of its own', async () => {
		const { time, client } = world({}, { reuseMs: 600_000 });
		const documents = makeDocuments({ count: 5 });
		const before = await client.estimate(documents);
		await time.until(client.analyze(documents));
		const { stats } = await time.until(client.analyze(makeDocuments({ count: 5, seed: 2 })));
		expect([before.requests > 0, stats.reused]).toEqual([true, 0]);
		expect(await client.estimate(documents)).toMatchObject({ requests: 0, characters: 0 });
	});
});

describe('what is left of the plan', () => {
	it('is known from the answers, and a window that has ended began anew', async () => {
		const { time, client } = world(FREE);
		expect(client.quota()).toBeUndefined();
		await time.until(client.analyze(makeDocuments({ count: 1 })));
		expect(client.quota()).toMatchObject({ limit: 5, remaining: 4, used: 1 });
		await time.advance(10 * 60_000);
		const quota = client.quota();
		expect(quota).toMatchObject({ limit: 5, remaining: 5, used: 0 });
		const ahead = Date.parse(quota!.resetsAt) - time.now();
		expect(ahead > 0 && ahead <= 60_000).toBe(true);
	});
});

describe('time that passes in thought', () => {
	it('is long enough settled: no chain of the core is cut short', async () => {
		const run = async (turns: number) => {
			const time = virtualTime(0, turns);
			const { transport } = pretendService(time, new Lane().known);
			const client = createSentorClient({ transport, clock: time.clock });
			const { stats } = await time.until(client.analyze(makeDocuments({ count: 500 })));
			return [stats, time.clock.now()];
		};
		expect(await run(100)).toEqual(await run(2000));
		expect(await run(50)).toEqual(await run(2000));
	});
});
