/** Refusals in a row, and a single document asks whether anything is accepted at all. */
const CANARY_AFTER = 6;
/** Such single documents that must be refused as well to give up. */
const LEAST_CANARIES = 3;
/** Chance to give up although only some documents are bad. */
const WRONG_END = 1e-6;

/**
 * Whether a language's documents are all refused: a few in a row are bad documents, too many are a
 * language, an entity or an address that the service does not take.
 */
export class Refusals {
	#inARow = 0;
	#canaries = 0;
	#answered = 0;
	#refused = 0;

	get wantsCanary(): boolean {
		return this.#inARow >= CANARY_AFTER;
	}

	/** A document was answered. */
	answered(): void {
		this.#answered += 1;
		this.#inARow = 0;
		this.#canaries = 0;
	}

	/** A request was refused, for so many documents as failed by it. */
	refused(documents: number, isCanary: boolean): void {
		this.#refused += documents;
		this.#inARow += 1;
		if (isCanary) this.#canaries += 1;
	}

	/** The more documents are bad by themselves, the more canaries it takes to tell. */
	get isHopeless(): boolean {
		const share = this.#answered === 0 ? 0 : this.#refused / (this.#answered + this.#refused);
		const needed = share === 0 ? 0 : Math.log(WRONG_END) / Math.log(share);
		return this.#canaries >= Math.max(LEAST_CANARIES, needed);
	}
}
