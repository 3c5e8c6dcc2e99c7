import type { VirtualTime } from './virtual-time';

/** How fast the model behind the gateway works. */
export interface WorkOptions {
	/** Requests worked on at a time; the others queue, first come first served. @default 4 */
	workers?: number;
	/** Time of a request whatever it holds, ms. @default 60 */
	requestMs?: number;
	/** Time of a document of {@link REFERENCE_CHARS} characters, ms. @default 150 */
	docMs?: number;
	/** Spread of that time from document to document (lognormal, mean 1). @default 0.5 */
	spread?: number;
	/** Share by which each other busy worker slows a request down. @default 0 */
	slowdown?: number;
	/** Nothing is worked on before this long after the start, ms. @default 0 */
	coldStartMs?: number;
	/** A stretch of time, ms after the start, in which everything takes `factor` times as long. */
	slowSpell?: { fromMs: number; toMs: number; factor: number };
}

/** Length at which a document takes `docMs`. */
export const REFERENCE_CHARS = 220;

interface Job {
	ms: number;
	done: () => void;
}

/**
 * Workers with one queue. A job is never taken back: when the gateway has given up, its worker
 * computes on for nobody and what comes next waits behind that ghost.
 */
export class SimWorkers {
	private readonly waiting: Job[] = [];
	private readonly startedAt: number;
	private busy = 0;
	/** ms of work done or begun. */
	workMs = 0;

	constructor(
		private readonly time: VirtualTime,
		private readonly options: WorkOptions,
	) {
		this.startedAt = time.now();
		const { coldStartMs = 0 } = options;
		if (coldStartMs > 0) time.schedule(coldStartMs, () => this.begin());
	}

	/** Calls `done` when a worker has spent `ms` (more in a slow spell or among busy others). */
	run(ms: number, done: () => void): void {
		this.waiting.push({ ms, done });
		this.begin();
	}

	private begin(): void {
		const { workers = 4, coldStartMs = 0 } = this.options;
		if (this.time.now() < this.startedAt + coldStartMs) return;
		while (this.busy < workers) {
			const job = this.waiting.shift();
			if (!job) return;
			const ms = job.ms * this.factor();
			this.busy++;
			this.workMs += ms;
			this.time.schedule(ms, () => {
				this.busy--;
				job.done();
				this.begin();
			});
		}
	}

	private factor(): number {
		const { slowdown = 0, slowSpell } = this.options;
		const since = this.time.now() - this.startedAt;
		const slow = slowSpell && since >= slowSpell.fromMs && since < slowSpell.toMs;
		return (1 + slowdown * this.busy) * (slow ? slowSpell.factor : 1);
	}
}
