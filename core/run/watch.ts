import {
	addressFailure,
	allRejectedFailure,
	unavailableFailure,
	type AnswerDetail,
} from '../failure';
import type { Verdict } from '../wire/classify';
import { Breaker } from './breaker';
import type { RunContext } from './context';
import type { Ledger } from './ledger';
import type { Queue } from './queue';

/** When nothing ever worked, this many in a row without a connection, or without sense, end the run. */
const HOPELESS_AFTER = 3;

/**
 * Watches what goes wrong in a run, and ends it (or one language of it) when it is not about
 * documents: an outage, a wrong address, a language that the service takes none of.
 */
export class Watch {
	/** What goes wrong for the service's part, in all languages. */
	readonly #outage = new Breaker();
	/** What a language's documents are refused for, as long as none was answered. */
	readonly #refusals = new Map<Queue, Breaker>();
	/** Languages with an answered document: from then on a refusal is about its documents. */
	readonly #proven = new Set<Queue>();

	constructor(
		private readonly context: RunContext,
		private readonly ledger: Ledger,
	) {}

	/** Whether the next request of this queue has to be a canary. */
	wantsCanary(queue: Queue): boolean {
		return this.#outage.isTripped || this.#refusalsOf(queue).isTripped;
	}

	/** A document of this queue was answered. */
	answered(queue: Queue): void {
		this.#outage.succeeded();
		this.#proven.add(queue);
		this.#refusals.delete(queue);
	}

	/** The service refused a request of this queue. Whoever refuses is there: no outage. */
	refused(queue: Queue, detail: AnswerDetail): void {
		this.#outage.succeeded();
		if (this.#proven.has(queue)) return;
		const refusals = this.#refusalsOf(queue);
		refusals.failed();
		if (!refusals.isDead(0, 0)) return;
		queue.abandon((unit) => this.ledger.fail(unit, allRejectedFailure(detail, unit.attempts)));
	}

	/**
	 * A request took too long, or its answer held nothing of use. False when that ends the run.
	 * `isClean`: none of its documents was in a failed request before.
	 */
	failed(detail: AnswerDetail, isClean: boolean): boolean {
		this.#outage.failed(isClean);
		if (!this.#outage.isDead(this.ledger.answered, this.ledger.failed)) return true;
		this.context.stop((unit) => unavailableFailure(detail, unit.attempts));
		return false;
	}

	/**
	 * The service stumbled: the lane pauses, as long as it says or as chance has it. False when that
	 * ends the run.
	 */
	broken(verdict: Extract<Verdict, { kind: 'broken' }>, now: number, isClean: boolean): boolean {
		const { lane, clock, limits, stop } = this.context;
		const { detail, retryAt } = verdict;
		const goesOn = this.failed(detail, isClean);
		if (this.#isAddressWrong(verdict)) {
			stop((unit) => addressFailure(detail, unit.attempts, 'web page'));
			return false;
		}
		if (this.#isHopeless && verdict.why === 'network') {
			stop((unit) => unavailableFailure(detail, unit.attempts));
			return false;
		}
		if (retryAt !== undefined && retryAt - now > limits.maxWaitMs) {
			stop((unit) => unavailableFailure(detail, unit.attempts, retryAt));
			return false;
		}
		lane.gate.pause(Math.max(retryAt ?? 0, now + this.#outage.pauseMs(clock.random())));
		return goesOn;
	}

	/** Nothing ever worked, several times. */
	get #isHopeless(): boolean {
		return this.ledger.answered === 0 && this.#outage.inARow >= HOPELESS_AFTER;
	}

	/** Something answers there, but nothing that it says makes sense. */
	#isAddressWrong({ why, detail }: Extract<Verdict, { kind: 'broken' }>): boolean {
		return this.#isHopeless && why === 'unreadable' && detail.status !== undefined;
	}

	#refusalsOf(queue: Queue): Breaker {
		const refusals = this.#refusals.get(queue) ?? new Breaker();
		this.#refusals.set(queue, refusals);
		return refusals;
	}
}
