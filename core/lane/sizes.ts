import { Cap, PUBLISHED_CHARACTERS } from './cap';
import { copyOf } from './copy';

/**
 * First request, in weight: about four short reviews, or one long text; and the Free plan's limit of
 * 1,000 characters a call (docs, rate limits).
 */
const START_WEIGHT = 1000;
/** A document costs time beside its text. Found by simulation; 0 to 200 make little difference. */
const DOCUMENT_WEIGHT = 64;
/** What a full request may take, ms: half of the shortest common gateway limit (29 s). */
export const TARGET_MS = 15_000;
/** No gateway is less patient than that, ms: a time-out that comes sooner has another cause. */
const LEAST_PATIENCE_MS = 2000;
/** Growth far below the target, and least growth near it. Twofold costs 5 % more requests (simulated). */
const FAST_GROWTH = 4;
const SLOW_GROWTH = 1.1;
/** Share of the target that counts as far below. */
const FAR_BELOW = 1 / 10;
/** A request that took this share of the target too long brings the limit down at once. */
const OVERTIME = 1.5;
/** So many 429s in a row for the same documents, and the quota may count documents. */
const STUBBORN_AFTER = 4;

/** The weight of a text of so many characters: what its time is expected to grow with. */
export function weigh(characters: number): number {
	return characters + DOCUMENT_WEIGHT;
}

/** What a request holds, for the sizes to learn from. */
export interface Load {
	weight: number;
	/** Characters of text. */
	characters: number;
	documents: number;
	/** It was closed because a limit of the lane was reached. */
	full: boolean;
}

/** What a request may hold. */
export type Room = Omit<Load, 'full'>;

/** What was believed before the size was blamed for a refusal. */
export type Blame = Pick<Sizes, 'characters' | 'documents'>;

/**
 * How much goes into one request. Its expected time, measured in weight, starts small, grows fast
 * while answers are quick and halves when a gateway loses its patience. Beside it the service may
 * have caps on characters and on documents, which refusals tell.
 */
export class Sizes {
	private weight = START_WEIGHT;
	/** What a full request may take, ms. */
	targetMs = TARGET_MS;
	/** The gateway's patience: the longest that it waited, whether the answer came or not, ms. */
	private patienceMs = 0;
	private cutAt = -Infinity;
	readonly characters = new Cap(1.1, PUBLISHED_CHARACTERS);
	readonly documents = new Cap(1);
	/** What was believed of the characters before they were first blamed. */
	private beforeBlame: Cap | undefined;
	private countsDocuments = false;

	/** What the next request may hold. */
	take(): Room {
		return {
			weight: this.weight,
			characters: this.characters.take(),
			documents: Math.floor(this.documents.take()),
		};
	}

	/** An answer came, whatever it was: who asked for more knows by now, or soon will. */
	heard(): void {
		this.characters.isAsking = false;
		this.documents.isAsking = false;
	}

	/** A request was answered after `tookMs`. `alone`: nothing else was in flight. */
	answered({ weight, characters, documents, full }: Load, tookMs: number, alone: boolean): void {
		this.patienceMs = Math.max(this.patienceMs, tookMs);
		// A long text that was taken alone says nothing of how much several may hold together.
		if (documents > 1) this.characters.worked(characters, full);
		this.documents.worked(documents, full);
		const inTarget = (weight * this.targetMs) / Math.max(tookMs, 1);
		if (alone && tookMs > OVERTIME * this.targetMs) this.weight = Math.min(this.weight, inTarget);
		else if (full) {
			const grown = this.weight * growth(tookMs / this.targetMs);
			this.weight = Math.max(this.weight, Math.min(grown, inTarget));
		}
	}

	/** A gateway or our own time-out ended a request. Halves once for all that were under way together. */
	tooSlow({ weight }: Load, sentAt: number, now: number): void {
		this.patienceMs = Math.max(this.patienceMs, now - sentAt);
		if (sentAt < this.cutAt) return;
		this.cutAt = now;
		this.weight = Math.max(1, Math.min(this.weight, weight) / 2);
		if (now - sentAt >= LEAST_PATIENCE_MS) this.targetMs = Math.min(TARGET_MS, this.patienceMs / 2);
	}

	/**
	 * A request of several documents was refused without a word on which. If it was larger than all
	 * that ever worked, the size is blamed until {@link acquit}; undefined if it was not.
	 */
	blame({ characters, documents }: Load): Blame | undefined {
		const isLong = this.characters.isSuspect(characters);
		if (!isLong && !this.documents.isSuspect(documents)) return undefined;
		const before = copyOf({ characters: this.characters, documents: this.documents });
		if (isLong && !this.documents.isKnownBelow(documents)) {
			this.beforeBlame ??= before.characters;
			this.characters.refused(characters);
		} else {
			// As long ones were taken, only not as many: it is the number, and never was the length.
			this.documents.refused(documents);
			if (this.beforeBlame) this.characters.restore(this.beforeBlame);
			this.beforeBlame = undefined;
		}
		return before;
	}

	/**
	 * A document was refused alone. If it is not long itself, it was the cause of the refusal that the
	 * size was blamed for.
	 */
	acquit(blame: Blame, { characters }: Load): void {
		if (characters > PUBLISHED_CHARACTERS && this.characters.isSuspect(characters)) return;
		this.characters.restore(blame.characters);
		this.documents.restore(blame.documents);
	}

	/** A text alone was refused for its length: a request of as many characters may be refused as well. */
	tooLong({ characters }: Load): void {
		if (this.characters.isSuspect(characters)) this.characters.refused(characters);
	}

	/** A 429 came, the `times`th in a row: a quota that counts documents lets none so large through. */
	refusedByQuota({ documents }: Load, times: number): void {
		if (documents < 2) return;
		if (times < STUBBORN_AFTER && !(this.countsDocuments && this.documents.isSuspect(documents)))
			return;
		this.countsDocuments = true;
		this.documents.refused(documents);
	}
}

/** How much larger the next request may be, by the share of the target that this one took. */
function growth(share: number): number {
	if (share < FAR_BELOW) return FAST_GROWTH;
	return Math.max(SLOW_GROWTH, Math.sqrt(1 / share));
}
