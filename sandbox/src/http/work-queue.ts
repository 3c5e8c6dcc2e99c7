/**
 * The model server behind the gateway: a few workers, everyone else waits in line. Work that was
 * begun or queued is done even when nobody waits for it any more, as on a real server.
 */
import type { Delays } from './delays';

export class WorkQueue {
	readonly #waiting: (() => void)[] = [];
	#busy = 0;

	/** @param workers how many there are; asked each time a task could begin */
	constructor(
		private readonly workers: () => number,
		private readonly delays: Delays,
	) {}

	/**
	 * Resolves when a worker has spent `ms`; first come, first served. What has really to be computed
	 * is done within that time, so that it makes the work no longer.
	 */
	async work<T>(ms: number, compute: () => T): Promise<T> {
		await new Promise<void>((begin) => {
			this.#waiting.push(begin);
			this.#next();
		});
		const spent = this.delays.sleep(ms);
		try {
			return compute();
		} finally {
			await spent;
			this.#busy -= 1;
			this.#next();
		}
	}

	#next(): void {
		while (this.#busy < this.workers() && this.#waiting.length > 0) {
			this.#busy += 1;
			this.#waiting.shift()?.();
		}
	}
}
