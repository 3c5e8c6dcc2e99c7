/**
 * The model server behind the gateway: a few workers, everyone else waits in line. Work that was
 * begun or queued is done even when nobody waits for it any more, as on a real server.
 */

interface Task {
	ms: number;
	/** Called when a worker begins with it. */
	begin: () => void;
	/** Called when the worker has spent its time. */
	finish: () => void;
}

export class WorkQueue {
	readonly #waiting: Task[] = [];
	readonly #timers = new Set<NodeJS.Timeout>();
	#busy = 0;
	readonly #workers: () => number;

	/** @param workers how many there are; asked each time a task could begin */
	constructor(workers: () => number) {
		this.#workers = workers;
	}

	/**
	 * Resolves when a worker has spent `ms`; first come, first served. What has really to be computed
	 * is done within that time, so that it makes the work no longer.
	 */
	work<T>(ms: number, compute: () => T): Promise<T> {
		return new Promise((resolve, reject) => {
			let result: () => T;
			const begin = () => (result = attempt(compute));
			const finish = () => {
				try {
					resolve(result());
				} catch (caught) {
					reject(caught as Error);
				}
			};
			this.#waiting.push({ ms, begin, finish });
			this.#next();
		});
	}

	/** Drops everything. What was waited for never comes. */
	close(): void {
		this.#waiting.length = 0;
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}

	#next(): void {
		while (this.#busy < this.#workers()) {
			const task = this.#waiting.shift();
			if (task === undefined) return;
			this.#busy += 1;
			this.#run(task);
		}
	}

	#run(task: Task): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			this.#busy -= 1;
			task.finish();
			this.#next();
		}, task.ms);
		this.#timers.add(timer);
		task.begin();
	}
}

/** The result, or what was thrown, for later. */
function attempt<T>(compute: () => T): () => T {
	try {
		const result = compute();
		return () => result;
	} catch (caught) {
		return () => {
			throw caught;
		};
	}
}
