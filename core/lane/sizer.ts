import { Bound } from './bound';

/**
 * First request, in weight: about four short reviews, or one long text; and the Free plan's limit of
 * 1,000 characters a call (docs, rate limits).
 */
const START_WEIGHT = 1000;
/** A document costs time beside its text. Found by simulation; 0 to 200 make little difference. */
const DOCUMENT_WEIGHT = 64;
/** What a full request may take, ms: half of the shortest common gateway limit (29 s). */
export const TARGET_MS = 15_000;
/** Growth while all goes well. Twofold costs 5 % more requests (simulated). */
const FAST_GROWTH = 4;
/** Least growth after trouble. */
const SLOW_GROWTH = 1.1;
/** A request that took this share of the target too long brings the limit down at once. */
const OVERTIME = 1.5;
/** No service that advises ten documents a call (docs, rate limits) refuses that many. */
const LEAST_DOCUMENT_CAP = 10;

/** The weight of a text of so many characters: what its time is expected to grow with. */
export function weigh(characters: number): number {
	return characters + DOCUMENT_WEIGHT;
}

/** What a request was, for the sizer to learn from. */
export interface SentRequest {
	weight: number;
	documents: number;
	sentAt: number;
	/** It was closed because the limit was reached, not because nothing more was there. */
	full: boolean;
}

/** What the sizer believed before it blamed the size. */
export interface Suspicion {
	weight: ReturnType<Bound['snapshot']>;
	documents: ReturnType<Bound['snapshot']>;
}

/**
 * How much goes into one request: its expected time, measured in characters. Starts small, grows
 * fast while answers are quick, halves when a gateway loses its patience.
 */
export class Sizer {
	readonly #weight = new Bound(START_WEIGHT, 1);
	readonly #documents = new Bound(Infinity, LEAST_DOCUMENT_CAP);
	/** What was believed of the weight before it was first blamed. */
	#beforeBlame: ReturnType<Bound['snapshot']> | undefined;
	#hadTrouble = false;
	#cutAt = -Infinity;

	/** Most weight of a request now. */
	get weightLimit(): number {
		return this.#weight.limit;
	}

	/** Most documents of a request now. */
	get documentLimit(): number {
		return Math.floor(this.#documents.limit);
	}

	/** A request was answered after `tookMs`. `alone`: nothing else was in flight. */
	answered(
		{ weight, documents, full }: SentRequest,
		tookMs: number,
		alone: boolean,
		mayGrow: boolean,
	): void {
		// A long text that was taken alone says nothing of how much several may weigh together.
		if (documents > 1) this.#weight.worked(weight);
		this.#documents.worked(documents);
		const inTarget = (weight * TARGET_MS) / Math.max(tookMs, 1);
		if (alone && tookMs > OVERTIME * TARGET_MS) this.#weight.cut(inTarget);
		else if (full && mayGrow) {
			this.#weight.grow(Math.min(this.#weight.limit * this.#growth(tookMs), inTarget));
			this.#documents.grow(this.#documents.limit * FAST_GROWTH);
		}
	}

	/** A gateway or our own time-out ended a request. Counts once for all that were under way together. */
	tooSlow({ weight, sentAt }: SentRequest, now: number): void {
		if (sentAt < this.#cutAt) return;
		this.#cutAt = now;
		this.#hadTrouble = true;
		this.#weight.cut(Math.min(this.#weight.limit, weight) / 2);
	}

	/**
	 * A request of several documents was refused without a word on which. If it was larger than all
	 * that ever worked, the size is blamed until {@link acquit}; undefined if it was not.
	 */
	suspect({ weight, documents }: SentRequest, tooLarge: boolean): Suspicion | undefined {
		const suspicion = { weight: this.#weight.snapshot(), documents: this.#documents.snapshot() };
		const isHeavy = this.#weight.isSuspect(weight);
		if (!isHeavy && this.#documents.isSuspect(documents)) {
			// As heavy ones were taken, only not as many: it is the number, and never was the weight.
			this.#documents.refused(documents);
			if (this.#beforeBlame) this.#weight.restore(this.#beforeBlame);
			this.#beforeBlame = undefined;
		} else if (isHeavy || tooLarge) {
			this.#beforeBlame ??= suspicion.weight;
			this.#weight.refused(weight);
		} else return undefined;
		return suspicion;
	}

	/**
	 * A document was refused alone. If it is not large itself, it was the cause of the refusal that the
	 * size was blamed for.
	 */
	acquit(suspicion: Suspicion, weight: number): void {
		if (weight > START_WEIGHT && this.#weight.isSuspect(weight)) return;
		this.#weight.restore(suspicion.weight);
		this.#documents.restore(suspicion.documents);
	}

	/** Bold while nothing ever went wrong; then bold only far below the target, timid near it. */
	#growth(tookMs: number): number {
		if (!this.#hadTrouble) return FAST_GROWTH;
		return Math.min(FAST_GROWTH, Math.max(SLOW_GROWTH, Math.sqrt(TARGET_MS / Math.max(tookMs, 1))));
	}
}
