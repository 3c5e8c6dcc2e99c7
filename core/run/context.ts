import type { Lane } from '../lane/lane';
import type { FullLimits } from '../limits';
import type { Clock, Failure, RunOptions, RunStats, Transport } from '../types';
import type { Scrubber } from '../wire/scrub';
import type { Unit } from './unit';

/** What all calls of a client share. */
export interface ClientContext {
	transport: Transport;
	clock: Clock;
	lane: Lane;
	limits: FullLimits;
	scrub: Scrubber;
}

/** What the parts of one run share. */
export interface RunContext extends ClientContext {
	options: RunOptions;
	stats: RunStats;
	/** When the run's time is up, ms since the epoch; `Infinity` for never. */
	deadline: number;
	/** Ends the run: what is in flight may still be answered, the rest fails like this. */
	stop(failureOf: (unit: Unit) => Failure): void;
}

/** Figures of a run that has not begun. */
export function newStats(documents: number, uniqueDocuments: number): RunStats {
	return {
		documents,
		uniqueDocuments,
		requests: 0,
		docsSent: 0,
		retries: 0,
		splits: 0,
		rateLimited: 0,
		timeouts: 0,
		waitMs: 0,
		reused: 0,
	};
}
