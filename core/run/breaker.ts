/** Requests that go wrong in a row until a single document asks whether the service works at all. */
const TRIP_AFTER = 6;
/** Such single documents that must go wrong as well to end the run. */
const LEAST_CANARIES = 3;
const MOST_CANARIES = 20;
/** Chance to end a run in which some documents are bad, but the service is not. */
const WRONG_STOP = 1e-4;
/** First and longest pause after a request that went wrong, ms; doubled from one to the next. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Is it us or is it them? Counts what goes wrong in a row. After six, canaries are sent: single
 * documents that were never part of a failed request. When they fail too, the service is down, and
 * an outage has cost nine requests instead of one per document.
 */
export class Breaker {
	#inARow = 0;
	#canaries = 0;
	/** The same, but of documents that may be bad themselves. */
	#suspects = 0;

	/** Requests that went wrong since the last that did not. */
	get inARow(): number {
		return this.#inARow;
	}

	get isTripped(): boolean {
		return this.#inARow >= TRIP_AFTER;
	}

	succeeded(): void {
		this.#inARow = 0;
		this.#canaries = 0;
		this.#suspects = 0;
	}

	/** `isClean`: nothing in the request was in a failed one before, so that it speaks for the service. */
	failed(isClean = true): void {
		if (this.isTripped && isClean) this.#canaries += 1;
		if (this.isTripped && !isClean) this.#suspects += 1;
		this.#inARow += 1;
	}

	/**
	 * Whether enough canaries died. The more documents of this run are bad by themselves, the more
	 * canaries it takes to tell them from a service that is down.
	 */
	isDead(answered: number, failed: number): boolean {
		const badShare = answered === 0 ? 0 : failed / (answered + failed);
		const needed =
			badShare === 0 ? LEAST_CANARIES : Math.ceil(Math.log(WRONG_STOP) / Math.log(badShare));
		const canaries = Math.min(MOST_CANARIES, Math.max(LEAST_CANARIES, needed));
		// Where no clean document is left, many others have to say the same.
		return this.#canaries >= canaries || this.#canaries + this.#suspects >= MOST_CANARIES;
	}

	/** How long to pause now, ms. Full jitter: equal clients must not come back as one. */
	pauseMs(random: number): number {
		return random * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, this.#inARow - 1));
	}
}
