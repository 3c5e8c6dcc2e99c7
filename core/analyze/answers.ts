import {
	failureOf,
	missingResultFailure,
	tooSlowFailure,
	unavailableFailure,
	type AnswerDetail,
} from '../failure';
import { fieldsOf } from '../input/fields';
import type { Lesson } from '../lane/visitor';
import { saidInstead } from '../result/read';
import type { Failure } from '../types';
import type { Verdict } from '../wire/classify';
import { asTheyWere, back, inHalves, late, suspect, suspects, type Effect } from './effects';
import type { Group } from './groups';
import { readResults } from './outcomes';
import type { Unit } from './unit';

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

/** What an answer means for each document of its group: settled, again, or suspect. Pure. */
export function effectsOf(verdict: Verdict, group: Group, known: Circumstances): Effect[] {
	switch (verdict.kind) {
		case 'answered':
			return answered(verdict, group, known);
		case 'refused':
			return refused(verdict, group, known);
		case 'slow':
			return slow(verdict, group, known);
		case 'broken':
			return broken(verdict, group, known);
		default:
			return asTheyWere(group);
	}
}

/** Results came. Those that are there settle their documents, whatever else is amiss. */
function answered({ results, detail }: Of<'answered'>, group: Group, known: Circumstances) {
	const byId = resultsById(results);
	const effects: Effect[] = [];
	for (const unit of group.units) {
		const raw = byId.get(unit.wireId);
		const found = raw && readResults(unit, raw);
		if (raw && found) effects.push({ kind: 'answered', unit, results: found, raw });
		else effects.push(missed(unit, group, { detail, known, raw }));
	}
	// This part of a bad group is good, so that the other is not.
	if (group.rest) effects.push({ kind: 'waits', units: group.rest, place: 'suspects' });
	return effects;
}

/** Once more with others, then alone; only an answer to a request of its own fails it. */
function missed(
	unit: Unit,
	{ units }: Group,
	{ detail, known, raw }: { detail: AnswerDetail; known: Circumstances; raw?: unknown },
): Effect {
	const isAgain = unit.missed > 0;
	if (isAgain && units.length === 1) {
		const { message, label } = saidInstead(raw);
		const said = {
			message: message === undefined ? undefined : known.clean(message),
			label: label === undefined ? undefined : known.clean(label),
		};
		return { kind: 'failed', unit, failure: missingResultFailure(detail, unit.attempts, said) };
	}
	const mostTogether = isAgain ? 1 : unit.mostTogether;
	const learnt = () => ({ missed: unit.missed + 1, mostTogether, ...suspect(unit, known.now) });
	return { kind: 'waits', units: [unit], place: 'fresh', known: learnt };
}

/** The service refused the request: for one of its documents, or for its size. */
function refused(verdict: Of<'refused'>, group: Group, known: Circumstances): Effect[] {
	const { units, rest } = group;
	const { now, blame, isTooLong, unsuspected = 0 } = known;
	const named =
		units.length === 1 ? units : units.filter((unit, place) => isNamed(verdict, unit, place));
	const effects: Effect[] = named.map((unit) => {
		// Longer than the lane holds a text to be by now: it goes on in parts.
		if (isTooLong) return { kind: 'waits', units: [unit], place: 'fresh', isSplit: true };
		// Its length is asked for by a request of its own, before it is blamed for anything else.
		if (units.length > 1 && unit.text.length > unsuspected && isOfLength(verdict))
			return { kind: 'waits', units: [unit], place: 'fresh', known: () => ({ mostTogether: 1 }) };
		return { kind: 'failed', unit, failure: refusal(unit, verdict.detail) };
	});
	if (named.length > 0) {
		const others = units.filter((unit) => !named.includes(unit));
		return [...effects, back(rest), { kind: 'waits', units: others, place: 'fresh' }];
	}
	if (blame) {
		return inHalves(group, (unit) => ({ blame: unit.blame ?? blame }));
	}
	return suspects(group, now);
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
function slow({ detail }: Of<'slow'>, group: Group, { now }: Circumstances): Effect[] {
	const [unit] = group.units;
	if (!unit || group.units.length > 1) return inHalves(group, (other) => suspect(other, now));
	return [
		unit.failedAlone + 1 < TRIES_SLOW
			? late(unit, now)
			: {
					kind: 'failed',
					unit,
					failure: tooSlowFailure(detail, unit.attempts, unit.text.length),
				},
		back(group.rest),
	];
}

/** Requests that a document alone may be too slow for. */
const TRIES_SLOW = 3;

/** The service stumbled: the same once more, then it may be one of the documents. */
function broken({ detail }: Of<'broken'>, group: Group, known: Circumstances): Effect[] {
	const { units, rest } = group;
	const [unit] = units;
	if (unit && units.length === 1) {
		const failure = crashed(unit, detail, known);
		return [failure ? { kind: 'failed', unit, failure } : late(unit, known.now), back(rest)];
	}
	if (group.isAgain || rest || known.risk > NO_LUCK) return suspects(group, known.now);
	return [{ kind: 'waits', units, place: 'again', known: (one) => suspect(one, known.now) }];
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
	const characters = text.length;
	if (fault === 'documents' && detail.status !== undefined)
		return failureOf('rejected', 'crashes', detail, attempts, { characters });
	if (fault === 'documents' && detail.networkCode !== undefined)
		return failureOf('rejected', 'breaks_off', detail, attempts, { characters });
	return unavailableFailure(detail, attempts);
}

/** The first of several results of one id wins; an id that was not sent will find nobody. */
function resultsById(results: readonly unknown[]): Map<string, Record<string, unknown>> {
	const byId = new Map<string, Record<string, unknown>>();
	for (const element of results) {
		const result = fieldsOf(element);
		const id = typeof result.doc_id === 'number' ? String(result.doc_id) : result.doc_id;
		if (typeof id === 'string' && !byId.has(id)) byId.set(id, result);
	}
	return byId;
}

function isNamed({ namedPlaces, namedIds }: Of<'refused'>, unit: Unit, place: number): boolean {
	return namedPlaces.includes(place) || namedIds.includes(unit.wireId);
}
