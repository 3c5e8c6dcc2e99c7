import type { ClientContext } from '../context';
import { failureOf, type AnswerDetail } from '../failure';
import { fieldsOf } from '../input/fields';
import type { Batch, Ticket } from '../lane/visitor';
import { readLabel } from '../result/values';
import type { Failure, RunStats } from '../types';
import type { Verdict } from '../wire/classify';
import type { Exchange } from '../wire/exchange';
import { effectsOf } from './answers';
import type { Effect } from './effects';
import { isHopeless, riskOf, sawRefusal, see } from './experience';
import type { Group, Groups } from './groups';
import { readResults, type Outcomes } from './outcomes';
import { answerOf, isOver } from './unit';

type Answered = Extract<Effect, { kind: 'answered' }>;

/** Requests that a document alone may take the service to fail at, the later ones at the end of the run. */
const TRIES_ALONE = 3;
/** More of them where stumbles pass by themselves, but no more than that. */
const MOST_TRIES_ALONE = 8;

/** A request that came back. */
export interface Returned {
	answer: Exchange;
	ticket: Ticket;
	groups: Groups;
	group: Group;
}

/** What answers change in a run. */
export interface RunState {
	outcomes: Outcomes;
	stats: RunStats;
	/** Answers of any kind. */
	answers: number;
	/** Stumbles after which the same documents were answered. */
	recovered: number;
	/** Why documents of a language were not sent. */
	gaveUp?: Failure;
	/** The run is over: what still comes is for the lane to learn from only. */
	isClosed: boolean;
}

/** A group was sent. */
export function countSent({ units }: Group, stats: RunStats): void {
	stats.requests += 1;
	stats.docsSent += units.length;
	if (units.some(({ attempts }) => attempts > 0)) stats.retries += 1;
	for (const unit of units) unit.attempts += 1;
	// A document that was cut was carried by each request that one of its parts was in.
	for (const whole of new Set(units.flatMap((unit) => unit.whole ?? []))) whole.unit.attempts += 1;
}

/**
 * Carries out what an answer means: tells the lane, settles documents or puts them back to wait,
 * counts. Returns why nothing else is worth sending, if so.
 */
export function settle(
	{ lane, limits, scrub }: ClientContext,
	run: RunState,
	{ answer, ticket, groups, group }: Returned,
): Failure | undefined {
	const { verdict, receivedAt: now } = answer;
	const { experience } = groups;
	const risk = riskOf(experience, group.units.length);
	const learnt = { ...answer, verdict: isUseless(verdict, group) ? stumble(verdict) : verdict };
	const lesson = lane.learn(ticket, learnt, batchOf(group, risk));
	run.answers += 1;
	if (run.isClosed) return undefined;
	if (verdict.kind === 'rate_limited') run.stats.rateLimited += 1;
	if (verdict.kind === 'slow' && lesson.end?.code !== 'deadline') run.stats.timeouts += 1;
	// If that ends the run, it is not about these documents: they fail as all the others do.
	if (lesson.end) return lesson.end;
	const triesAlone = Math.min(MOST_TRIES_ALONE, TRIES_ALONE + run.recovered);
	const clean = scrub.text;
	const effects = effectsOf(verdict, group, { ...lesson, now, risk, triesAlone, clean });
	for (const part of effects) {
		const effect = part.kind === 'answered' ? wholeOf(part) : part;
		// Written down before the user's item gets hold of it.
		if (effect?.kind === 'answered' && limits.reuseMs > 0)
			lane.answers.remember(effect.unit.key, JSON.stringify(effect.raw), now);
		if (effect) apply(effect, run, groups);
		if (part.kind !== 'answered') continue;
		see(experience, false);
		if (part.unit.failedAlone > 0) run.recovered += 1;
	}
	// What is named costs no search. What failed alone is bad, as far as one can tell by then.
	const isFound =
		verdict.kind === 'refused' ||
		(lesson.fault === 'documents' && group.units[0]?.failedAlone === 1);
	if (group.units.length === 1 && isFound && !lesson.isTooLong) see(experience, true);
	if (effects.some(({ kind }) => kind === 'answered') && group.isAgain) run.recovered += 1;
	if (verdict.kind === 'refused') {
		sawRefusal(experience, effects.filter(({ kind }) => kind === 'failed').length, group.isCanary);
		if (isHopeless(experience)) giveUp(groups, run, verdict.detail);
	}
	return undefined;
}

function apply(effect: Effect, run: RunState, groups: Groups): void {
	if (effect.kind === 'answered') run.outcomes.answer(effect.unit, effect.results);
	else if (effect.kind === 'failed') {
		run.outcomes.fail(effect.unit, effect.failure);
		// What is left of a document that was cut need not be sent any more.
		if (effect.unit.whole) groups.drop(isOver);
	} else {
		const { place, known, isSplit } = effect;
		const units = effect.units.filter((unit) => !isOver(unit));
		if (isSplit) run.stats.splits += 1;
		if (known) for (const unit of units) Object.assign(unit, known(unit));
		groups.put(units, place);
	}
}

/** What an answer settles: its document, or of a part the whole document once all of it is answered. */
function wholeOf(effect: Answered): Answered | undefined {
	const { whole } = effect.unit;
	if (!whole) return effect;
	whole.answers.set(effect.unit, effect.raw);
	const raw = whole.isOver ? undefined : answerOf(whole);
	const results = raw && readResults(whole.unit, raw);
	if (!raw || !results) return undefined;
	whole.isOver = true;
	return { kind: 'answered', unit: whole.unit, results, raw };
}

/** Ends a language of which nothing is accepted. */
function giveUp(groups: Groups, run: RunState, detail: AnswerDetail): void {
	const failure = failureOf('config', 'all_rejected', detail);
	const waiting = groups.clear();
	if (waiting.length > 0) run.gaveUp ??= failure;
	for (const unit of waiting) run.outcomes.fail(unit, { ...failure, attempts: unit.attempts });
}

function batchOf({ units, full, hasNext, rest }: Group, risk: number): Batch {
	const suspectSince = units.reduce(
		(earliest, unit) => Math.min(earliest, unit.suspectSince ?? Infinity),
		Infinity,
	);
	return {
		weight: units.reduce((sum, { weight }) => sum + weight, 0),
		characters: units.reduce((sum, { text }) => sum + text.length, 0),
		longest: units.reduce((most, { text }) => Math.max(most, text.length), 0),
		isPart: units[0]?.whole !== undefined,
		documents: units.length,
		full,
		hasNext,
		isTest: rest !== undefined,
		risk,
		suspectSince: suspectSince === Infinity ? undefined : suspectSince,
		blame: units[0]?.blame,
	};
}

/** A success without a result for any of its documents; one without a label is none. */
function isUseless(verdict: Verdict, { units }: Group): boolean {
	if (verdict.kind !== 'answered') return false;
	const ids = new Set(units.map(({ wireId }) => wireId));
	return !verdict.results
		.map(fieldsOf)
		.some(
			({ doc_id: id, predicted_label: label }) =>
				ids.has(String(id)) && readLabel(label) !== undefined,
		);
}

function stumble(verdict: Verdict): Verdict {
	const detail = 'detail' in verdict ? verdict.detail : {};
	return { kind: 'broken', why: 'server', detail };
}
