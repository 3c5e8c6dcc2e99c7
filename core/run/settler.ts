import {
	missingResultFailure,
	rejectedFailure,
	tooSlowFailure,
	unavailableFailure,
	type AnswerDetail,
} from '../failure';
import type { SentRequest } from '../lane/sizer';
import type { Failure } from '../types';
import type { Verdict } from '../wire/classify';
import { fieldsOf } from '../input/fields';
import type { RunContext } from './context';
import type { Ledger } from './ledger';
import type { Batch, Queue } from './queue';
import type { Unit } from './unit';
import type { Watch } from './watch';

/** Requests that a single document may take the service to fail at, the last ones at the end of the run. */
const TRIES_ALONE = 3;

/** A request that came back, and what it held. */
export interface Returned {
	queue: Queue;
	batch: Batch;
	request: SentRequest;
	/** When it came back, ms since the epoch. */
	now: number;
}

type Of<Kind extends Verdict['kind']> = Extract<Verdict, { kind: Kind }>;

/** Decides what an answer means for each document of its request: settled, again, or suspect. */
export class Settler {
	constructor(
		private readonly context: RunContext,
		private readonly ledger: Ledger,
		private readonly watch: Watch,
	) {}

	/** Results came. Those that are there settle their documents, whatever else is amiss; whether any is. */
	answered({ queue, batch, now }: Returned, { results, detail }: Of<'answered'>): boolean {
		const byId = resultsById(results);
		const missing = batch.units.filter((unit) => !this.#answer(unit, byId.get(unit.wireId), now));
		const isOfUse = missing.length < batch.units.length;
		if (isOfUse) this.watch.answered(queue);
		else this.watch.failed(detail, isClean(batch));
		for (const unit of missing) this.#missed(unit, queue, batch.units.length === 1, detail);
		// This half of a bad group is good, so that the other half is not.
		if (batch.rest) queue.suspect(batch.rest);
		return isOfUse;
	}

	/** The service refused the request: for one of its documents, or for its size. */
	refused({ queue, batch, request }: Returned, verdict: Of<'refused'>): void {
		const { units } = batch;
		queue.giveBack(batch.rest ?? []);
		const named =
			units.length === 1 ? units : units.filter((unit, place) => isNamed(verdict, unit, place));
		for (const unit of named) this.#reject(unit, verdict.detail);
		if (named.length > 0) queue.giveBack(units.filter((unit) => !named.includes(unit)));
		else this.#split(queue, units, request, verdict.tooLarge);
		this.watch.refused(queue, verdict.detail);
	}

	/** The gateway or we lost patience: smaller requests, and single documents at the end once more. */
	slow({ queue, batch, request, now }: Returned, { detail }: Of<'slow'>): void {
		const { lane, stats } = this.context;
		const wasClean = isClean(batch);
		stats.timeouts += 1;
		lane.sizer.tooSlow(request, now);
		lane.concurrency.tooSlow();
		queue.giveBack(batch.rest ?? []);
		const [first] = batch.units;
		if (first && batch.units.length === 1) {
			this.#failedAlone(first, queue, ({ attempts, text }) =>
				tooSlowFailure(detail, attempts, text.length),
			);
		} else this.#halve(queue, batch.units);
		this.watch.failed(detail, wasClean);
	}

	/** The service stumbled: the same once more, then it may be one of the documents. */
	broken({ queue, batch, now }: Returned, verdict: Of<'broken'>): void {
		const { units, rest = [] } = batch;
		const [first] = units;
		const wasClean = isClean(batch);
		for (const unit of units) unit.isTainted = true;
		// If that ends the run, it is not about these documents: they fail as all the others do.
		if (!this.watch.broken(verdict, now, wasClean)) return;
		if (first && units.length === 1) {
			queue.giveBack(rest);
			this.#failedAlone(first, queue, ({ attempts }) =>
				unavailableFailure(verdict.detail, attempts),
			);
		} else if (batch.isSecondTry) {
			queue.giveBack(rest);
			this.#suspect(queue, units);
		} else queue.giveBackBatch({ ...batch, isSecondTry: true });
	}

	/** A 429 is about the pace, not about these documents: the same again, and no attempt of theirs. */
	rateLimited({ queue, batch }: Returned): void {
		this.context.stats.rateLimited += 1;
		for (const unit of batch.units) unit.attempts -= 1;
		queue.giveBackBatch(batch);
	}

	#answer(unit: Unit, raw: Record<string, unknown> | undefined, now: number): boolean {
		if (!raw) return false;
		const { lane, limits } = this.context;
		// Written down before the user's item gets hold of it, and kept only if it is a result.
		const json = limits.reuseMs > 0 ? JSON.stringify(raw) : undefined;
		if (!this.ledger.answer(unit, raw)) return false;
		if (json !== undefined) lane.answers.remember(unit.key, json, now);
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
		if (unit.suspicion) this.context.lane.sizer.acquit(unit.suspicion, unit.weight);
		this.ledger.fail(unit, rejectedFailure(detail, unit.attempts, unit.text.length));
	}

	#split(queue: Queue, units: Unit[], request: SentRequest, tooLarge: boolean): void {
		const suspicion = this.context.lane.sizer.suspect(request, tooLarge);
		for (const unit of units) unit.suspicion ??= suspicion;
		if (suspicion) this.#halve(queue, units);
		else this.#suspect(queue, units);
	}

	#suspect(queue: Queue, units: Unit[]): void {
		this.context.stats.splits += 1;
		for (const unit of units) unit.isTainted = true;
		queue.suspect(units);
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

	#failedAlone(unit: Unit, queue: Queue, failureOf: (unit: Unit) => Failure): void {
		unit.failedAlone += 1;
		unit.isTainted = true;
		if (unit.failedAlone < TRIES_ALONE) queue.postpone(unit);
		else this.ledger.fail(unit, failureOf(unit));
	}
}

/** Whether none of the documents was in a failed request before. */
function isClean({ units }: Batch): boolean {
	return units.every(({ isTainted }) => !isTainted);
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
