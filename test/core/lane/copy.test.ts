import { inspect } from 'node:util';
import { MORE_SERVICES, SERVICES, documentsOf, serverOf } from '../../../bench/support/services';
import { createSentorClient } from '../../../core';
import { copyOf } from '../../../core/lane/copy';
import { Lane, laneOf } from '../../../core/lane/lane';
import { freshQuotaKey } from '../../support/sim/run';
import { SimulatedServer } from '../../support/sim/server';
import { VirtualTime } from '../../support/sim/virtual-time';

const all = (value: unknown): string => inspect(value, { depth: Infinity, maxArrayLength: null });

/** Everything that can be changed within: each field of each object is overwritten, in depth. */
function ruin(value: unknown): void {
	if (value instanceof Map) return value.clear();
	if (typeof value !== 'object' || value === null) return;
	for (const field of Object.values(value)) ruin(field);
	for (const name of Object.keys(value)) Object.assign(value, { [name]: 'ruined' });
}

/** The lane of a key that a service was asked with, and when that was over. */
async function taught(service: (typeof SERVICES)[number]): Promise<[Lane, number]> {
	const time = new VirtualTime({ seed: 1 });
	const cell = { service, plan: 'starter', count: 100 } as const;
	const { transport } = new SimulatedServer(time, serverOf(cell, 1));
	const quotaKey = freshQuotaKey();
	const limits = { reuseMs: 1e9 };
	const client = createSentorClient({ transport, clock: time.clock, quotaKey, limits });
	await time.until(client.analyze(documentsOf(cell, 1)));
	return [laneOf(quotaKey), time.now()];
}

describe('the fork of a lane whose service has another clock', () => {
	it('takes the windows that it hears of by its own', () => {
		const now = Date.UTC(2026, 0, 5);
		const lane = new Lane();
		const told = { limit: 60, remaining: 0, resetAt: now + 30_000, isDated: true };
		lane.known.gate.note({ ...told, window: now + 3_600_000 }, true, now, now, 0);
		const { gate } = lane.fork(now).known;
		expect(gate.opensAt(now)).toBe(now + 30_500);
		const next = { ...told, remaining: 59, resetAt: now + 90_000, window: now + 90_000 };
		gate.note(next, true, now, now, 0);
		expect(gate.opensAt(now)).toBe(now);
	});
});

describe.each([...SERVICES, ...MORE_SERVICES])('the lane of a service: $name', (service) => {
	it('has copies that know what it knows, and what they learn stays their own', async () => {
		const [{ known, answers }] = await taught(service);
		const before = all({ known, answers });
		const copy = copyOf({ known, answers });
		expect(copy).toStrictEqual({ known, answers });
		ruin(copy);
		expect(all({ known, answers })).toBe(before);
	});

	it('has forks of which all but its health and what is under way is known', async () => {
		const [lane, now] = await taught(service);
		lane.known.gate.enter(now);
		lane.known.gate.pausedUntil = now + 5000;
		const before = all(lane);
		const fork = lane.fork(now);
		expect(fork.answers).toStrictEqual(lane.answers);
		for (const part of ['sizes', 'texts', 'lanes'] as const)
			expect(fork.known[part]).toStrictEqual(lane.known[part]);
		expect(fork.known.gate).toMatchObject({ inFlight: 0, pausedUntil: 0 });
		expect(fork.known.gate.perMinute).toBe(lane.known.gate.perMinute);
		expect(fork.known.gate.quotaAt(now)).toMatchObject({
			remaining: lane.known.gate.quotaAt(now)!.remaining,
			resetAt: lane.known.gate.quotaAt(now)!.resetAt,
		});
		expect(fork.known.health.wantsCanary).toBe(false);
		ruin(fork.known);
		ruin(fork.answers);
		expect(all(lane)).toBe(before);
	});
});
