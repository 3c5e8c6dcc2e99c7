import { type Failure, type Limits } from '../../../core';
import { levelOf } from '../../../core/lane/knowledge';
import { Lane } from '../../../core/lane/lane';
import { Visitor } from '../../../core/lane/visitor';
import { fullLimits } from '../../../core/limits';
import type { Exchange } from '../../../core/wire/exchange';
import { makeDocuments } from '../../support/sim/documents';
import { SimWorld } from '../../support/sim/run';
import type { SimOptions } from '../../support/sim/server';
import { VirtualTime } from '../../support/sim/virtual-time';

describe('requests in flight', () => {
	const { clock } = new VirtualTime();
	/** Of a service that takes four at a time. */
	function lane(limit?: number) {
		const { known } = new Lane();
		known.lanes.level = 4;
		const quota = { remaining: 9, window: 60_000, resetAt: 60_000, isDated: true };
		if (limit !== undefined) known.gate.note({ ...quota, limit }, true, 0, 0, 0);
		const level = (limits: Limits = {}) =>
			levelOf(known, new Visitor({ clock, limits: fullLimits(limits) }));
		return { known, level };
	}

	it('are no more than the service takes and the host allows', () => {
		const { known, level } = lane();
		expect([level(), level({ maxConcurrency: 2 }), level({ maxConcurrency: 9 })]).toEqual([
			4, 2, 4,
		]);
		known.lanes.level = 1;
		expect(level()).toBe(1);
	});

	it('are no more than the pace of the host or the plan can use, one at least', () => {
		const { level } = lane();
		expect([2, 8, 13, 60].map((requestsPerMinute) => level({ requestsPerMinute }))).toEqual([
			1, 2, 3, 4,
		]);
		expect([2, 8, 13, 60].map((limit) => lane(limit).level())).toEqual([1, 2, 3, 4]);
		expect(lane(60).level({ requestsPerMinute: 8 })).toBe(2);
	});

	it('are one while more than one thing speaks against the service', () => {
		const { known, level } = lane();
		const stumble = (now: number) =>
			known.health.failed({
				sentAt: now,
				now,
				risk: 0,
				suspectSince: undefined,
				alone: false,
				wasSilent: false,
				isUnreached: false,
				isTurnedAway: false,
			});
		stumble(1);
		expect(level()).toBe(4);
		stumble(2);
		expect(level()).toBe(1);
		known.health.heard(3);
		expect(level()).toBe(4);
	});
});

describe('a ticket that nothing was sent with', () => {
	it('is as if it never was', async () => {
		const { clock } = new VirtualTime();
		const lane = new Lane();
		const visitor = new Visitor({ clock, limits: fullLimits() });
		lane.join(visitor);
		const ticket = await lane.admit(visitor);
		if (ticket && 'room' in ticket) lane.giveBack(ticket);
		expect([visitor.inFlight, lane.known.gate.inFlight, lane.isIdle]).toEqual([0, 0, false]);
		lane.leave(visitor);
		expect(lane.isIdle).toBe(true);
	});
});

describe('whoever refuses', () => {
	const refused = { kind: 'refused', detail: {}, namedPlaces: [], namedIds: [], tooLarge: false };

	it.each([
		['a request', refused],
		['all requests', { kind: 'stop', failure: () => ({}) }],
	])('%s, is there: nothing speaks against the service any more', (_, verdict) => {
		const { clock } = new VirtualTime();
		const lane = new Lane();
		lane.known.health.evidence = 3;
		const ticket = lane.enter(new Visitor({ clock, limits: fullLimits() }));
		lane.learn(ticket, { verdict, receivedAt: clock.now() } as unknown as Exchange);
		expect(lane.known.health).toMatchObject({ evidence: 0, isKnown: false });
	});
});

describe('a pause', () => {
	it('is waited for by all of the key, and is no wait for the quota', async () => {
		const world = new SimWorld();
		const lane = new Lane();
		const waits: unknown[] = [];
		const { clock } = world.time;
		const now = clock.now();
		lane.known.gate.pausedUntil = now + 8000;
		const admitted = [1, 2].map(async () => {
			const onWait = (until: unknown): void => void waits.push(until);
			const visitor = new Visitor({ clock, limits: fullLimits(), onWait });
			lane.join(visitor);
			const ticket = await lane.admit(visitor);
			if (ticket && 'room' in ticket) lane.giveBack(ticket);
			lane.leave(visitor);
			return [clock.now() - now, visitor.waitMs];
		});
		expect(await world.time.until(Promise.all(admitted))).toEqual([
			[8000, 0],
			[8000, 0],
		]);
		expect(waits).toEqual([]);
	});

	it('that is longer is not cut by one that is shorter', () => {
		const { clock } = new VirtualTime();
		const lane = new Lane();
		const visitor = new Visitor({ clock, limits: fullLimits() });
		const now = clock.now();
		const tickets = [lane.enter(visitor), lane.enter(visitor)];
		for (const [nth, retryAt] of [now + 90_000, undefined].entries()) {
			const verdict = { kind: 'broken' as const, why: 'server' as const, detail: {}, retryAt };
			lane.learn(tickets[nth]!, { verdict, receivedAt: now } as Exchange);
		}
		expect(lane.known.gate.pausedUntil).toBe(now + 90_000);
	});
});

describe('the time at which a run may go on that did not wait', () => {
	const fixed = (limit: number): SimOptions => ({ quota: [{ kind: 'fixed', limit }] });
	const day: SimOptions = { quota: [{ kind: 'fixed', limit: 1, everyMs: 86_400_000 }] };

	it.each<[name: string, server: SimOptions, limits: Limits]>([
		['is told by the headers', fixed(1), { maxWaitMs: 0 }],
		['is told by a 429', { ...fixed(2), otherPerMinute: 60 }, { maxWaitMs: 0 }],
		['is tomorrow', day, {}],
		[
			'is told by another clock',
			{ ...fixed(1), skewMs: 90_000, dateHeader: true },
			{ maxWaitMs: 0 },
		],
		['is longer than the time of the run', fixed(1), { deadlineMs: 1000 }],
		['is of its own pace', {}, { maxWaitMs: 0, requestsPerMinute: 1 }],
		[
			'is of its own pace, and the quota is not used up',
			fixed(60),
			{ maxWaitMs: 0, requestsPerMinute: 1 },
		],
	])('%s, and is a time at which it does', async (_, server, limits) => {
		for (let seed = 1; seed <= 10; seed++) {
			const world = new SimWorld({ seed, server });
			await world.time.advance(Math.floor(world.time.random() * 60_000));
			const documents = makeDocuments({ count: 20, seed });
			let ended: Failure | undefined;
			for (let run = 0; run < 3 && !ended; run++)
				({ ended } = await world.analyze(documents, { ...limits, maxDocsPerRequest: 1 }));
			expect(ended).toMatchObject({ code: 'quota', retryAt: expect.any(String) });
			const sent = world.log.requests.length;
			const opensAt = Date.parse(ended!.retryAt!);
			if (limits.maxWaitMs === 0) {
				await world.time.advance(opensAt - 1000 - world.time.now());
				await world.analyze(documents, { ...limits, maxDocsPerRequest: 1 });
				expect(world.log.requests.length).toBe(sent);
			}
			await world.time.advance(opensAt - world.time.now());
			await world.analyze(documents, { ...limits, maxDocsPerRequest: 1 });
			expect(world.log.requests[sent]?.sentAt).toBe(opensAt);
		}
	});
});
