/**
 * A bound on what a request may hold that nobody told us: found between what worked and what was
 * refused, as one finds a word in a dictionary, and doubted from time to time.
 */
export class Cap {
	/** The largest that ever worked. */
	#worked = 0;
	/** The smallest that was refused for its size; undefined when none was. */
	#refused: number | undefined;
	#limit = Infinity;
	/** Answers at the limit since it was found. */
	#quiet = 0;
	#patience = FIRST_PATIENCE;
	/** A request with more than ever worked is under way. */
	#isAsking = false;
	/** What had been refused when the limit was last doubted. */
	#doubted: number | undefined;

	/**
	 * `guess`: the bound that is published, if any. `tolerance`: sizes within this factor count as
	 * equal, since the service may measure in another unit than we do; 1 for what can only be counted.
	 */
	constructor(
		private readonly tolerance: number,
		private readonly guess = 0,
	) {}

	/** A copy to try things on: what it learns is not known here. */
	copy(): Cap {
		const copy = new Cap(this.tolerance, this.guess);
		copy.#worked = this.#worked;
		copy.#refused = this.#refused;
		copy.#limit = this.#limit;
		copy.#quiet = this.#quiet;
		copy.#patience = this.#patience;
		copy.#doubted = this.#doubted;
		return copy;
	}

	/** The largest that ever worked. */
	get most(): number {
		return this.#worked;
	}

	/** Where the service's bound seems to be; `Infinity` when nothing was refused for its size. */
	get bound(): number {
		const refused = this.#refused ?? this.#doubted ?? Infinity;
		if (this.#worked <= this.guess && this.guess < refused && refused < Infinity) return this.guess;
		const isNear = refused <= 2 * this.#worked;
		const middle = Math.max(1, Math.floor(Math.sqrt(Math.max(1, this.#worked) * refused)));
		return isNear ? this.#worked : middle;
	}

	/** What the next request may have. Where more than ever worked is tried, only that one may. */
	take(): number {
		if (this.#refused === undefined || this.#limit <= this.#known) return this.#limit;
		if (this.#isAsking) return this.#known;
		this.#isAsking = true;
		return this.#limit;
	}

	/** What is known to work, or published. */
	get #known(): number {
		return Math.max(1, this.#worked, this.guess < (this.#refused ?? 0) ? this.guess : 0);
	}

	/** Whether a refusal may be due to this size: it is larger than all that ever worked. */
	isSuspect(size: number): boolean {
		return size > this.tolerance * this.#worked;
	}

	/** An answer came: who asked for more knows by now, or soon will. */
	heard(): void {
		this.#isAsking = false;
	}

	/** Whether it showed before, and this size is beyond it. */
	isKnownBelow(size: number): boolean {
		return (this.#refused ?? this.#doubted) !== undefined && size > this.#worked;
	}

	/** A request of this size worked. `wasFull`: it was as large as the limit let it be. */
	worked(size: number, wasFull: boolean): void {
		this.#worked = Math.max(this.#worked, size);
		const bound = this.#refused ?? this.#doubted;
		if (bound === undefined) return;
		// Larger than the refused one works: the refusal had another cause.
		if (this.#worked > this.tolerance * bound) this.#forget();
		else if (!wasFull) return;
		else if (this.#refused !== undefined) this.#raise(this.#refused);
		else this.#limit = Math.max(this.#limit, DOUBT * this.#worked);
	}

	/** A request of this size was refused, it seems for its size. */
	refused(size: number): void {
		if (this.#doubted !== undefined) this.#patience *= 2;
		const refused = Math.min(size, this.#refused ?? size, this.#doubted ?? size);
		this.#doubted = undefined;
		this.#refused = refused;
		this.#quiet = 0;
		const isGuess = this.#worked <= this.guess && this.guess < refused;
		const middle = this.#worked === 0 ? refused / 2 : Math.sqrt(this.#worked * refused);
		this.#limit = Math.max(1, isGuess ? this.guess : middle);
	}

	/** What is known now, to come back to with {@link restore}. */
	snapshot(): CapState {
		return { limit: this.#limit, refused: this.#refused };
	}

	/** Takes back what was concluded since the snapshot: the cause was another. */
	restore({ limit, refused }: CapState): void {
		this.#limit = Math.max(this.#limit, limit);
		this.#refused = refused;
	}

	/** Looks whether more goes: half of the way to what was refused, until that is near. */
	#raise(refused: number): void {
		const isAtGuess = this.#worked <= this.guess && this.#worked * NEAR >= this.guess;
		const middle = Math.max(this.#worked + 1, Math.sqrt(this.#worked * refused));
		const next = isAtGuess ? NEXT_TO_GUESS * this.guess : middle;
		// Where no request comes nearer to the limit than this one, it is as near as they get.
		const isNear = next >= refused || next < NEAR * this.#worked || next <= this.#limit;
		if (!isNear) {
			this.#limit = Math.max(this.#limit, next);
			return;
		}
		this.#limit = Math.max(this.#worked, isAtGuess ? this.guess : 0);
		this.#quiet += 1;
		if (this.#quiet < this.#patience) return;
		this.#doubted = refused;
		this.#refused = undefined;
		this.#limit = DOUBT * this.#worked;
	}

	#forget(): void {
		this.#refused = undefined;
		this.#doubted = undefined;
		this.#limit = Infinity;
	}
}

/** The bounds of a cap that a wrong suspicion changes. */
export interface CapState {
	limit: number;
	refused: number | undefined;
}

/** A step up that is smaller than that is not worth the refusal that it risks. */
const NEAR = 1.1;
/** First try above a published bound: if that is refused, the bound is what was published. */
const NEXT_TO_GUESS = 1.25;
/** After so many answers at the limit a much larger request is tried; doubled each time it is refused. */
const FIRST_PATIENCE = 10;
const DOUBT = 2;
