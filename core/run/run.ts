import { exchange } from '../calls/exchange';
import { cancelledFailure, deadlineFailure, quotaFailure } from '../failure';
import type { Failure, Outcome } from '../types';
import { Alarm } from './alarm';
import type { ClientContext, RunContext } from './context';
import { Ledger } from './ledger';
import { Queue, type Batch } from './queue';
import { Settler } from './settler';
import type { Unit } from './unit';

/** A limit of that many requests a minute keeps one request in flight busy; more would only wait. */
const REQUESTS_PER_LANE = 4;

/** One run: keeps requests going while there is work, quota and time, and settles every document. */
export class Run {
	readonly #context: RunContext;
	readonly #ledger: Ledger;
	readonly #settler: Settler;
	readonly #queues: Queue[];
	readonly #alarm: Alarm;
	readonly #startedAt: number;
	#inFlight = 0;
	#failureOf: ((unit: Unit) => Failure) | undefined;
	#isCancelled = false;
	/** Since when nothing but waiting for the quota happened. */
	#waitingSince: number | undefined;

	constructor(
		client: ClientContext,
		parts: Pick<RunContext, 'options' | 'stats'>,
		ledger: Ledger,
		units: Unit[],
	) {
		this.#context = { ...client, ...parts, stop: (failureOf) => this.#stop(failureOf) };
		this.#ledger = ledger;
		this.#settler = new Settler(this.#context, ledger);
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
		this.#startedAt = client.clock.now();
	}

	/** Resolves with every outcome. Never rejects; when cancelled it resolves without waiting for answers. */
	async execute(): Promise<Outcome[]> {
		const { lane, options } = this.#context;
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

	get #isFinished(): boolean {
		return (
			this.#inFlight === 0 &&
			(this.#failureOf !== undefined || this.#queues.every(({ isEmpty }) => isEmpty))
		);
	}

	/** Starts what may start; when to look again, ms since the epoch, `Infinity` for "when something happens". */
	#advance(): number {
		const { clock, lane, limits } = this.#context;
		for (;;) {
			const now = clock.now();
			if (limits.deadlineMs > 0 && now >= this.#deadline)
				this.#stop((unit) => deadlineFailure(unit.attempts));
			if (this.#failureOf || this.#queues.every(({ isEmpty }) => isEmpty)) return Infinity;
			if (lane.gate.inFlight >= lane.concurrency.level(this.#mostInFlight))
				return this.#idleUntil();
			const opensAt = lane.gate.opensAt(now, limits.requestsPerMinute);
			if (opensAt > now) return this.#waitForGate(opensAt, now);
			const work = this.#next();
			if (!work) return Infinity;
			void this.#send(work.queue, work.batch);
		}
	}

	/** The next batch: the languages in turn. Canaries go one at a time. */
	#next(): { queue: Queue; batch: Batch } | undefined {
		const { sizer } = this.#context.lane;
		const { limits } = this.#context;
		for (const queue of this.#queues.filter(({ isEmpty }) => !isEmpty)) {
			const asCanary = this.#settler.wantsCanary(queue);
			if (asCanary && this.#inFlight > 0) continue;
			const batch =
				(asCanary ? queue.takeCanary() : undefined) ??
				queue.take({
					weight: sizer.weightLimit,
					documents: Math.min(limits.maxDocsPerRequest, sizer.documentLimit),
					characters: limits.maxCharsPerRequest || Infinity,
				});
			if (!batch) continue;
			this.#queues.push(...this.#queues.splice(this.#queues.indexOf(queue), 1));
			return { queue, batch };
		}
		return undefined;
	}

	async #send(queue: Queue, batch: Batch): Promise<void> {
		const { clock, lane, limits, options, stats } = this.#context;
		const { units, language } = batch;
		const before = { epoch: lane.concurrency.epoch, inFlight: lane.gate.inFlight + 1 };
		const timeLeft = limits.deadlineMs > 0 ? this.#deadline - clock.now() : Infinity;
		this.#inFlight += 1;
		stats.requests += 1;
		stats.docsSent += units.length;
		if (units.some(({ attempts }) => attempts > 0)) stats.retries += 1;
		for (const unit of units) unit.attempts += 1;
		this.#report();
		const { verdict, sentAt, receivedAt } = await exchange(this.#context, {
			method: 'POST',
			path: '/predicts',
			query: { language },
			body: {
				docs: units.map(({ wireId, text, entities }) => ({ doc_id: wireId, doc: text, entities })),
			},
			timeoutMs: Math.min(limits.timeoutMs, timeLeft),
			...(options.signal ? { signal: options.signal } : {}),
		});
		this.#inFlight -= 1;
		const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
		const request = { weight, documents: units.length, sentAt, full: batch.full };
		const together = Math.max(before.inFlight, lane.gate.inFlight + 1);
		if (!this.#isCancelled) {
			const returned = { queue, batch, request, now: receivedAt };
			switch (verdict.kind) {
				case 'answered':
					if (this.#settler.answered(returned, verdict)) {
						this.#waitingSince = undefined;
						const tookMs = receivedAt - sentAt;
						lane.sizer.answered(request, tookMs, together === 1, !lane.concurrency.isTrying);
						if (batch.full) {
							lane.concurrency.answered(
								{ weight, tookMs, together, epoch: before.epoch },
								this.#mostInFlight,
							);
						}
					}
					break;
				case 'refused':
					this.#settler.refused(returned, verdict);
					break;
				case 'slow':
					// Cut short by our own deadline, it says nothing of the service.
					if (timeLeft > limits.timeoutMs || receivedAt < this.#deadline)
						this.#settler.slow(returned, verdict);
					break;
				case 'broken':
					this.#settler.broken(returned, verdict);
					break;
				case 'rate_limited':
					stats.rateLimited += 1;
					// A 429 is about the pace, not about these documents: no attempt of theirs.
					for (const unit of units) unit.attempts -= 1;
					queue.giveBackBatch(batch);
					break;
				case 'stop':
					this.#stop((unit) => verdict.failure(unit.attempts));
					break;
				case 'aborted':
					this.#cancel();
					break;
			}
			this.#report();
		}
		lane.wakeAll();
	}

	/** The wait for the gate, or the end of the run if that wait is too long. */
	#waitForGate(opensAt: number, now: number): number {
		const { lane, limits } = this.#context;
		if (opensAt === Infinity) return this.#idleUntil();
		const isQuota = lane.gate.isQuotaWait(now, limits.requestsPerMinute);
		if (isQuota) this.#waitingSince ??= now;
		const waitMs = opensAt - (this.#waitingSince ?? now);
		const isTooLate = limits.deadlineMs > 0 && opensAt > this.#deadline;
		if (waitMs <= limits.maxWaitMs && !isTooLate) return opensAt;
		// What is in flight is paid for: its answers are waited for, then the run ends.
		if (this.#inFlight > 0) return Infinity;
		this.#stop((unit) =>
			isQuota
				? quotaFailure({}, unit.attempts, {
						retryAtMs: opensAt,
						maxWaitMs: isTooLate ? limits.deadlineMs : limits.maxWaitMs,
					})
				: deadlineFailure(unit.attempts),
		);
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

	/** Answers of other runs are waited for no longer than this run's time; its own carry that limit. */
	#idleUntil(): number {
		return this.#inFlight === 0 && this.#context.limits.deadlineMs > 0 ? this.#deadline : Infinity;
	}

	get #deadline(): number {
		return this.#startedAt + this.#context.limits.deadlineMs;
	}

	/** More in flight than the plan can use would only hold each other up. */
	get #mostInFlight(): number {
		const { lane, limits } = this.#context;
		const ofPlan =
			lane.gate.limit === undefined ? Infinity : Math.round(lane.gate.limit / REQUESTS_PER_LANE);
		return Math.max(1, Math.min(limits.maxConcurrency, ofPlan));
	}

	#stop(failureOf: (unit: Unit) => Failure): void {
		this.#failureOf ??= failureOf;
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
