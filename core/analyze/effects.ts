import type { DocumentSentiment, Failure } from '../types';
import type { Group, Place } from './groups';
import type { Unit } from './unit';

/** What an answer does to documents of its request. */
export type Effect =
	| {
			kind: 'answered';
			unit: Unit;
			results: DocumentSentiment[];
			raw: Record<string, unknown>;
	  }
	| { kind: 'failed'; unit: Unit; failure: Failure }
	/** They wait for another request, with this known of each. `isSplit`: not as they were. */
	| {
			kind: 'waits';
			units: Unit[];
			place: Place;
			known?: (unit: Unit) => Partial<Unit>;
			isSplit?: boolean;
	  };

/** One of them is bad; what is known of the other part of their group is taken back. */
export function suspects({ units, rest }: Group, now: number): Effect[] {
	const known = (unit: Unit) => suspect(unit, now);
	return [back(rest), { kind: 'waits', units, place: 'suspects', known, isSplit: true }];
}

/** The other part of a bad group is as good as any: the bad one is in this part. */
export function back(rest: Unit[] = []): Effect {
	return { kind: 'waits', units: rest, place: 'fresh', known: () => ({ suspectSince: undefined }) };
}

/** Two smaller requests at least, so that it goes on whatever the lane thinks of sizes. */
export function inHalves({ units, rest }: Group, known: (unit: Unit) => Partial<Unit>): Effect[] {
	const half = Math.ceil(units.length / 2);
	return [
		back(rest),
		{
			kind: 'waits',
			units,
			place: 'fresh',
			known: (unit) => ({ ...known(unit), mostTogether: Math.min(unit.mostTogether, half) }),
			isSplit: true,
		},
	];
}

/** It failed alone, and is tried again when the others are through. */
export function late(unit: Unit, now: number): Effect {
	const known = () => ({ failedAlone: unit.failedAlone + 1, ...suspect(unit, now) });
	return { kind: 'waits', units: [unit], place: 'late', known };
}

/** A 429 is about the pace, not about these documents: the same again, and no attempt of theirs. */
export function asTheyWere({ units, rest, isAgain }: Group): Effect[] {
	const known = (unit: Unit) => (units.includes(unit) ? { attempts: unit.attempts - 1 } : {});
	if (rest) return [{ kind: 'waits', units: [...units, ...rest], place: 'suspects', known }];
	return [{ kind: 'waits', units, place: isAgain ? 'again' : 'fresh', known }];
}

/** It was in a request that went wrong, now or before. */
export function suspect({ suspectSince }: Unit, now: number): Pick<Unit, 'suspectSince'> {
	return { suspectSince: suspectSince ?? now };
}
