import type { Language } from '../types';
import { noExperience, sizeOfGroup, sizeOfPart } from './experience';
import { pack, weightOf, type PackBounds } from './pack';
import type { Unit } from './unit';
import { cutOff } from './whole';

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
export interface Bounds extends PackBounds {
	/** Requests that the rest of the work is to be shared among. */
	lanes: number;
	/** Least weight of such a share. */
	piece: number;
}

/** So many documents are looked at for one that still fits, or more where a request may hold more. */
const LOOK_AHEAD = 50;

/** The documents of one language that wait for a request, and what is known of them in general. */
export class Groups {
	readonly experience = noExperience();
	/** Those nobody has looked at yet. */
	readonly #untouched: Unit[];
	#next = 0;
	/** The next ones to be packed, in order. */
	#front: Unit[] = [];
	/** Groups that are known to hold a bad document. */
	#suspects: Unit[][] = [];
	#again: Unit[][] = [];
	#late: Unit[] = [];
	/** Weight of all that may be packed freely. */
	#freshWeight = 0;

	constructor(
		readonly language: Language,
		units: Unit[],
	) {
		this.#untouched = units;
		this.#freshWeight = weightOf(units);
	}

	get isEmpty(): boolean {
		return this.#again.length + this.#suspects.length + this.#late.length === 0 && !this.#hasFresh;
	}

	/** Takes the next group; undefined when nothing waits. Bad groups first: each may leave something to pack. */
	take(bounds: Bounds): Group | undefined {
		const again = this.#again.pop();
		if (again) return this.#group(again, { isAgain: true });
		const suspects = this.#suspects.pop();
		if (suspects) return this.#part(suspects);
		if (this.#hasFresh) return this.#pack(bounds);
		const late = this.#late.shift();
		return late && this.#group([late]);
	}

	/**
	 * Takes one document to ask whether the service works at all: one that never was in a request
	 * that went wrong, from the far end, or else any that waits in company. Undefined if none does.
	 */
	takeCanary({ text: most }: Pick<Bounds, 'text'>): Group | undefined {
		const unit = this.#takeClean() ?? this.#takeCompany();
		if (!unit) return undefined;
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
			this.#front = [...units, ...this.#front];
			this.#freshWeight += weightOf(units);
		}
	}

	/** Takes out those that are not to be sent any more. */
	drop(isDropped: (unit: Unit) => boolean): void {
		const isKept = (unit: Unit) => !isDropped(unit);
		for (const unit of this.#front.filter(isDropped)) this.#freshWeight -= unit.weight;
		this.#front = this.#front.filter(isKept);
		this.#late = this.#late.filter(isKept);
		this.#suspects = this.#suspects.map((units) => units.filter(isKept)).filter(hasAny);
		this.#again = this.#again.map((units) => units.filter(isKept)).filter(hasAny);
	}

	/** Takes out all that wait. */
	clear(): Unit[] {
		const waiting = [
			this.#again,
			this.#front,
			this.#suspects,
			this.#untouched.slice(this.#next),
			this.#late,
		].flat(2);
		this.#next = this.#untouched.length;
		[this.#again, this.#front, this.#suspects, this.#late] = [[], [], [], []];
		this.#freshWeight = 0;
		return waiting;
	}

	get #hasFresh(): boolean {
		return this.#front.length > 0 || this.#next < this.#untouched.length;
	}

	#takeClean(): Unit | undefined {
		const isClean = ({ suspectSince }: Unit) => suspectSince === undefined;
		for (let i = this.#untouched.length - 1; i >= this.#next; i -= 1) {
			if (isClean(this.#untouched[i]!)) return this.#lighten(this.#untouched.splice(i, 1)[0]);
		}
		const place = this.#front.findLastIndex(isClean);
		return place < 0 ? undefined : this.#lighten(this.#front.splice(place, 1)[0]);
	}

	/** With one of them gone, nothing is known of the others. */
	#takeCompany(): Unit | undefined {
		const company = this.#again.pop() ?? this.#suspects.pop();
		if (!company) return this.#lighten(this.#front.shift());
		const [canary, ...others] = company;
		this.put(others, 'fresh');
		return canary;
	}

	#lighten(unit: Unit | undefined): Unit | undefined {
		this.#freshWeight -= unit?.weight ?? 0;
		return unit;
	}

	/** Part of a bad group is tested at a time: if it passes, the rest is bad without having been sent. */
	#part(suspects: Unit[]): Group {
		if (suspects.length === 1) return this.#group(suspects);
		const part = sizeOfPart(this.experience, suspects.length);
		return this.#group(suspects.slice(0, part), { rest: suspects.slice(part) });
	}

	#pack(bounds: Bounds): Group {
		this.#look(bounds.documents);
		const share = Math.max(this.#freshWeight / bounds.lanes, bounds.piece);
		const most = sizeOfGroup(this.experience);
		const { units, left } = pack(this.#front, {
			...bounds,
			weight: Math.min(bounds.weight, share),
			documents: Math.min(bounds.documents, most),
		});
		this.#freshWeight += weightOf(left) - weightOf(this.#front);
		this.#front = left;
		const isOfLane = units.length === bounds.documents || share >= bounds.weight;
		return this.#group(units, { full: this.#hasFresh && isOfLane && units.length < most });
	}

	#look(documents: number): void {
		const most = Math.max(documents, LOOK_AHEAD);
		while (this.#front.length < most && this.#next < this.#untouched.length) {
			this.#front.push(this.#untouched[this.#next]!);
			this.#next += 1;
		}
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
