import type { Language } from '../types';
import type { Unit } from './unit';

/** What goes into one request. */
export interface Batch {
	units: Unit[];
	language: Language;
	/** It was closed because it was full, not because nothing more was there. */
	full: boolean;
	/**
	 * The other half of a group that is known to hold a bad document. Unsent; what becomes of it
	 * depends on this half.
	 */
	rest?: Unit[];
	/** The same documents failed together once, and may just have been unlucky. */
	isSecondTry: boolean;
}

/** Bounds of the next batch. */
export interface BatchLimits {
	weight: number;
	documents: number;
	/** Characters of text. */
	characters: number;
}

/** The documents of one language that wait for a request. */
export class Queue {
	/** Nothing is known against these. */
	readonly #fresh: Unit[];
	/** Place of the next fresh one; shifting a long array is slow. */
	#next = 0;
	/** Documents to be sent before the fresh ones, in order. */
	#first: Unit[] = [];
	/** Groups that are known to hold a bad document. */
	#suspects: Unit[][] = [];
	/** Batches to be sent once more as they were. */
	#again: Batch[] = [];
	/** Documents that failed alone: tried again last, so that a bad spell can pass. */
	#late: Unit[] = [];
	#turn: 'fresh' | 'suspects' = 'fresh';

	constructor(
		readonly language: Language,
		units: Unit[],
	) {
		this.#fresh = units;
	}

	get isEmpty(): boolean {
		return (
			this.#again.length + this.#suspects.length + this.#late.length === 0 && !this.#hasUnknown
		);
	}

	/** Takes the next batch; undefined when nothing waits. */
	take(limits: BatchLimits): Batch | undefined {
		const again = this.#again.pop();
		if (again) return again;
		const unknown = this.#hasUnknown ? this.#pack(limits) : undefined;
		const group = this.#suspects.pop();
		if (!group) return unknown ?? this.#takeLate();
		// Tests of bad groups alternate with full requests of fresh work, so that neither waits for the
		// other; what is less than a full request waits, since each test may leave something to add.
		this.#turn = this.#turn === 'fresh' ? 'suspects' : 'fresh';
		if (unknown?.full && this.#turn === 'fresh') {
			this.#suspects.push(group);
			return unknown;
		}
		if (unknown) this.giveBack(unknown.units);
		return this.#halve(group);
	}

	#takeLate(): Batch | undefined {
		const late = this.#late.shift();
		return late && this.#batch([late], true);
	}

	/**
	 * Takes one document to ask whether the service works at all: one that never was in a request
	 * that went wrong, from the far end, or else any that waits in company. Undefined if none does.
	 */
	takeCanary(): Batch | undefined {
		for (let i = this.#fresh.length - 1; i >= this.#next; i -= 1) {
			if (this.#fresh[i]?.isTainted === false) return this.#batch(this.#fresh.splice(i, 1), true);
		}
		const clean = this.#first.findLastIndex(({ isTainted }) => !isTainted);
		if (clean >= 0) return this.#batch(this.#first.splice(clean, 1), true);
		const company = this.#again.pop() ?? {
			units: this.#suspects.pop() ?? this.#first.splice(0),
			rest: [],
		};
		const [canary, ...others] = [...company.units, ...(company.rest ?? [])];
		// With one of them gone, nothing is known of the others.
		this.giveBack(others);
		return canary && this.#batch([canary], true);
	}

	/** Back to the front, nothing known. */
	giveBack(units: Unit[]): void {
		this.#first = [...units, ...this.#first];
	}

	/** Back as it was: the answer said nothing of its documents. */
	giveBackBatch(batch: Batch): void {
		this.#again.push(batch);
	}

	/** A group that was refused or failed as a whole: one of them is bad. */
	suspect(units: Unit[]): void {
		if (units.length > 0) this.#suspects.push(units);
	}

	/** Hands every document that waits to `settle`, and forgets them. */
	abandon(settle: (unit: Unit) => void): void {
		const batches = this.#again.flatMap(({ units, rest = [] }) => [...units, ...rest]);
		const waiting = [
			batches,
			this.#first,
			...this.#suspects,
			this.#fresh.slice(this.#next),
			this.#late,
		].flat();
		this.#next = this.#fresh.length;
		[this.#again, this.#first, this.#suspects, this.#late] = [[], [], [], []];
		waiting.forEach(settle);
	}

	/** To the end. */
	postpone(unit: Unit): void {
		this.#late.push(unit);
	}

	get #hasUnknown(): boolean {
		return this.#first.length > 0 || this.#next < this.#fresh.length;
	}

	/**
	 * Half of a bad group is tested at a time. If it passes, the other half is bad without having
	 * been sent; if not, the other half is as good as any. (Hwang's generalized binary splitting: 13 %
	 * fewer requests than bisection, simulated.)
	 */
	#halve(group: Unit[]): Batch {
		const half = Math.ceil(group.length / 2);
		return { ...this.#batch(group.slice(0, half), true), rest: group.slice(half) };
	}

	#pack({ weight, documents, characters }: BatchLimits): Batch {
		const units: Unit[] = [];
		let [weightLeft, charactersLeft, most] = [weight, characters, documents];
		for (let unit = this.#peek(); unit; unit = this.#peek()) {
			weightLeft -= unit.weight;
			charactersLeft -= unit.text.length;
			most = Math.min(most, unit.mostTogether);
			// The first one goes in any case: a text larger than the limit has a request of its own.
			const fits = weightLeft >= 0 && charactersLeft >= 0 && units.length < most;
			if (units.length > 0 && !fits) return this.#batch(units, true);
			units.push(this.#shift());
		}
		return this.#batch(units, false);
	}

	#batch(units: Unit[], full: boolean): Batch {
		return { units, language: this.language, full, isSecondTry: false };
	}

	#peek(): Unit | undefined {
		return this.#first[0] ?? this.#fresh[this.#next];
	}

	#shift(): Unit {
		const first = this.#first.shift();
		if (first) return first;
		this.#next += 1;
		return this.#fresh[this.#next - 1] as Unit;
	}
}
