import type { ClientContext } from '../context';
import { allRejectedFailure } from '../failure';
import { fieldsOf } from '../input/fields';
import type { Batch, Ticket } from '../lane/ticket';
import { readLabel } from '../result/labels';
import type { Failure, RunStats } from '../types';
import type { Verdict } from '../wire/classify';
import type { Exchange } from '../wire/exchange';
import { effectsOf, type Effect } from './answers';
import type { Group, Groups } from './groups';
import type { Outcomes } from './outcomes';

/** Requests that a document alone may take the service to fail at, the later ones at the end of the run. */
const TRIES_ALONE = 3;
/** More of them where stumbles pass by themselves, but no more than that. */
const MOST_TRIES_ALONE = 8;

/** A request that came back. */
export interface Returned {
	ticket: Ticket;
	groups: Groups;
	group: Group;
	/** The run is over: only the lane learns from it. */
	isTooLate: boolean;
}

/** Carries out what answers mean: tells the lane, settles documents or puts them back to wait, counts. */
export class Settling {
	/** Answers of any kind. */
	answers = 0;
	/** Stumbles after which the same documents were answered. */
	#recovered = 0;

	constructor(
		private readonly client: ClientContext,
		private readonly run: { outcomes: Outcomes; stats: RunStats },
	) {}

	/** A group was sent. */
	sent({ units }: Group): void {
		const { stats } = this.run;
		stats.requests += 1;
		stats.docsSent += units.length;
		if (units.some(({ attempts }) => attempts > 0)) stats.retries += 1;
		for (const unit of units) unit.attempts += 1;
	}

	/** An answer came; returns why nothing else is worth sending, if so. */
	came(answer: Exchange, { ticket, groups, group, isTooLate }: Returned): Failure | undefined {
		const { verdict, receivedAt: now } = answer;
		this.answers += 1;
		const risk = groups.share.risk(group.units.length);
		const learnt = { ...answer, verdict: isUseless(verdict, group) ? stumble(verdict) : verdict };
		const lesson = this.client.lane.learn(ticket, learnt, batchOf(group, risk));
		if (isTooLate) return undefined;
		if (verdict.kind === 'rate_limited') this.run.stats.rateLimited += 1;
		if (verdict.kind === 'slow' && lesson.end?.code !== 'deadline') this.run.stats.timeouts += 1;
		// If that ends the run, it is not about these documents: they fail as all the others do.
		if (lesson.end) return lesson.end;
		const triesAlone = Math.min(MOST_TRIES_ALONE, TRIES_ALONE + this.#recovered);
		const clean = this.client.scrub.text;
		const effects = effectsOf(verdict, group, { ...lesson, now, risk, triesAlone, clean });
		for (const effect of effects) this.#apply(effect, groups, now);
		// What is named costs no search. What failed alone is bad, as far as one can tell by then.
		const isFound =
			verdict.kind === 'refused' ||
			(lesson.fault === 'documents' && group.units[0]?.failedAlone === 1);
		if (group.units.length === 1 && isFound) groups.share.see(true);
		if (effects.some(({ kind }) => kind === 'answered') && group.isAgain) this.#recovered += 1;
		if (verdict.kind === 'refused') this.#refused(verdict, effects, { groups, group });
		return undefined;
	}

	#apply(effect: Effect, groups: Groups, now: number): void {
		const { outcomes, stats } = this.run;
		switch (effect.kind) {
			case 'answered': {
				const { unit, raw, results } = effect;
				const { lane, limits } = this.client;
				// Written down before the user's item gets hold of it.
				if (limits.reuseMs > 0) lane.answers.remember(unit.key, JSON.stringify(raw), now);
				outcomes.answer(unit, results);
				groups.share.see(false);
				groups.refusals.answered();
				if (unit.failedAlone > 0) this.#recovered += 1;
				return;
			}
			case 'failed':
				outcomes.fail(effect.unit, effect.failure);
				return;
			case 'waits': {
				const { units, place, known, isSplit } = effect;
				if (isSplit) stats.splits += 1;
				if (known) for (const unit of units) Object.assign(unit, known(unit));
				groups.put(units, place);
			}
		}
	}

	/** Ends a language of which nothing is accepted. */
	#refused(
		{ detail }: Extract<Verdict, { kind: 'refused' }>,
		effects: Effect[],
		{ groups, group }: Pick<Returned, 'groups' | 'group'>,
	): void {
		const failed = effects.filter(({ kind }) => kind === 'failed').length;
		groups.refusals.refused(failed, group.isCanary);
		if (!groups.refusals.isHopeless) return;
		for (const unit of groups.clear())
			this.run.outcomes.fail(unit, allRejectedFailure(detail, unit.attempts));
	}
}

function batchOf({ units, full, hasNext, rest }: Group, risk: number): Batch {
	const since = units.map(({ suspectSince }) => suspectSince ?? Infinity);
	const suspectSince = Math.min(...since);
	return {
		weight: units.reduce((sum, { weight }) => sum + weight, 0),
		characters: units.reduce((sum, { text }) => sum + text.length, 0),
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
