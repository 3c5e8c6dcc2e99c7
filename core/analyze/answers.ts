import {
	failureOf,
	missingResultFailure,
	tooSlowFailure,
	unavailableFailure,
	type AnswerDetail,
} from '../failure';
import { fieldsOf } from '../input/fields';
import type { Lesson } from '../lane/visitor';
import { readLabel, saidInstead } from '../result/read';
import type { Failure } from '../types';
import type { Verdict } from '../wire/classify';
import type { Group, Place } from './groups';
import type { Unit } from './unit';

/** What an answer does to documents of its request. */
export type Effect =
	| { kind: 'answered'; unit: Unit; raw: Record<string, unknown> }
	| { kind: 'failed'; unit: Unit; failure: Failure }
	/** They wait for another request, with this known of each. `isSplit`: not as they were. */
	| {
			kind: 'waits';
			units: Unit[];
			place: Place;
			known: Learnt;
			isSplit: boolean;
	  };

type Learnt = (unit: Unit) => Partial<Unit>;

/** What the run knows beside the answer. */
export interface Circumstances extends Lesson {
	now: number;
	/** Chance that a group of this size holds a bad document, 0 to 1. */
	risk: number;
	/** Requests that a document of its own may take the service to fail at. */
	triesAlone: number;
	/** Makes the server's words fit to be shown. */
	clean(words: string): string;
}

type Of<Kind extends Verdict['kind']> = Extract<Verdict, { kind: Kind }>;

/** A group whose failure was so likely is not sent again as it is. */
const NO_LUCK = 0.3;
/** Requests that a document alone may be too slow for. */
const TRIES_SLOW = 3;

/** What an answer means for each document of its group: settled, again, or suspect. Pure. */
export function effectsOf(verdict: Verdict, group: Group, known: Circumstances): Effect[] {
	const { units, rest, isAgain } = group;
	const free = () => ({ suspectSince: undefined });
	// The other part of a bad group is as good as any, unless this part is good.
	const others = rest.length === 0 ? [] : [waits(rest, 'fresh', free)];
	switch (verdict.kind) {
		case 'answered':
			return answered(verdict, group, known);
		case 'refused':
			return [...refused(verdict, units, known), ...others];
		case 'slow':
			return [...others, slow(verdict, units, known)];
		case 'broken':
			return [...others, broken(verdict, group, known)];
		default: {
			// A 429 is about the pace, not about these documents: the same again, and no attempt of theirs.
			const place = rest.length > 0 ? 'suspects' : isAgain ? 'again' : 'fresh';
			const sent = new Set(units);
			const uncounted = (unit: Unit) => (sent.has(unit) ? { attempts: unit.attempts - 1 } : {});
			return [waits([...units, ...rest], place, uncounted)];
		}
	}
}

function waits(units: Unit[], place: Place, known: Learnt = () => ({}), isSplit = false): Effect {
	return { kind: 'waits', units, place, known, isSplit };
}

/** Results came. Those that are there settle their documents, whatever else is amiss. */
function answered({ results, detail }: Of<'answered'>, group: Group, known: Circumstances) {
	const { units, rest } = group;
	const byId = new Map<unknown, Record<string, unknown>>();
	for (const result of results.map(fieldsOf)) {
		const id = typeof result.doc_id === 'number' ? String(result.doc_id) : result.doc_id;
		// The first of several wins; an id that was not sent will find nobody.
		if (!byId.has(id)) byId.set(id, result);
	}
	const effects = units.map((unit): Effect => {
		const raw = byId.get(unit.wireId);
		if (raw && readLabel(raw.predicted_label)) return { kind: 'answered', unit, raw };
		// Once more with others, then alone; only an answer to a request of its own fails it.
		const isAgain = unit.missed > 0;
		if (isAgain && units.length === 1) {
			const { message, label } = saidInstead(raw);
			const said = { message: message && known.clean(message), label: label && known.clean(label) };
			return { kind: 'failed', unit, failure: missingResultFailure(detail, unit.attempts, said) };
		}
		const mostTogether = isAgain ? 1 : unit.mostTogether;
		const learnt = { missed: unit.missed + 1, mostTogether, ...suspect(known)(unit) };
		return waits([unit], 'fresh', () => learnt);
	});
	// This part of a bad group is good, so that the other is not.
	return rest.length === 0 ? effects : [...effects, waits(rest, 'suspects')];
}

/** The service refused the request: for one of its documents, or for its size. */
function refused(verdict: Of<'refused'>, units: Unit[], known: Circumstances): Effect[] {
	const { blame, isTooLong, unsuspected = 0 } = known;
	const { namedPlaces, namedIds, detail } = verdict;
	const isNamed = ({ wireId }: Unit, place: number) =>
		units.length === 1 || namedPlaces.includes(place) || namedIds.includes(wireId);
	const named = units.filter(isNamed);
	if (named.length === 0 && blame)
		return [inHalves(units, (unit) => ({ blame: unit.blame ?? blame }))];
	if (named.length === 0) return [waits(units, 'suspects', suspect(known), true)];
	const effects = named.map((unit): Effect => {
		// Longer than the lane holds a text to be by now: it goes on in parts.
		if (isTooLong) return waits([unit], 'fresh', undefined, true);
		// Its length is asked for by a request of its own, before it is blamed for anything else.
		if (units.length > 1 && unit.text.length > unsuspected && isOfLength(verdict))
			return waits([unit], 'fresh', () => ({ mostTogether: 1 }));
		return { kind: 'failed', unit, failure: refusal(unit, detail) };
	});
	const others = units.filter((unit, place) => !isNamed(unit, place));
	return [...effects, waits(others, 'fresh')];
}

/** Whether a refusal may be for a length: it says so, or says nothing. */
function isOfLength({ tooLarge, detail: { message = '' } }: Of<'refused'>): boolean {
	return tooLarge || message === '' || LENGTH_WORDS.test(message);
}

const LENGTH_WORDS =
	/\b(long|longer|large|larger|length|characters?|chars?|size|exceed(s|ed)?|tekens|lang|lengte)\b/i;

function refusal({ text, attempts, from, whole }: Unit, detail: AnswerDetail): Failure {
	const characters = text.length;
	if (whole === undefined)
		return failureOf('rejected', 'refused', detail, attempts, { characters });
	const place = { from: from + 1, to: from + characters };
	return failureOf('rejected', 'refused_part', detail, attempts, place);
}

/** The gateway or we lost patience: smaller requests, and single documents at the end once more. */
function slow({ detail }: Of<'slow'>, units: Unit[], known: Circumstances): Effect {
	const [unit] = units;
	if (!unit || units.length > 1) return inHalves(units, suspect(known));
	if (unit.failedAlone + 1 < TRIES_SLOW) return late(unit, known);
	const failure = tooSlowFailure(detail, unit.attempts, unit.text.length);
	return { kind: 'failed', unit, failure };
}

/** The service stumbled: the same once more, then it may be one of the documents. */
function broken({ detail }: Of<'broken'>, group: Group, known: Circumstances): Effect {
	const { units, rest, isAgain } = group;
	const [unit] = units;
	if (unit && units.length === 1) {
		const failure = crashed(unit, detail, known);
		return failure ? { kind: 'failed', unit, failure } : late(unit, known);
	}
	if (isAgain || rest.length > 0 || known.risk > NO_LUCK)
		return waits(units, 'suspects', suspect(known), true);
	return waits(units, 'again', suspect(known));
}

/** Why a document is not tried again that failed alone; undefined if it is. */
function crashed(
	{ failedAlone, attempts, text }: Unit,
	detail: AnswerDetail,
	{ fault, triesAlone }: Circumstances,
): Failure | undefined {
	// As long as nothing else is answered, it is the service that is asked, not the document; but a 500
	// is its own words, and nobody behind this document should wait for it all through an outage.
	const isOwnFault = detail.status === 500;
	const tries = fault !== 'service' ? triesAlone : isOwnFault ? triesAlone + 2 : Infinity;
	if (failedAlone + 1 < tries) return undefined;
	const isHeard = detail.status !== undefined;
	if (fault !== 'documents' || (!isHeard && detail.networkCode === undefined))
		return unavailableFailure(detail, attempts);
	const reason = isHeard ? 'crashes' : 'breaks_off';
	return failureOf('rejected', reason, detail, attempts, { characters: text.length });
}

/** Two smaller requests at least, so that it goes on whatever the lane thinks of sizes. */
function inHalves(units: Unit[], known: Learnt): Effect {
	const half = Math.ceil(units.length / 2);
	const mostTogether = (unit: Unit) => Math.min(unit.mostTogether, half);
	const learnt = (unit: Unit) => ({ ...known(unit), mostTogether: mostTogether(unit) });
	return waits(units, 'fresh', learnt, true);
}

/** It failed alone, and is tried again when the others are through. */
function late(unit: Unit, known: Circumstances): Effect {
	const learnt = { failedAlone: unit.failedAlone + 1, ...suspect(known)(unit) };
	return waits([unit], 'late', () => learnt);
}

/** It was in a request that went wrong, now or before. */
function suspect({ now }: Circumstances): Learnt {
	return ({ suspectSince }) => ({ suspectSince: suspectSince ?? now });
}
