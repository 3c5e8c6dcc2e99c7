import { weigh, type Room } from '../lane/sizes';
import type { Language } from '../types';
import { noExperience, sizeOfGroup, sizeOfPart } from './experience';
import { cutOff, type Unit } from './unit';

/** What goes into one request. */
export interface Group {
	units: Unit[];
	language: Language;
	/** It was closed because a limit of the lane was reached. */
	full: boolean;
	/** More waits behind it. */
	hasNext: boolean;
	/**
	 * Those that were taken out of a group with a bad document. Unsent; what becomes of them depends
	 * on the units that are.
	 */
	rest?: Unit[];
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
export interface Bounds extends Room {
	/** Characters that a single text may have; a longer one is cut. */
	text: number;
	/** Requests that the rest of the work is to be shared among. */
	lanes: number;
	/** Least weight of such a share. */
	piece: number;
}

/** No text is cut smaller to fill a request: so short a piece has no context, characters. */
export const LEAST_PART = 200;

/** So many documents are looked at for one that still fits, or more where a request may hold more. */
const LOOK_AHEAD = 50;

/** The documents of one language that wait for a request, and what is known of them in general. */
export class Groups {
	readonly experience = noExperience();
	/** Those to be packed freely, in order. */
	#fresh: Unit[];
	#freshWeight: number;
	/** So many of them were looked at or put back, and are looked at again for what fits. */
	#looked = 0;
	/** Groups that are known to hold a bad document. */
	#suspects: Unit[][] = [];
	#again: Unit[][] = [];
	#late: Unit[] = [];

	constructor(
		readonly language: Language,
		units: Unit[],
	) {
		this.#fresh = units;
		this.#freshWeight = weightOf(units);
	}

	get isEmpty(): boolean {
		return [this.#fresh, this.#again, this.#suspects, this.#late].every(
			({ length }) => length === 0,
		);
	}

	/** Takes the next group; undefined when nothing waits. Bad groups first: each may leave something to pack. */
	take(bounds: Bounds): Group | undefined {
		const again = this.#again.pop();
		if (again) return this.#group(again, { isAgain: true });
		const suspects = this.#suspects.pop();
		if (suspects) return this.#part(suspects);
		if (this.#fresh.length > 0) return this.#pack(bounds);
		const late = this.#late.shift();
		return late && this.#group([late]);
	}

	/**
	 * Takes one document to ask whether the service works at all: one that never was in a request
	 * that went wrong, from the far end, or else any that waits in company. Undefined if none does.
	 */
	takeCanary({ text: most }: Pick<Bounds, 'text'>): Group | undefined {
		const place = this.#fresh.findLastIndex(({ suspectSince }) => suspectSince === undefined);
		// With one of a company gone, nothing is known of the others.
		if (place < 0) this.put(this.#again.pop() ?? this.#suspects.pop() ?? [], 'fresh');
		const [unit] = this.#fresh.splice(Math.max(0, place), 1);
		if (!unit) return undefined;
		this.#freshWeight -= unit.weight;
		const [canary, ...rest] = unit.text.length > most ? cutOff(unit, most) : [unit];
		this.put(rest, 'fresh');
		return this.#group([canary], { isCanary: true });
	}

	/** Puts documents back to wait. */
	put(units: Unit[], place: Place): void {
		if (units.length === 0) return;
		if (place === 'suspects') this.#suspects.push(units);
		else if (place === 'again') this.#again.push(units);
		else if (place === 'late') this.#late.push(...units);
		else {
			this.#fresh.unshift(...units);
			this.#looked += units.length;
			this.#freshWeight += weightOf(units);
		}
	}

	/** Takes out those that are not to be sent any more. */
	drop(isDropped: (unit: Unit) => boolean): void {
		const isKept = (unit: Unit) => !isDropped(unit);
		this.#fresh = this.#fresh.filter(isKept);
		this.#freshWeight = weightOf(this.#fresh);
		this.#late = this.#late.filter(isKept);
		this.#suspects = this.#suspects.map((units) => units.filter(isKept)).filter(hasAny);
		this.#again = this.#again.map((units) => units.filter(isKept)).filter(hasAny);
	}

	/** Takes out all that wait. */
	clear(): Unit[] {
		const waiting = [this.#again, this.#fresh, this.#suspects, this.#late].flat(2);
		[this.#again, this.#fresh, this.#suspects, this.#late] = [[], [], [], []];
		this.#freshWeight = 0;
		return waiting;
	}

	/** Part of a bad group is tested at a time: if it passes, the rest is bad without having been sent. */
	#part(suspects: Unit[]): Group {
		if (suspects.length === 1) return this.#group(suspects);
		const part = sizeOfPart(this.experience, suspects.length);
		return this.#group(suspects.slice(0, part), { rest: suspects.slice(part) });
	}

	#pack(bounds: Bounds): Group {
		const share = Math.max(this.#freshWeight / bounds.lanes, bounds.piece);
		const most = sizeOfGroup(this.experience);
		const seen = this.#fresh.splice(0, Math.max(bounds.documents, LOOK_AHEAD, this.#looked));
		const { units, left } = pack(seen, {
			...bounds,
			weight: Math.min(bounds.weight, share),
			documents: Math.min(bounds.documents, most),
		});
		this.#fresh.unshift(...left);
		this.#looked = left.length;
		this.#freshWeight += weightOf(left) - weightOf(seen);
		const isOfLane = units.length === bounds.documents || share >= bounds.weight;
		return this.#group(units, { full: this.#fresh.length > 0 && isOfLane && units.length < most });
	}

	#group(units: Unit[], more: Partial<Group> = {}): Group {
		const { language } = this;
		const base = { units, language, full: false, isAgain: false, isCanary: false };
		return { ...base, hasNext: !this.isEmpty, ...more };
	}
}

function hasAny(units: Unit[]): boolean {
	return units.length > 0;
}

/**
 * Takes what goes into one request: in order, but for those that do not fit where a later one does.
 * The first one goes in any case: a text larger than the bounds has a request of its own.
 */
function pack(waiting: readonly Unit[], bounds: Bounds): { units: Unit[]; left: Unit[] } {
	const queue = [...waiting];
	const room = { ...bounds };
	const units: Unit[] = [];
	const left: Unit[] = [];
	let place = 0;
	for (; place < queue.length && units.length < room.documents; place += 1) {
		const whole = queue[place]!;
		// A text that is too long fills the room that is left, if that is worth a part.
		const isCut = whole.text.length > room.text;
		const most = Math.min(room.text, Math.max(room.characters, LEAST_PART));
		if (units.length > 0 && !fits(whole, units.length, room, isCut ? most : undefined)) {
			left.push(whole);
			continue;
		}
		const [unit, ...rest] = isCut ? cutOff(whole, most) : [whole];
		queue.splice(place + 1, 0, ...rest);
		units.push(unit);
		room.weight -= unit.weight;
		room.characters -= unit.text.length;
		room.documents = Math.min(room.documents, unit.mostTogether);
	}
	return { units, left: [...left, ...queue.slice(place)] };
}

function weightOf(units: readonly Unit[]): number {
	return units.reduce((sum, { weight }) => sum + weight, 0);
}

/** Whether it fits to so many others, whole or with `part` characters of it. */
function fits(unit: Unit, others: number, room: Bounds, part: number | undefined): boolean {
	const [weight, characters] =
		part === undefined ? [unit.weight, unit.text.length] : [weigh(part), part];
	return weight <= room.weight && characters <= room.characters && others < unit.mostTogether;
}
