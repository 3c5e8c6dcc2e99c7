/** Pauses that end when the sandbox closes, so that it can close at once. */
export class Delays {
	readonly #timers = new Set<NodeJS.Timeout>();

	/** Resolves after `ms`; never, once `close` was called. */
	sleep(ms: number): Promise<void> {
		return new Promise((resolve) => void this.#after(ms, resolve));
	}

	/** The answer if it comes within `ms`, else what `late` makes. The answer must not reject. */
	within<T>(ms: number, answer: Promise<T>, late: () => T): Promise<T> {
		return new Promise((resolve) => {
			const forget = this.#after(ms, () => resolve(late()));
			void answer.then(resolve).finally(forget);
		});
	}

	close(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}

	/** @returns what ends the wait */
	#after(ms: number, then: () => void): () => void {
		const forget = () => {
			clearTimeout(timer);
			this.#timers.delete(timer);
		};
		const timer = setTimeout(() => {
			forget();
			then();
		}, ms);
		this.#timers.add(timer);
		return forget;
	}
}
