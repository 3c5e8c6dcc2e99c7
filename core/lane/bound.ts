/**
 * A size that may not be passed and that nobody told us: found between what worked and what was
 * refused, as one finds a word in a dictionary.
 */
export class Bound {
	/** What a request may have now. */
	limit: number;
	/** The largest that ever worked. */
	#worked = 0;
	/** The smallest that was refused for its size. */
	#refused = Infinity;
	readonly #least: number;

	/** Starts at `start` and is never brought below `least`. */
	constructor(start: number, least: number) {
		this.limit = start;
		this.#least = least;
	}

	/** Whether a refusal may be due to this size: it is well above all that ever worked. */
	isSuspect(size: number): boolean {
		return size > this.#least && size > ALIKE * this.#worked;
	}

	/** A request of this size worked. */
	worked(size: number): void {
		this.#worked = Math.max(this.#worked, size);
		if (this.#worked < this.#refused) return;
		// Much larger than the refused one works: the refusal had another cause. A little larger: the
		// service measures in another unit than we do, and the end is near.
		const isFar = this.#worked > ALIKE * this.#refused;
		this.#refused = isFar ? Infinity : ALIKE * this.#worked;
	}

	/** A request of this size was refused, it seems for its size. */
	refused(size: number): void {
		this.#refused = Math.min(this.#refused, size);
		this.limit = Math.max(this.#least, Math.min(this.#worked, size), size / 2);
	}

	/** Raises the limit to `wanted`, or half of the way to what was refused, or not at all if that is near. */
	grow(wanted: number): void {
		const middle = (this.#worked + this.#refused) / 2;
		const next = Math.min(wanted, middle > ALIKE * this.#worked ? middle : this.limit);
		this.limit = Math.max(this.limit, next);
	}

	/** Lowers the limit to `wanted`: time ran out, which says nothing of what is refused. */
	cut(wanted: number): void {
		this.limit = Math.max(this.#least, Math.min(this.limit, wanted));
	}

	/** What is known now, to come back to with {@link restore}. */
	snapshot(): { limit: number; refused: number } {
		return { limit: this.limit, refused: this.#refused };
	}

	/** Takes back what was concluded since the snapshot: the cause was another. */
	restore({ limit, refused }: { limit: number; refused: number }): void {
		this.limit = Math.max(this.limit, limit);
		this.#refused = Math.max(this.#refused, refused);
	}
}

/**
 * Sizes within this factor count as equal: the service may measure in another unit than we do, so
 * that no line is sharp, and a smaller step up is not worth the refusal that it risks.
 */
const ALIKE = 1.25;
