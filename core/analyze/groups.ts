import { weigh } from '../lane/sizes';
import type { Batch, Ticket } from '../lane/visitor';
import type { Language } from '../types';
import { NOTHING_SEEN, sizeOfGroup, sizeOfPart, type Experience } from './experience';
import { cutOff, isSettled, type Unit } from './unit';

/** What goes into one request. */
export interface Group {
	units: Unit[];
	/** It was closed because a limit of the lane was reached. */
	full: boolean;
	/** More waits behind it. */
	hasNext: boolean;
	/** Others of a group with a bad document, unsent: what becomes of them depends on these. */
	rest: Unit[];
	/** The same documents failed together once, and may just have been unlucky. */
	isAgain: boolean;
	/** A single document that asks whether anything is accepted at all. */
	isCanary: boolean;
}

/** Where documents wait. */
export type Place =
	/** At the front, nothing known against them. */
	| 'fresh'
	/** Together: one of them is bad. */
	| 'suspects'
	/** Together, to be sent once more as they were. */
	| 'again'
	/** At the end, so that a bad spell can pass. */
	| 'late';

/** Bounds of the next group. */
export type Bounds = Ticket['room'];

/** No text is cut smaller to fill a request: so short a piece has no context, characters. */
export const LEAST_PART = 200;

/** So many documents are looked at for one that still fits, or more where a request may hold more. */
const LOOK_AHEAD = 50;

/** The documents of one language that wait for a request, and what is known of them in general. */
export class Groups {
	readonly experience: Experience = { ...NOTHING_SEEN };
	/** Those to be packed freely, the next one last: so it costs the same to take some of few or of many. */
	#fresh: Unit[];
	#freshWeight: number;
	/** So many of them were looked at or put back, and are looked at again for what fits. */
	#looked = 0;
	/** Those that wait in company, or late and alone. */
	readonly #others: Record<Exclude<Place, 'fresh'>, Unit[][]> = {
		again: [],
		suspects: [],
		late: [],
	};

	/** Takes those of the language. */
	constructor(
		readonly language: Language,
		units: readonly Unit[],
	) {
		this.#fresh = units.filter((unit) => unit.language === language).reverse();
		this.#freshWeight = weightOf(this.#fresh);
	}

	get isEmpty(): boolean {
		const places = [this.#fresh, ...Object.values(this.#others)];
		return places.every(({ length }) => length === 0);
	}

	/** Takes the next group; undefined when nothing waits. Bad groups first: each may leave something to pack. */
	take(bounds: Bounds): Group | undefined {
		const again = this.#others.again.pop();
		if (again) return this.#group(again, { isAgain: true });
		const suspects = this.#others.suspects.pop();
		if (suspects) {
			// Part of them is tested: if it passes, the rest is bad without having been sent.
			const part = sizeOfPart(this.experience, suspects.length);
			return this.#group(suspects.slice(0, part), { rest: suspects.slice(part) });
		}
		if (this.#fresh.length > 0) return this.#pack(bounds);
		const late = this.#others.late.shift();
		return late && this.#group(late);
	}

	/**
	 * Takes one document to ask whether the service works at all: one that never was in a request
	 * that went wrong, from the far end, or else any that waits in company. Undefined if none does.
	 */
	takeCanary({ text: most }: Bounds): Group | undefined {
		const { again, suspects } = this.#others;
		const place = this.#fresh.findIndex(({ suspectSince }) => suspectSince === undefined);
		// With one of a company gone, nothing is known of the others.
		if (place < 0) this.put(again.pop() ?? suspects.pop() ?? [], 'fresh');
		const [unit] = this.#fresh.splice(place, 1);
		if (!unit) return undefined;
		this.#freshWeight -= unit.weight;
		const [canary, ...rest] = unit.text.length > most ? cutOff(unit, most) : [unit];
		this.put(rest, 'fresh');
		return this.#group([canary], { isCanary: true });
	}

	/** Puts documents back to wait. */
	put(units: Unit[], place: Place): void {
		if (units.length === 0) return;
		if (place !== 'fresh') this.#others[place].push(units);
		else {
			this.#fresh.push(...units.toReversed());
			this.#freshWeight += weightOf(units);
			this.#looked += units.length;
		}
	}

	/** Takes out what is of no use any more: other parts of a document that has its outcome. */
	dropSettled(): void {
		const kept = (units: Unit[]) => units.filter((unit) => !isSettled(unit));
		this.#fresh = kept(this.#fresh);
		this.#freshWeight = weightOf(this.#fresh);
		for (const place of ['again', 'suspects', 'late'] as const)
			this.#others[place] = this.#others[place].map(kept).filter(({ length }) => length > 0);
	}

	/**
	 * Takes what goes into one request: in order, but for those that do not fit where a later one does.
	 * The first one goes in any case: a text larger than the bounds has a request of its own.
	 */
	#pack(bounds: Bounds): Group {
		const share = Math.max(this.#freshWeight / bounds.lanes, bounds.piece);
		const mostUnits = sizeOfGroup(this.experience);
		const room = { ...bounds, weight: Math.min(bounds.weight, share) };
		room.documents = Math.min(bounds.documents, mostUnits);
		const looked = Math.max(bounds.documents, LOOK_AHEAD, this.#looked);
		const queue = this.#fresh.splice(-looked).reverse();
		this.#freshWeight -= weightOf(queue);
		const units: Unit[] = [];
		const left: Unit[] = [];
		while (units.length < room.documents && queue.length > 0) {
			const whole = queue.shift()!;
			const { length } = whole.text;
			// A text that is too long fills the room that is left, if that is worth a part.
			const isCut = length > room.text;
			const most = isCut ? Math.min(room.text, Math.max(room.characters, LEAST_PART)) : length;
			const isFitting = most <= room.characters && weigh(most) <= room.weight;
			if (units.length > 0 && !(isFitting && units.length < whole.mostTogether)) {
				left.push(whole);
				continue;
			}
			const [unit, ...rest] = isCut ? cutOff(whole, most) : [whole];
			queue.unshift(...rest);
			units.push(unit);
			room.weight -= unit.weight;
			room.characters -= unit.text.length;
			room.documents = Math.min(room.documents, unit.mostTogether);
		}
		this.#looked = 0;
		this.put([...left, ...queue], 'fresh');
		const isOfLane = units.length === bounds.documents || share >= bounds.weight;
		const full = this.#fresh.length > 0 && isOfLane && units.length < mostUnits;
		return this.#group(units, { full });
	}

	#group(units: Unit[], more: Partial<Group> = {}): Group {
		const none = { rest: [], full: false, isAgain: false, isCanary: false };
		return { units, ...none, hasNext: !this.isEmpty, ...more };
	}
}

function weightOf(units: readonly Unit[]): number {
	return units.reduce((sum, { weight }) => sum + weight, 0);
}

/** What a group is to the lane. `risk`: chance that a group of its size holds a bad document. */
export function batchOf({ units, full, hasNext, rest }: Group, risk: number): Batch {
	const since = units.reduce(
		(first, { suspectSince = Infinity }) => Math.min(first, suspectSince),
		Infinity,
	);
	return {
		weight: weightOf(units),
		characters: units.reduce((sum, { text }) => sum + text.length, 0),
		longest: units.reduce((most, { text }) => Math.max(most, text.length), 0),
		isPart: units[0]?.whole !== undefined,
		documents: units.length,
		full,
		hasNext,
		isTest: rest.length > 0,
		risk,
		suspectSince: since === Infinity ? undefined : since,
		blame: units[0]?.blame,
	};
}
