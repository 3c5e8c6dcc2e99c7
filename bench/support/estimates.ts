import { createSentorClient } from '../../core';
import { freshQuotaKey } from '../../test/support/sim/run';
import { SimulatedServer } from '../../test/support/sim/server';
import { VirtualTime } from '../../test/support/sim/virtual-time';
import {
	documentsOf,
	serverOf,
	SERVICES,
	type Cell,
	type PlanName,
	type Service,
} from './services';

/** What the process did with the key before it is asked for an estimate. */
type Before = 'nothing' | 'health' | 'run';

/** A case of an estimate. */
export interface EstimatedCell extends Cell {
	before: Before;
}

/** An estimate, and the run that followed. */
export interface Compared {
	estimated: Figures;
	real: Figures;
}

interface Figures {
	requests: number;
	seconds: number;
}

/** Documents of the run before. */
const EARLIER = 200;

const serviceOf = (name: string): Service => SERVICES.find((service) => service.name === name)!;

const cellsOf = (
	before: Before,
	plan: PlanName,
	...names: string[]
): Omit<EstimatedCell, 'count'>[] =>
	names.map((name) => ({ service: serviceOf(name), plan, before }));

/**
 * The services of the table that do nothing unusual. Without an earlier run a service is taken for a
 * usual one, and what is not known of the plan is not counted: those that differ are asked after one.
 */
export const ESTIMATED: Omit<EstimatedCell, 'count'>[] = [
	...cellsOf('nothing', 'starter', 'plain', 'quick'),
	...cellsOf('health', 'starter', 'plain', 'quick', 'bucket'),
	...cellsOf('health', 'free', 'cap-1000-chars'),
	...cellsOf('run', 'starter', 'plain', 'quick', 'one-worker', 'gateway-29s', 'bucket'),
	...cellsOf('run', 'starter', 'cap-8-docs', 'cap-1000-chars'),
	...cellsOf('run', 'business', 'plain', 'gateway-29s'),
	...cellsOf('run', 'free', 'cap-1000-chars'),
];

/** Makes an estimate, then the run. The estimate sends nothing. */
export async function compare(cell: EstimatedCell, seed: number): Promise<Compared> {
	const time = new VirtualTime({ seed });
	await time.advance(Math.floor(time.random() * 60_000));
	const server = new SimulatedServer(time, serverOf(cell, seed));
	const client = createSentorClient({
		transport: server.transport,
		clock: time.clock,
		quotaKey: freshQuotaKey(),
		limits: { maxWaitMs: 86_400_000 },
	});
	if (cell.before === 'health') await time.until(client.checkHealth());
	if (cell.before === 'run') {
		const earlier = documentsOf({ ...cell, count: EARLIER }, seed + 5000);
		await time.until(client.analyze(earlier));
	}
	// Somebody reads what came, and clicks again.
	await time.advance(90_000);
	const documents = documentsOf(cell, seed);
	const before = server.log.requests.length;
	const { requests, durationMs } = await client.estimate(documents);
	if (server.log.requests.length > before) throw new Error('the estimate sent something');
	const startedAt = time.now();
	const { stats } = await time.until(client.analyze(documents));
	return {
		estimated: { requests, seconds: durationMs / 1000 },
		real: { requests: stats.requests, seconds: (time.now() - startedAt) / 1000 },
	};
}
