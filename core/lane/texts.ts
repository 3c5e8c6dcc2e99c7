import { PUBLISHED_CHARACTERS } from './sizes';

/** A refused text that is no longer is not refused for its length, characters. */
const LEAST_CUT = 500;
/** A smaller number in the service's words is no length of texts. */
const LEAST_TOLD = 100;

/** How long a single text may be: nobody tells, and a text of its own cannot be made smaller but by cutting. */
export class Texts {
	/** The longest that was answered. */
	#answered = 0;
	/** The shortest that was refused for its length. */
	#refused = Infinity;
	/** Characters that a text may have; a longer one is cut before it is sent. */
	most = Infinity;

	/** A copy to try things on: what it learns is not known here. */
	copy(): Texts {
		const copy = new Texts();
		copy.#answered = this.#answered;
		copy.#refused = this.#refused;
		copy.most = this.most;
		return copy;
	}

	/** A longer text that is refused may be refused for its length. */
	get unsuspected(): number {
		return Math.max(LEAST_CUT, this.#answered);
	}

	answered(longest: number): void {
		this.#answered = Math.max(this.#answered, longest);
		if (this.#answered >= this.#refused) this.#forget();
		else if (this.most !== Infinity) this.most = Math.max(this.most, this.#answered);
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
			if (isPart) this.#forget();
			return false;
		}
		this.#refused = Math.min(this.#refused, characters);
		const guesses = [lengthIn(words), this.most, room, PUBLISHED_CHARACTERS];
		const most = guesses.find((guess) => guess < characters) ?? Math.ceil(characters / 2);
		this.most = Math.min(this.most, Math.floor(most));
		return true;
	}

	#forget(): void {
		this.#refused = Infinity;
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
