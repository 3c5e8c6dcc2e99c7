import { weigh, type Room } from '../lane/sizes';
import type { Unit } from './unit';
import { cutOff } from './whole';

/** No text is cut smaller to fill a request: so short a piece has no context, characters. */
export const LEAST_PART = 200;

/** What a request may hold. */
export interface PackBounds extends Room {
	/** Characters that a single text may have; a longer one is cut. */
	text: number;
}

/**
 * Takes what goes into one request: in order, but for those that do not fit where a later one does.
 * The first one goes in any case: a text larger than the bounds has a request of its own.
 */
export function pack(
	waiting: readonly Unit[],
	bounds: PackBounds,
): { units: Unit[]; left: Unit[] } {
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

/** What these weigh together. */
export function weightOf(units: readonly Unit[]): number {
	return units.reduce((sum, { weight }) => sum + weight, 0);
}

/** Whether it fits to so many others, whole or with `part` characters of it. */
function fits(unit: Unit, others: number, room: PackBounds, part: number | undefined): boolean {
	const [weight, characters] =
		part === undefined ? [unit.weight, unit.text.length] : [weigh(part), part];
	return weight <= room.weight && characters <= room.characters && others < unit.mostTogether;
}
