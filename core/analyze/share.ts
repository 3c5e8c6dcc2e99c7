/** So many documents are remembered, the latest most: bad ones come in stretches. */
const MEMORY = 100;
/** What is believed before anything was seen: one bad document in a hundred, on the word of thirty. */
const PRIOR = { bad: 0.3, seen: 30 };

/** The share of documents that are bad by themselves, from those that were seen of late. */
export class Share {
	#bad = PRIOR.bad;
	#seen = PRIOR.seen;
	#isFound = false;

	/** 0 to 1, never quite. */
	get bad(): number {
		return this.#bad / this.#seen;
	}

	see(isBad: boolean): void {
		if (isBad) this.#isFound = true;
		const kept = 1 - 1 / MEMORY;
		this.#bad = this.#bad * kept + (isBad ? 1 : PRIOR.bad / MEMORY);
		this.#seen = this.#seen * kept + 1;
	}

	/** Chance that one of so many documents is bad; 0 until one was found, since most runs have none. */
	risk(documents: number): number {
		return this.#isFound ? 1 - (1 - this.bad) ** documents : 0;
	}

	/** So many untested documents are bad with the chance of a coin: a request of them tells the most. */
	get group(): number {
		return Math.max(1, Math.round(Math.log(0.5) / Math.log(1 - this.bad)));
	}

	/**
	 * How many of a group that is known to hold a bad one to test, so that the answer is a coin's:
	 * half of it while few are bad, fewer when many are. (Hwang's generalized binary splitting.)
	 */
	part(group: number): number {
		const good = 1 - this.bad;
		const part = Math.log((1 + good ** group) / 2) / Math.log(good);
		return Math.min(group - 1, Math.max(1, Math.round(part)));
	}
}
