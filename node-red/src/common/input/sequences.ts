import type { Message } from '../job';

/** A message's place in a sequence, as Node-RED's Split node tells it. */
export interface Part {
	/** The sequence that it belongs to. */
	id: string | number;
	/** Absent: as it comes. */
	index?: number;
	/** How many there are; a sequence whose length shows late has it on its last message only. */
	count?: number;
	/** The message ends its sequence, as it does for a Join node. */
	isLast: boolean;
}

/** What became of a message that was added to its sequence. */
export type Added<Member> =
	| { state: 'waiting' }
	/** All are there, in the order of their places. */
	| { state: 'complete'; members: Member[] }
	/** The sequence was given up before. */
	| { state: 'given up' };

interface Sequence<Member> {
	members: Array<{ member: Member; index: number }>;
	/** Places that are taken; a second message for the same place does not fill another one. */
	places: Set<number | object>;
	count: number;
	isGivenUp: boolean;
}

/** Sequences that were given up and are remembered, so that what comes late is not collected in vain. */
const MOST_GIVEN_UP = 100;

/** The part of a message, undefined when it belongs to no sequence. */
export function partOf(message: Message): Part | undefined {
	const { parts } = message;
	if (typeof parts !== 'object' || parts === null) return undefined;
	const { id, index, count }: Record<string, unknown> = { ...parts };
	if (typeof id !== 'number' && (typeof id !== 'string' || id === '')) return undefined;
	return {
		id,
		...(typeof index === 'number' && Number.isFinite(index) ? { index } : {}),
		...(typeof count === 'number' && count > 0 ? { count } : {}),
		isLast: Object.hasOwn(message, 'complete'),
	};
}

/** Collects the messages of sequences until each is complete. Sequences do not mix. */
export class Sequences<Member> {
	readonly #open = new Map<Part['id'], Sequence<Member>>();

	/** Adds a message to its sequence. */
	add(part: Part, member: Member): Added<Member> {
		const sequence = this.#of(part);
		const index = part.index ?? sequence.members.length;
		if (!sequence.isGivenUp) sequence.members.push({ member, index });
		sequence.places.add(part.index ?? {});
		return this.#look(part, sequence);
	}

	/** Ends a sequence by a signal that is no part of it. */
	end(part: Part): Added<Member> {
		return this.#look(part, this.#of(part));
	}

	/**
	 * Gives up the sequence of a message that has no room in it, and with it all that comes of it
	 * later.
	 *
	 * @returns What was collected.
	 */
	giveUp(part: Part): Member[] {
		const sequence = this.#of(part);
		sequence.isGivenUp = true;
		sequence.places.add(part.index ?? {});
		this.#look(part, sequence);
		const givenUp = [...this.#open].filter(([, { isGivenUp }]) => isGivenUp);
		const [oldest] = givenUp;
		if (oldest && givenUp.length > MOST_GIVEN_UP) this.#open.delete(oldest[0]);
		return sequence.members.splice(0).map(({ member }) => member);
	}

	/** Forgets everything. */
	clear(): void {
		this.#open.clear();
	}

	#of({ id, count = 0 }: Part): Sequence<Member> {
		const sequence = this.#open.get(id) ?? {
			members: [],
			places: new Set(),
			count: 0,
			isGivenUp: false,
		};
		// The first length that is named counts, as in a Join node.
		sequence.count ||= count;
		this.#open.set(id, sequence);
		return sequence;
	}

	/** A complete sequence is forgotten: another one may have the same id, as after a retry. */
	#look({ id, isLast }: Part, sequence: Sequence<Member>): Added<Member> {
		const { count, places, members, isGivenUp } = sequence;
		const isComplete = isLast || (count > 0 && places.size >= count);
		if (isComplete) this.#open.delete(id);
		if (isGivenUp) return { state: 'given up' };
		if (!isComplete) return { state: 'waiting' };
		const sorted = members.toSorted((left, right) => left.index - right.index);
		return { state: 'complete', members: sorted.map(({ member }) => member) };
	}
}
