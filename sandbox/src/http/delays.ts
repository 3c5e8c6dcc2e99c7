/** Pauses that end when the sandbox closes, so that it can close at once. */
export class Delays {
	readonly #timers = new Set<NodeJS.Timeout>();

	/** Resolves after `ms`; never, once `close` was called. */
	sleep(ms: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(() => {
				this.#timers.delete(timer);
				resolve();
			}, ms);
			this.#timers.add(timer);
		});
	}

	/** The answer if it comes within `ms`, else what `late` makes. */
	async within<T>(ms: number, answer: Promise<T>, late: () => T): Promise<T> {
		let timer: NodeJS.Timeout | undefined;
		const timeout = new Promise<T>((resolve) => {
			timer = setTimeout(() => resolve(late()), ms);
			this.#timers.add(timer);
		});
		try {
			return await Promise.race([answer, timeout]);
		} finally {
			clearTimeout(timer);
			if (timer !== undefined) this.#timers.delete(timer);
		}
	}

	close(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}
}
