/**
 * The model server behind the gateway: a few workers, everyone else waits in line. Work that was
 * begun or queued is done even when nobody waits for it any more, as on a real server.
 */

interface Task {
	ms: number;
	done: () => void;
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

	/** Resolves when a worker has spent `ms` on it; first come, first served. */
	work(ms: number): Promise<void> {
		return new Promise((done) => {
			this.#waiting.push({ ms, done });
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
			task.done();
			this.#next();
		}, task.ms);
		this.#timers.add(timer);
	}
}
