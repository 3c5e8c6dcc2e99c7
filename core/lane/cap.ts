/** The Free plan's limit of characters in a call (docs, rate limits). */
export const PUBLISHED_CHARACTERS = 1000;

/** A step up that is smaller than that is not worth the refusal that it risks. */
const NEAR = 1.1;
/** First try above a published bound: if that is refused, the bound is what was published. */
const NEXT_TO_GUESS = 1.25;
/** After so many answers at the limit a much larger request is tried; doubled each time it is refused. */
const FIRST_PATIENCE = 10;
const DOUBT = 2;

/**
 * A bound on what a request may hold that nobody told us: found between what worked and what was
 * refused, as one finds a word in a dictionary, and doubted from time to time.
 */
export class Cap {
	/** The largest that ever worked. */
	most = 0;
	/** The smallest that was refused for its size. */
	private tooMuch = Infinity;
	/** Much more than what was refused is tried now. */
	private isDoubted = false;
	private limit = Infinity;
	/** Answers at the limit since it was found. */
	private quiet = 0;
	private patience = FIRST_PATIENCE;
	/** A request with more than ever worked is under way, and no answer came since. */
	isAsking = false;

	/**
	 * `guess`: the bound that is published, if any. `tolerance`: sizes within this factor count as
	 * equal, since the service may measure in another unit than we do; 1 for what can only be counted.
	 */
	constructor(
		private readonly tolerance: number,
		private readonly guess = 0,
	) {}

	/** Where the service's bound seems to be; `Infinity` when nothing was refused for its size. */
	get bound(): number {
		if (this.tooMuch === Infinity) return Infinity;
		if (this.isGuessLikely) return this.guess;
		const middle = Math.max(1, Math.floor(Math.sqrt(Math.max(1, this.most) * this.tooMuch)));
		return this.tooMuch <= 2 * this.most ? this.most : middle;
	}

	/** What the next request may have. Where more than ever worked is tried, only that one may. */
	take(): number {
		if (this.tooMuch === Infinity || this.isDoubted) return this.limit;
		const known = Math.max(1, this.most, this.isGuessLikely ? this.guess : 0);
		if (this.limit <= known) return this.limit;
		if (this.isAsking) return known;
		this.isAsking = true;
		return this.limit;
	}

	/** Whether a refusal may be due to this size: it is larger than all that ever worked. */
	isSuspect(size: number): boolean {
		return size > this.tolerance * this.most;
	}

	/** Whether it showed before, and this size is beyond it. */
	isKnownBelow(size: number): boolean {
		return this.tooMuch < Infinity && size > this.most;
	}

	/** A request of this size worked. `wasFull`: it was as large as the limit let it be. */
	worked(size: number, wasFull: boolean): void {
		this.most = Math.max(this.most, size);
		// Larger than the refused one works: the refusal had another cause.
		if (this.most > this.tolerance * this.tooMuch) this.restore(new Cap(1));
		else if (!wasFull || this.tooMuch === Infinity) return;
		else if (this.isDoubted) this.limit = Math.max(this.limit, DOUBT * this.most);
		else this.raise();
	}

	/** A request of this size was refused, it seems for its size. */
	refused(size: number): void {
		if (this.isDoubted) this.patience *= 2;
		this.tooMuch = Math.min(size, this.tooMuch);
		this.isDoubted = false;
		this.quiet = 0;
		const middle = this.most === 0 ? this.tooMuch / 2 : Math.sqrt(this.most * this.tooMuch);
		this.limit = Math.max(1, this.isGuessLikely ? this.guess : middle);
	}

	/** Takes back what was concluded since this copy was made: the cause was another. */
	restore({ limit, tooMuch, isDoubted }: Cap): void {
		this.limit = Math.max(this.limit, limit);
		this.tooMuch = tooMuch;
		this.isDoubted = isDoubted;
	}

	/** Nothing that is known speaks against the published bound. */
	private get isGuessLikely(): boolean {
		return this.guess > 0 && this.most <= this.guess && this.guess < this.tooMuch;
	}

	/** Looks whether more goes: half of the way to what was refused, until that is near. */
	private raise(): void {
		const isAtGuess = this.most <= this.guess && this.most * NEAR >= this.guess;
		const middle = Math.max(this.most + 1, Math.sqrt(this.most * this.tooMuch));
		const next = isAtGuess ? NEXT_TO_GUESS * this.guess : middle;
		// Where no request comes nearer to the limit than this one, it is as near as they get.
		const isNear = next >= this.tooMuch || next < NEAR * this.most || next <= this.limit;
		if (!isNear) {
			this.limit = next;
			return;
		}
		this.limit = Math.max(this.most, isAtGuess ? this.guess : 0);
		this.quiet += 1;
		if (this.quiet < this.patience) return;
		this.isDoubted = true;
		this.limit = DOUBT * this.most;
	}
}

/** A refused text that is no longer is not refused for its length, characters. */
const LEAST_CUT = 500;
/** A smaller number in the service's words is no length of texts. */
const LEAST_TOLD = 100;

/** How long a single text may be: nobody tells, and a text of its own cannot be made smaller but by cutting. */
export class Texts {
	/** The longest that was answered. */
	private longest = 0;
	/** The shortest that was refused for its length. */
	private tooLong = Infinity;
	/** Characters that a text may have; a longer one is cut before it is sent. */
	most = Infinity;

	/** A longer text that is refused may be refused for its length. */
	get unsuspected(): number {
		return Math.max(LEAST_CUT, this.longest);
	}

	answered(longest: number): void {
		this.longest = Math.max(this.longest, longest);
		if (this.longest >= this.tooLong) this.forget();
		else this.most = Math.max(this.most, this.longest);
	}

	/**
	 * A text was refused that was alone in its request; whether that may be for its length, so that it
	 * is to be cut. `words`: what the service said; `room`: what a request may hold; `isPart`: it was
	 * cut before.
	 */
	refused(
		characters: number,
		{ words = '', room, isPart }: { words?: string; room: number; isPart: boolean },
	): boolean {
		if (characters <= this.unsuspected) {
			// Cutting has not helped: the length never was the cause.
			if (isPart) this.forget();
			return false;
		}
		this.tooLong = Math.min(this.tooLong, characters);
		const guesses = [lengthIn(words), this.most, room, PUBLISHED_CHARACTERS];
		const most = guesses.find((guess) => guess < characters) ?? Math.ceil(characters / 2);
		this.most = Math.min(this.most, Math.floor(most));
		return true;
	}

	private forget(): void {
		this.tooLong = Infinity;
		this.most = Infinity;
	}
}

/** `Text too long (>5000 chars)` (docs, errors): the least number of characters that is told. */
function lengthIn(words: string): number {
	const told = [...words.matchAll(/(\d[\d.,]{0,12})\s?(?:char|tekens|karakters)/gi)]
		.map(([, digits = '']) => Number(digits.replace(/[.,]/g, '')))
		.filter((length) => length >= LEAST_TOLD);
	return Math.min(Infinity, ...told);
}
