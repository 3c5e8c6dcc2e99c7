import { cancelledFailure, deadlineFailure } from '../failure';
import type { Failure, Outcome } from '../types';
import { Alarm } from './alarm';
import type { ClientContext, RunContext } from './context';
import type { Ledger } from './ledger';
import { Queue, type Batch } from './queue';
import { sendBatch, type SentBatch } from './send-batch';
import { Settler, type Returned } from './settler';
import type { Unit } from './unit';
import { mostInFlight, QuotaWait } from './waiting';
import { Watch } from './watch';

/** One run: keeps requests going while there is work, quota and time, and settles every document. */
export class Run {
	readonly #context: RunContext;
	readonly #ledger: Ledger;
	readonly #watch: Watch;
	readonly #settler: Settler;
	readonly #queues: Queue[];
	readonly #alarm: Alarm;
	readonly #quotaWait: QuotaWait;
	#inFlight = 0;
	/** Set when the run ends before all is answered: what the rest fails with. */
	#failureOf: ((unit: Unit) => Failure) | undefined;
	#isCancelled = false;

	constructor(
		client: ClientContext,
		parts: Pick<RunContext, 'options' | 'stats'>,
		ledger: Ledger,
		units: Unit[],
	) {
		const { deadlineMs } = client.limits;
		const deadline = deadlineMs > 0 ? client.clock.now() + deadlineMs : Infinity;
		this.#context = { ...client, ...parts, deadline, stop: (failureOf) => this.#stop(failureOf) };
		this.#ledger = ledger;
		this.#watch = new Watch(this.#context, ledger);
		this.#settler = new Settler(this.#context, ledger, this.#watch);
		const languages = [...new Set(units.map(({ language }) => language))];
		// One language a request: the API takes it for all of its documents.
		this.#queues = languages.map(
			(language) =>
				new Queue(
					language,
					units.filter((unit) => unit.language === language),
				),
		);
		this.#alarm = new Alarm(client.clock);
		this.#quotaWait = new QuotaWait(this.#context);
	}

	/** Resolves with every outcome. Never rejects; when cancelled it resolves without waiting for answers. */
	async execute(): Promise<Outcome[]> {
		const { lane, options, clock, limits } = this.#context;
		lane.gate.doubt(clock.now(), limits.maxWaitMs);
		const cancel = () => this.#cancel();
		const leave = lane.join(this.#alarm.ring);
		options.signal?.addEventListener('abort', cancel);
		if (options.signal?.aborted) this.#cancel();
		while (!this.#isCancelled) {
			const lookAgainAt = this.#advance();
			if (this.#isFinished) break;
			await this.#wait(lookAgainAt);
		}
		options.signal?.removeEventListener?.('abort', cancel);
		leave();
		const outcomes = this.#ledger.close(
			this.#failureOf ?? ((unit) => cancelledFailure(unit.attempts)),
		);
		this.#report();
		return outcomes;
	}

	get #hasWork(): boolean {
		return this.#failureOf === undefined && this.#queues.some(({ isEmpty }) => !isEmpty);
	}

	get #isFinished(): boolean {
		return this.#inFlight === 0 && !this.#hasWork;
	}

	/** Starts what may start; when to look again, ms since the epoch, `Infinity` for "when something happens". */
	#advance(): number {
		const { clock, lane, limits, deadline } = this.#context;
		for (;;) {
			const now = clock.now();
			if (now >= deadline) this.#stop((unit) => deadlineFailure(unit.attempts));
			if (!this.#hasWork) return this.#pass();
			const isFirst = lane.takeTurn(this.#alarm.ring);
			const isFull = lane.gate.inFlight >= lane.concurrency.level(mostInFlight(this.#context));
			const opensAt = isFull ? Infinity : lane.gate.opensAt(now, limits.requestsPerMinute);
			if (opensAt === Infinity) return this.#idleUntil;
			// A pace of its own holds up nobody else.
			if (lane.gate.opensAt(now) <= now && opensAt > now) lane.endTurn(this.#alarm.ring);
			if (opensAt > now) return this.#waitOrStop(opensAt, now);
			if (!isFirst) return this.#idleUntil;
			const work = this.#next();
			lane.endTurn(this.#alarm.ring);
			if (!work) return Infinity;
			void this.#send(work.queue, work.batch);
		}
	}

	/** Nothing to send now: whoever is next in line may. */
	#pass(): number {
		this.#context.lane.endTurn(this.#alarm.ring);
		return Infinity;
	}

	/** Answers of other runs are waited for no longer than this run's time; its own carry that limit. */
	get #idleUntil(): number {
		return this.#inFlight > 0 ? Infinity : this.#context.deadline;
	}

	/** The next batch: the languages in turn. Canaries go one at a time. */
	#next(): { queue: Queue; batch: Batch } | undefined {
		const { limits, lane } = this.#context;
		for (const queue of this.#queues.filter(({ isEmpty }) => !isEmpty)) {
			const asCanary = this.#watch.wantsCanary(queue);
			if (asCanary && this.#inFlight > 0) continue;
			const canary = asCanary ? queue.takeCanary() : undefined;
			const batch =
				canary ??
				queue.take({
					weight: lane.sizer.weightLimit,
					documents: Math.min(limits.maxDocsPerRequest, lane.sizer.documentLimit),
					characters: limits.maxCharsPerRequest || Infinity,
				});
			if (!batch) continue;
			this.#queues.push(...this.#queues.splice(this.#queues.indexOf(queue), 1));
			return { queue, batch };
		}
		return undefined;
	}

	async #send(queue: Queue, batch: Batch): Promise<void> {
		this.#inFlight += 1;
		const sending = sendBatch(this.#context, batch);
		this.#report();
		const sent = await sending;
		this.#inFlight -= 1;
		if (!this.#isCancelled) {
			this.#settle({ queue, batch, request: sent.request, now: this.#context.clock.now() }, sent);
			this.#report();
		}
		this.#context.lane.wakeAll();
	}

	#settle(returned: Returned, { verdict, learn, isOutOfTime }: SentBatch): void {
		switch (verdict.kind) {
			case 'answered':
				if (!this.#settler.answered(returned, verdict)) return;
				this.#quotaWait.end();
				return learn();
			case 'refused':
				return this.#settler.refused(returned, verdict);
			case 'broken':
				return this.#settler.broken(returned, verdict);
			case 'rate_limited':
				return this.#settler.rateLimited(returned);
			case 'slow':
				// Cut short by our own deadline, it says nothing of the service.
				return isOutOfTime ? undefined : this.#settler.slow(returned, verdict);
			case 'stop':
				return this.#stop((unit) => verdict.failure(unit.attempts));
			case 'aborted':
				return this.#cancel();
		}
	}

	/** When the gate opens, or the end of the run if that is too late. */
	#waitOrStop(opensAt: number, now: number): number {
		const failureOf = this.#quotaWait.refusal(opensAt, now);
		if (!failureOf) return opensAt;
		// What is in flight is paid for: its answers are waited for, then the run ends.
		if (this.#inFlight === 0) this.#stop(failureOf);
		return Infinity;
	}

	async #wait(until: number): Promise<void> {
		const { clock, lane, limits, stats } = this.#context;
		const startedAt = clock.now();
		const isQuota =
			until !== Infinity && lane.gate.isQuotaWait(startedAt, limits.requestsPerMinute);
		if (isQuota) this.#report(until);
		await this.#alarm.waitUntil(until);
		if (isQuota) stats.waitMs += clock.now() - startedAt;
	}

	#stop(failureOf: (unit: Unit) => Failure): void {
		// Once only: to ring each time would keep the run busy until what is in flight has come.
		if (this.#failureOf) return;
		this.#failureOf = failureOf;
		this.#alarm.ring();
	}

	#cancel(): void {
		this.#isCancelled = true;
		this.#alarm.ring();
	}

	#report(waitingUntil?: number): void {
		const { options, stats } = this.#context;
		try {
			options.onProgress?.({
				done: this.#ledger.done,
				total: stats.documents,
				requests: stats.requests,
				inFlight: this.#inFlight,
				...(waitingUntil === undefined ? {} : { waitingUntil }),
			});
		} catch {
			// What a listener throws is its own matter; the run's documents must not suffer for it.
		}
	}
}
