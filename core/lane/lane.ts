import {
	addressFailure,
	cancelledFailure,
	deadlineFailure,
	quotaFailure,
	unavailableFailure,
} from '../failure';
import type { Failure } from '../types';
import type { Exchange } from '../wire/exchange';
import { AnswerCache } from './answer-cache';
import { Gate } from './gate';
import { Health } from './health';
import { Lanes } from './lanes';
import { Sizes } from './sizes';
import type { Batch, Lesson, Ticket } from './ticket';
import type { Visitor } from './visitor';

/** So many requests per minute keep one request in flight busy; more in flight would only wait. */
const REQUESTS_PER_LANE = 4;
/**
 * Work of less time than that (ms, and share of the time so far) is not shared among lanes: requests
 * are what users pay for.
 */
const LEAST_PIECE_MS = 2500;
const LEAST_PIECE_SHARE = 1 / 4;

/**
 * All that is known of one API key: its quota, what the service takes at once and in one request,
 * whether it is up, and its answers. Runs of the same key share it within the process.
 *
 * Whoever sends asks {@link admit} first and tells {@link learn} what came of it. Nothing else waits,
 * and nothing else changes what is known.
 */
export class Lane {
	readonly answers = new AnswerCache();
	readonly #gate = new Gate();
	readonly #sizes = new Sizes();
	readonly #lanes = new Lanes();
	readonly #health = new Health();
	/** Runs and calls under way; each is woken when something changes for all. */
	readonly #visitors = new Set<Visitor>();
	/** Those of them that want to send, who waits longest first. */
	readonly #line = new Set<Visitor>();

	/** Nobody uses it now. */
	get isIdle(): boolean {
		return this.#visitors.size === 0 && this.#gate.inFlight === 0;
	}

	/** The next request has to ask with a single document whether the service works at all. */
	get wantsCanary(): boolean {
		return this.#health.wantsCanary;
	}

	/** What the latest headers said of the quota; undefined when they said nothing. */
	get quota() {
		return this.#gate.quota;
	}

	/** A run or call begins; what was heard long ago is asked again. */
	join(visitor: Visitor): void {
		const { clock, limits } = visitor.options;
		this.#visitors.add(visitor);
		this.#gate.doubt(clock.now(), limits.maxWaitMs);
		this.#health.doubt(clock.now());
	}

	/** It is over. */
	leave(visitor: Visitor): void {
		visitor.leave();
		this.#endTurn(visitor);
		this.#visitors.delete(visitor);
	}

	/**
	 * Waits until a request may start. Resolves with a ticket; with a failure when none may start at
	 * all (cancelled, out of time, the quota shut for too long); or with undefined when `hasWork` has
	 * turned false and all that the visitor sent has come back.
	 */
	async admit(
		visitor: Visitor,
		hasWork: () => boolean = () => true,
	): Promise<Ticket | Failure | undefined> {
		for (;;) {
			const now = visitor.options.clock.now();
			if (visitor.isCancelled) return this.#refuse(visitor, cancelledFailure(0));
			if (!hasWork()) {
				this.#endTurn(visitor);
				if (visitor.inFlight === 0) return undefined;
				await visitor.wait(Infinity);
				continue;
			}
			if (now >= visitor.deadline) return this.#refuse(visitor, deadlineFailure(0));
			const opensAt = this.#opensAt(visitor, now);
			if (opensAt <= now) return this.enter(visitor);
			const refusal = this.#tooLong(visitor, opensAt, now);
			// What is in flight is paid for: its answers are waited for first.
			if (refusal && visitor.inFlight === 0) return this.#refuse(visitor, refusal);
			await this.#wait(visitor, refusal ? Infinity : opensAt, now);
		}
	}

	/** Leave to send at once, whatever the quota: only for who asks how the service is now. */
	enter(visitor: Visitor): Ticket {
		const sentAt = visitor.options.clock.now();
		this.#gate.enter(sentAt);
		visitor.inFlight += 1;
		this.#endTurn(visitor);
		const soFarMs = sentAt - visitor.startedAt;
		const piece = this.#lanes.weightIn(Math.max(LEAST_PIECE_MS, soFarMs * LEAST_PIECE_SHARE));
		return {
			visitor,
			sentAt,
			together: this.#gate.inFlight,
			room: { ...this.#sizes.take(), lanes: this.#level(visitor), piece },
		};
	}

	/** A ticket that nothing was sent with. */
	giveBack({ visitor }: Ticket): void {
		this.#gate.leave();
		visitor.inFlight -= 1;
		for (const other of this.#visitors) other.ring();
	}

	/** What came of a ticket. `batch`: what the request held; absent for calls that are not batched. */
	learn(ticket: Ticket, answer: Exchange, batch?: Batch): Lesson {
		const { visitor } = ticket;
		const together = Math.max(ticket.together, this.#gate.inFlight);
		this.#gate.leave();
		visitor.inFlight -= 1;
		this.#sizes.heard();
		const lesson = this.#learn(ticket, answer, { ...(batch ? { batch } : {}), together });
		for (const other of this.#visitors) other.ring();
		return lesson;
	}

	#learn(
		{ visitor, sentAt }: Ticket,
		{ verdict, quota, body, receivedAt: now }: Exchange,
		{ batch, together }: { batch?: Batch; together: number },
	): Lesson {
		const random = visitor.options.clock.random();
		if (verdict.kind === 'rate_limited') {
			this.#gate.refuse(verdict.retryAt, sentAt, now, random);
			this.#lanes.refused(together, sentAt, now);
			if (batch) this.#sizes.refusedByQuota(batch, this.#gate.refusals);
			return {};
		}
		this.#gate.note(quota, body !== undefined, sentAt, now, random);
		switch (verdict.kind) {
			case 'answered':
				this.#health.answered(now);
				visitor.quietSince = undefined;
				if (batch) this.#sizes.answered(batch, now - sentAt, together === 1);
				if (batch && (batch.full || batch.hasNext)) {
					const flight = { weight: batch.weight, sentAt, receivedAt: now, together };
					this.#lanes.answered(flight, this.#mostInFlight(visitor), this.#sizes.targetMs);
				}
				return {};
			case 'refused':
				this.#health.refused();
				return batch ? this.#blame(verdict, batch) : {};
			case 'slow':
				// Cut short by the visitor's own deadline, it says nothing of the service.
				if (now >= visitor.deadline) return { end: deadlineFailure(0) };
				if (batch) this.#sizes.tooSlow(batch, sentAt, now);
				if (batch) this.#lanes.tooSlow(sentAt, now);
				return this.#stumbled(visitor, { verdict, sentAt, now }, batch);
			case 'broken':
				return this.#stumbled(visitor, { verdict, sentAt, now }, batch);
			case 'stop':
				this.#health.refused();
				return { end: verdict.failure(0) };
			case 'aborted':
				return { end: cancelledFailure(0) };
		}
	}

	#blame({ namedIds, namedPlaces }: Verdict<'refused'>, batch: Batch): Lesson {
		if (batch.documents === 1) {
			if (batch.blame) this.#sizes.acquit(batch.blame, batch);
			return {};
		}
		// Whoever names documents, or refuses those of whom one is known to be bad, does not mind the size.
		if (namedIds.length + namedPlaces.length > 0 || batch.isTest) return {};
		const blame = this.#sizes.blame(batch);
		return blame ? { blame } : {};
	}

	/** The service stumbled: it gets a pause unless that was to be expected, and is given up if it goes on. */
	#stumbled(
		{ options: { clock, limits } }: Visitor,
		{ verdict, sentAt, now }: { verdict: Verdict<'slow' | 'broken'>; sentAt: number; now: number },
		batch: Batch | undefined,
	): Lesson {
		const { detail } = verdict;
		const isBroken = verdict.kind === 'broken';
		const suspectSince = batch?.suspectSince;
		const isUnexpected = this.#health.failed({
			sentAt,
			now,
			risk: batch?.risk ?? 0,
			suspectSince,
			alone: batch?.documents === 1,
			wasSilent: !isBroken,
			isUnreached: isBroken && verdict.why === 'network',
		});
		const retryAt = isBroken ? verdict.retryAt : undefined;
		if (retryAt !== undefined && retryAt - now > limits.maxWaitMs)
			return { end: unavailableFailure(detail, 0, retryAt) };
		if (isBroken && this.#health.isSenseless && verdict.why === 'unreadable' && detail.status)
			return { end: addressFailure(detail, 0, 'web page') };
		if (this.#health.isDown) return { end: unavailableFailure(detail, 0) };
		if (isBroken && (isUnexpected || retryAt !== undefined)) {
			this.#gate.pause(Math.max(retryAt ?? 0, now + this.#health.pauseMs(clock.random())));
		}
		if (suspectSince !== undefined && this.#health.answeredSince(suspectSince))
			return { fault: 'documents' };
		return { fault: this.#health.isKnown ? 'service' : 'unknown' };
	}

	#refuse(visitor: Visitor, failure: Failure): Failure {
		this.#endTurn(visitor);
		return failure;
	}

	/** When a request of this visitor may start; `Infinity` if only an answer under way can tell. */
	#opensAt(visitor: Visitor, now: number): number {
		this.#line.add(visitor);
		if (this.#gate.inFlight >= this.#level(visitor)) return Infinity;
		const opensAt = this.#gate.opensAt(now, visitor.options.limits.requestsPerMinute);
		// A pace of its own holds up nobody else.
		if (opensAt > now && this.#gate.opensAt(now) <= now) this.#endTurn(visitor);
		else if (opensAt <= now && this.#line.values().next().value !== visitor) return Infinity;
		return opensAt;
	}

	/** Why not to wait until `opensAt`: it is longer than allowed. Undefined when it is not. */
	#tooLong(visitor: Visitor, opensAt: number, now: number): Failure | undefined {
		if (opensAt === Infinity) return undefined;
		const { limits } = visitor.options;
		if (!this.#gate.isQuotaWait(now, limits.requestsPerMinute)) {
			return opensAt > visitor.deadline ? deadlineFailure(0) : undefined;
		}
		visitor.quietSince ??= now;
		// As long as others of the same key get through, it is a matter of turns, not of the quota.
		const quietSince = Math.max(visitor.quietSince, this.#gate.throughAt);
		const isTooLong = opensAt - quietSince > limits.maxWaitMs;
		if (!isTooLong && opensAt <= visitor.deadline) return undefined;
		const maxWaitMs = isTooLong ? limits.maxWaitMs : limits.deadlineMs;
		const retryAtMs = this.#gate.serverOpensAt;
		return quotaFailure({}, 0, { retryAtMs, maxWaitMs });
	}

	async #wait(visitor: Visitor, opensAt: number, now: number): Promise<void> {
		// Answers of others are waited for no longer than this visitor's time; its own carry that limit.
		const idleUntil = visitor.inFlight > 0 ? Infinity : visitor.deadline;
		const isQuota =
			opensAt !== Infinity && this.#gate.isQuotaWait(now, visitor.options.limits.requestsPerMinute);
		await visitor.wait(Math.min(opensAt, idleUntil), isQuota);
	}

	/** Leaves the line, having sent or not wanting to; the next one looks whether it may. */
	#endTurn(visitor: Visitor): void {
		if (this.#line.delete(visitor)) this.#line.values().next().value?.ring();
	}

	#level(visitor: Visitor): number {
		return this.#health.isInDoubt ? 1 : this.#lanes.level(this.#mostInFlight(visitor));
	}

	/** Requests that may be in flight at most: as the host says, and no more than its pace and the plan can use. */
	#mostInFlight({ options: { limits } }: Visitor): number {
		const perMinute = Math.min(limits.requestsPerMinute || Infinity, this.#gate.perMinute);
		const usable = Math.round(perMinute / REQUESTS_PER_LANE);
		return Math.max(1, Math.min(limits.maxConcurrency, usable));
	}
}

type Verdict<Kind extends Exchange['verdict']['kind']> = Extract<
	Exchange['verdict'],
	{ kind: Kind }
>;
