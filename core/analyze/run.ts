import type { ClientContext } from '../context';
import { failureOf } from '../failure';
import { recall, remember } from '../lane/answer-cache';
import type { Ticket } from '../lane/visitor';
import { readDocumentSentiment } from '../result/read';
import type { AnalyzeReport, Failure, Language, Outcome, RunOptions, RunStats } from '../types';
import type { Verdict } from '../wire/classify';
import type { Exchange } from '../wire/exchange';
import { effectsOf, type Effect } from './answers';
import { isHopeless, riskOf, sawRefusal, see } from './experience';
import { batchOf, Groups, type Group } from './groups';
import { answerOf, isSettled, makeUnits, type Unit } from './unit';

/** Requests that a document alone may take the service to fail at, the later ones at the end of the run. */
const TRIES_ALONE = 3;
/** More of them where stumbles pass by themselves, but no more than that. */
const MOST_TRIES_ALONE = 8;

/** One run: what waits to be sent, who has an outcome and which, and the figures. */
export class Run {
	/** Every outcome, in the caller's order; whole once the run is over. */
	readonly outcomes: Outcome[];
	readonly stats: RunStats;
	/** One language a request: the API takes it for all of its documents. */
	readonly languages: Groups[];
	/** Requests under way. */
	inFlight = 0;
	/** Answers of any kind. */
	answers = 0;
	/** Set when the run ends before all is answered: what the rest fails with. */
	ended: Failure | undefined;
	/** Why documents of a language were not sent. */
	#gaveUp: Failure | undefined;
	/** The run is over: what still comes is for the lane to learn from only. */
	#isClosed = false;
	/** Stumbles after which the same documents were answered. */
	#recovered = 0;
	/** Documents with an outcome. */
	#done = 0;
	readonly #units: readonly Unit[];

	constructor(
		readonly client: ClientContext,
		documents: readonly unknown[],
		readonly options: RunOptions,
	) {
		const { lane, limits, clock } = client;
		this.outcomes = new Array<Outcome>(documents.length);
		const units = makeUnits(documents, limits.maxCharsPerDocument, (index, failure) =>
			this.#tell(index, { ok: false, failure }),
		);
		this.#units = units;
		for (const unit of limits.reuseMs > 0 ? units : []) {
			const raw = recall(lane.answers, unit.key, clock.now(), limits.reuseMs);
			if (raw) this.#answer(unit, raw);
		}
		const open = units.filter((unit) => !unit.isSettled);
		const languages = new Set(open.map(({ language }) => language));
		this.languages = [...languages].map((language) => new Groups(language, open));
		this.stats = {
			documents: documents.length,
			uniqueDocuments: units.length,
			requests: 0,
			docsSent: 0,
			retries: 0,
			splits: 0,
			rateLimited: 0,
			timeouts: 0,
			waitMs: 0,
			reused: units.length - open.length,
		};
	}

	/** A group is on its way. */
	sent({ units }: Group): void {
		this.inFlight += 1;
		this.stats.requests += 1;
		this.stats.docsSent += units.length;
		if (units.some(({ attempts }) => attempts > 0)) this.stats.retries += 1;
		// A document that was cut is carried by each request that one of its parts is in.
		for (const unit of new Set(units.flatMap((unit) => [unit, unit.whole ?? unit])))
			unit.attempts += 1;
	}

	/** A group came back: the lane is told, and its documents are settled or put back to wait. */
	settle(answer: Exchange, ticket: Ticket, groups: Groups, group: Group): void {
		const { lane, scrub } = this.client;
		const { verdict, receivedAt: now } = answer;
		const { experience } = groups;
		const [unit, ...others] = group.units;
		const risk = riskOf(experience, group.units.length);
		const triesAlone = Math.min(MOST_TRIES_ALONE, TRIES_ALONE + this.#recovered);
		const known = { now, risk, triesAlone, clean: scrub.text };
		// A success that answers none of its documents is none.
		const isUseless =
			verdict.kind === 'answered' &&
			effectsOf(verdict, group, known).every(({ kind }) => kind !== 'answered');
		const learnt: Verdict = isUseless ? { ...verdict, kind: 'broken', why: 'server' } : verdict;
		const batch = batchOf(group, risk);
		const { end, ...lesson } = lane.learn(ticket, { ...answer, verdict: learnt }, batch);
		this.inFlight -= 1;
		this.answers += 1;
		if (this.#isClosed) return;
		if (verdict.kind === 'rate_limited') this.stats.rateLimited += 1;
		if (verdict.kind === 'slow' && end?.code !== 'deadline') this.stats.timeouts += 1;
		// If that ends the run, it is not about these documents: they fail as all the others do.
		this.ended ??= end;
		if (end) return;
		const effects = effectsOf(verdict, group, { ...known, ...lesson });
		for (const effect of effects) this.#apply(effect, groups, now);
		if (group.isAgain && effects.some(({ kind }) => kind === 'answered')) this.#recovered += 1;
		// What is named costs no search. What failed alone is bad, as far as one can tell by then.
		const isBad = lesson.fault === 'documents' && unit?.failedAlone === 1;
		const isRefused = verdict.kind === 'refused';
		if (others.length === 0 && (isRefused || isBad) && !lesson.isTooLong) see(experience, true);
		if (!isRefused) return;
		sawRefusal(experience, effects.filter(({ kind }) => kind === 'failed').length, group.isCanary);
		if (!isHopeless(experience)) return;
		// Nothing of this language is accepted.
		const failure = failureOf('config', 'all_rejected', verdict.detail);
		if (this.#failOpen(failure, groups.language)) this.#gaveUp ??= failure;
		groups.dropSettled();
	}

	/** Nothing else is sent, and every document has its outcome. */
	close(waitMs: number): AnalyzeReport {
		const { outcomes, stats } = this;
		stats.waitMs = waitMs;
		if (this.ended) this.#failOpen(this.ended);
		this.report();
		this.#isClosed = true;
		const ended = this.ended ?? this.#gaveUp;
		return { outcomes, stats, ...(ended ? { ended: { ...ended, attempts: stats.requests } } : {}) };
	}

	/** Tells where the run stands. */
	report(waitingUntil?: number): void {
		if (this.#isClosed) return;
		try {
			this.options.onProgress?.({
				done: this.#done,
				total: this.stats.documents,
				requests: this.stats.requests,
				inFlight: this.inFlight,
				...(waitingUntil === undefined ? {} : { waitingUntil }),
			});
		} catch {
			// What a listener throws is its own matter; the run's documents must not suffer for it.
		}
	}

	#apply(effect: Effect, groups: Groups, now: number): void {
		if (effect.kind === 'answered') {
			const { unit } = effect;
			see(groups.experience, false);
			if (unit.failedAlone > 0) this.#recovered += 1;
			const raw = answerOf(unit, effect.raw);
			if (raw) this.#answer(unit.whole ?? unit, raw, now);
		} else if (effect.kind === 'failed') {
			this.#fail(effect.unit, effect.failure);
			// What is left of a document that was cut need not be sent any more.
			if (effect.unit.whole) groups.dropSettled();
		} else {
			const units = effect.units.filter((unit) => !isSettled(unit));
			for (const unit of units) Object.assign(unit, effect.known(unit));
			groups.put(units, effect.place);
			if (effect.isSplit) this.stats.splits += 1;
		}
	}

	/** Fails what has no outcome yet, of one language or of all; false if there was none. */
	#failOpen(failure: Failure, only?: Language): boolean {
		const done = this.#done;
		for (const unit of this.#units)
			if (!only || unit.language === only)
				this.#fail(unit, { ...failure, attempts: unit.attempts });
		return this.#done > done;
	}

	/** Settles a document by the API's object for it. `answeredAt`: when, unless it was remembered. */
	#answer(unit: Unit, raw: Record<string, unknown>, answeredAt?: number): void {
		const { key, owners, entities } = unit;
		if (unit.isSettled) return;
		unit.isSettled = true;
		// Written down before the user's item gets hold of it.
		if (answeredAt !== undefined && this.client.limits.reuseMs > 0)
			remember(this.client.lane.answers, key, JSON.stringify(raw), answeredAt);
		const results = owners.map(({ id }, copy) => {
			// Each item gets a copy of its own: what one branch of a flow changes must not show in another.
			const own = copy === 0 ? raw : (JSON.parse(JSON.stringify(raw)) as typeof raw);
			return readDocumentSentiment(own, id, entities);
		});
		for (const [copy, { index }] of owners.entries()) {
			const result = results[copy];
			if (result) this.#tell(index, { ok: true, result });
		}
	}

	/** Settles a document without a result; one part without an answer fails all of it. */
	#fail(part: Unit, failure: Failure): void {
		const unit = part.whole ?? part;
		if (unit.isSettled) return;
		unit.isSettled = true;
		for (const { index } of unit.owners) this.#tell(index, { ok: false, failure: { ...failure } });
	}

	#tell(index: number, outcome: Outcome): void {
		this.outcomes[index] = outcome;
		this.#done += 1;
		try {
			this.options.onOutcome?.(index, outcome);
		} catch {
			// As above.
		}
	}
}
