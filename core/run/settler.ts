import {
	addressFailure,
	allRejectedFailure,
	missingResultFailure,
	rejectedFailure,
	tooSlowFailure,
	unavailableFailure,
	type AnswerDetail,
} from '../failure';
import type { SentRequest } from '../lane/sizer';
import type { Verdict } from '../wire/classify';
import { fieldsOf } from '../wire/reply';
import { Breaker } from './breaker';
import type { RunContext } from './context';
import type { Ledger } from './ledger';
import type { Batch, Queue } from './queue';
import type { Unit } from './unit';

/** Requests that a single document may take the service to fail at, the last ones at the end of the run. */
const TRIES_ALONE = 3;
/** When nothing ever worked, this many in a row without a connection, or without sense, end the run. */
const HOPELESS_AFTER = 3;

/** A request that came back, and what it held. */
export interface Returned {
	queue: Queue;
	batch: Batch;
	request: SentRequest;
	now: number;
}

/** Decides what an answer means for each document of its request: settled, again, or suspect. */
export class Settler {
	/** What goes wrong for the service's part, in all languages. */
	readonly outage = new Breaker();
	/** What a language's documents are refused for, as long as none was answered. */
	readonly #refusals = new Map<Queue, Breaker>();
	readonly #answered = new Set<Queue>();

	constructor(
		private readonly context: RunContext,
		private readonly ledger: Ledger,
	) {}

	/** Whether the next request of this queue has to be a canary. */
	wantsCanary(queue: Queue): boolean {
		return this.outage.isTripped || this.#refusalsOf(queue).isTripped;
	}

	/** Results came. Those that are there settle their documents, whatever else is amiss. */
	answered(
		{ queue, batch, now }: Returned,
		{ results, detail }: Extract<Verdict, { kind: 'answered' }>,
	): boolean {
		const byId = new Map<string, Record<string, unknown>>();
		for (const element of results) {
			const result = fieldsOf(element);
			const id = typeof result.doc_id === 'number' ? String(result.doc_id) : result.doc_id;
			// The first of several wins; an id that was not sent finds nobody.
			if (typeof id === 'string' && !byId.has(id)) byId.set(id, result);
		}
		const missing = batch.units.filter((unit) => !this.#answer(unit, byId.get(unit.wireId), now));
		const isOfUse = missing.length < batch.units.length;
		if (isOfUse) {
			this.outage.succeeded();
			this.#answered.add(queue);
		} else this.#failed(detail);
		for (const unit of missing) this.#missed(unit, queue, batch.units.length === 1, detail);
		// This half of a bad group is good, so that the other half is not.
		if (batch.rest) queue.suspect(batch.rest);
		return isOfUse;
	}

	/** The service refused the request: for one of its documents, or for its size. */
	refused(
		{ queue, batch, request }: Returned,
		verdict: Extract<Verdict, { kind: 'refused' }>,
	): void {
		const { units } = batch;
		// Whoever refuses is there: no outage.
		this.outage.succeeded();
		queue.giveBack(batch.rest ?? []);
		const named =
			units.length === 1 ? units : units.filter((unit, place) => isNamed(verdict, unit, place));
		for (const unit of named) this.#reject(unit, verdict.detail);
		const others = units.filter((unit) => !named.includes(unit));
		if (named.length > 0) queue.giveBack(others);
		else this.#split(queue, units, request, verdict.tooLarge);
		this.#countRefusal(queue, verdict.detail);
	}

	/** The gateway or we lost patience: smaller requests, and single documents at the end once more. */
	slow(
		{ queue, batch, request, now }: Returned,
		{ detail }: Extract<Verdict, { kind: 'slow' }>,
	): void {
		this.context.stats.timeouts += 1;
		this.context.lane.sizer.tooSlow(request, now);
		this.context.lane.concurrency.tooSlow();
		queue.giveBack(batch.rest ?? []);
		const [first] = batch.units;
		if (first && batch.units.length === 1) this.#failedAlone(first, queue, detail, tooSlowFailure);
		else this.#halve(queue, batch.units);
		this.#failed(detail);
	}

	/** The service stumbled: the same once more, then it may be one of the documents. */
	broken({ queue, batch, now }: Returned, verdict: Extract<Verdict, { kind: 'broken' }>): void {
		const { units, rest = [] } = batch;
		const [first] = units;
		if (first && units.length === 1) {
			queue.giveBack(rest);
			this.#failedAlone(first, queue, verdict.detail, unavailableFailure);
		} else if (batch.isSecondTry) {
			this.context.stats.splits += 1;
			queue.giveBack(rest);
			queue.suspect(units);
		} else queue.giveBackBatch({ ...batch, isSecondTry: true });
		for (const unit of units) unit.isTainted = true;
		this.#failed(verdict.detail, verdict.why);
		this.#pause(verdict, now);
	}

	#answer(unit: Unit, raw: Record<string, unknown> | undefined, now: number): boolean {
		if (!raw) return false;
		const { lane, limits, scrub } = this.context;
		const clean = scrub.data(raw);
		if (!this.ledger.answer(unit, clean)) return false;
		if (limits.reuseMs > 0) lane.answers.remember(unit.key, clean, now);
		return true;
	}

	/** Once more with others, then alone; only an answer to a request of its own fails it. */
	#missed(unit: Unit, queue: Queue, wasAlone: boolean, detail: AnswerDetail): void {
		unit.missed += 1;
		unit.isTainted = true;
		if (wasAlone && unit.missed > 1) {
			this.ledger.fail(unit, missingResultFailure(detail, unit.attempts));
			return;
		}
		if (unit.missed > 1) unit.mostTogether = 1;
		queue.giveBack([unit]);
	}

	#reject(unit: Unit, detail: AnswerDetail): void {
		if (unit.suspicion) this.context.lane.sizer.acquit(unit.suspicion);
		this.ledger.fail(unit, rejectedFailure(detail, unit.attempts, unit.text.length));
	}

	#split(queue: Queue, units: Unit[], request: SentRequest, tooLarge: boolean): void {
		const suspicion = this.context.lane.sizer.suspect(request, tooLarge);
		for (const unit of units) {
			unit.isTainted = true;
			unit.suspicion ??= suspicion;
		}
		if (suspicion) this.#halve(queue, units);
		else {
			this.context.stats.splits += 1;
			queue.suspect(units);
		}
	}

	/** Two smaller requests at least, so that it goes on whatever the sizer thinks. */
	#halve(queue: Queue, units: Unit[]): void {
		this.context.stats.splits += 1;
		for (const unit of units) {
			unit.isTainted = true;
			unit.mostTogether = Math.min(unit.mostTogether, Math.ceil(units.length / 2));
		}
		queue.giveBack(units);
	}

	#failedAlone(
		unit: Unit,
		queue: Queue,
		detail: AnswerDetail,
		failureOf: (
			detail: AnswerDetail,
			attempts: number,
			characters: number,
		) => ReturnType<typeof tooSlowFailure>,
	): void {
		unit.failedAlone += 1;
		unit.isTainted = true;
		if (unit.failedAlone < TRIES_ALONE) queue.postpone(unit);
		else this.ledger.fail(unit, failureOf(detail, unit.attempts, unit.text.length));
	}

	/** One more request went wrong for the service's part; at some point the run ends. */
	#failed(detail: AnswerDetail, why?: 'server' | 'network' | 'unreadable'): void {
		this.outage.failed();
		const neverWorked = this.ledger.answered === 0 && this.outage.inARow >= HOPELESS_AFTER;
		if (neverWorked && why === 'unreadable' && detail.status !== undefined) {
			this.context.stop((unit) => addressFailure(detail, unit.attempts, 'web page'));
		} else if (
			(neverWorked && why === 'network') ||
			this.outage.isDead(this.ledger.answered, this.ledger.failed)
		) {
			this.context.stop((unit) => unavailableFailure(detail, unit.attempts));
		}
	}

	/** Refusals count only until a document of the language is answered: from then on they are about documents. */
	#countRefusal(queue: Queue, detail: AnswerDetail): void {
		const refusals = this.#refusalsOf(queue);
		if (this.#answered.has(queue)) refusals.succeeded();
		else refusals.failed();
		if (refusals.isDead(0, 0))
			queue.abandon((unit) => this.ledger.fail(unit, allRejectedFailure(detail, unit.attempts)));
	}

	#refusalsOf(queue: Queue): Breaker {
		const refusals = this.#refusals.get(queue) ?? new Breaker();
		this.#refusals.set(queue, refusals);
		return refusals;
	}

	#pause({ detail, retryAt }: Extract<Verdict, { kind: 'broken' }>, now: number): void {
		const { lane, clock, limits } = this.context;
		if (retryAt !== undefined && retryAt - now > limits.maxWaitMs) {
			this.context.stop((unit) => unavailableFailure(detail, unit.attempts, retryAt));
		} else lane.gate.pause(Math.max(retryAt ?? 0, now + this.outage.pauseMs(clock.random())));
	}
}

function isNamed(
	{ namedPlaces, namedIds }: { namedPlaces: number[]; namedIds: string[] },
	unit: Unit,
	place: number,
): boolean {
	return namedPlaces.includes(place) || namedIds.includes(unit.wireId);
}
