import { failureOf, quotaFailure } from '../failure';
import type { Failure } from '../types';
import type { Exchange } from '../wire/exchange';
import type { Answers } from './answer-cache';
import { Texts } from './cap';
import { copyOf } from './copy';
import { Gate } from './gate';
import { Health } from './health';
import { learn, levelOf, type Knowledge } from './knowledge';
import { Lanes } from './lanes';
import { Sizes } from './sizes';
import type { Batch, Lesson, Ticket, Visitor } from './visitor';

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
	answers: Answers = { kept: new Map(), bytes: 0 };
	/** For others to look at; only what this lane is told changes it. */
	known: Knowledge = {
		gate: new Gate(),
		sizes: new Sizes(),
		texts: new Texts(),
		lanes: new Lanes(),
		health: new Health(),
	};
	/** Runs and calls under way; each is woken when something changes for all. */
	private readonly visitors = new Set<Visitor>();
	/** Those of them that want to send, who waits longest first. */
	private readonly line = new Set<Visitor>();

	/** A lane of its own that begins with what is known here, of a service that is well. */
	fork(now: number): Lane {
		const fork = new Lane();
		fork.answers = copyOf(this.answers);
		fork.known = { ...copyOf(this.known), health: new Health() };
		fork.known.gate.settle(now);
		return fork;
	}

	/** Nobody uses it now. */
	get isIdle(): boolean {
		return this.visitors.size === 0 && this.known.gate.inFlight === 0;
	}

	/** A run or call begins; what was heard long ago is asked again. */
	join(visitor: Visitor): void {
		const { clock, limits } = visitor.options;
		this.visitors.add(visitor);
		this.known.gate.doubt(clock.now(), limits.maxWaitMs);
		this.known.health.doubt(clock.now());
	}

	/** It is over, and leaves nothing behind at a signal that may live long. */
	leave(visitor: Visitor): void {
		visitor.options.signal?.removeEventListener?.('abort', visitor.onAbort);
		this.endTurn(visitor);
		this.visitors.delete(visitor);
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
		const { clock, signal, limits } = visitor.options;
		for (;;) {
			const now = clock.now();
			if (signal?.aborted) return this.refuse(visitor, failureOf('cancelled', 'stopped'));
			if (!hasWork()) {
				this.endTurn(visitor);
				if (visitor.inFlight === 0) return undefined;
				await visitor.wait(Infinity);
				continue;
			}
			if (now >= visitor.deadline) return this.refuse(visitor, failureOf('deadline', 'time_up'));
			const opensAt = this.opensAt(visitor, now);
			if (opensAt <= now) return this.enter(visitor);
			const isQuota =
				opensAt < Infinity && this.known.gate.opensAt(now, limits.requestsPerMinute) > now;
			const refusal = this.tooLong(visitor, now, opensAt, isQuota);
			if (refusal && visitor.inFlight === 0) return this.refuse(visitor, refusal);
			// What is in flight is paid for, and carries this limit itself: its answers are waited for.
			const latest = visitor.inFlight > 0 ? Infinity : visitor.deadline;
			if (refusal) await visitor.wait(latest);
			else await visitor.wait(Math.min(opensAt, latest), isQuota);
		}
	}

	/** Leave to send at once, whatever the quota: only for who asks how the service is now. */
	enter(visitor: Visitor): Ticket {
		const sentAt = visitor.options.clock.now();
		this.known.gate.enter(sentAt);
		visitor.inFlight += 1;
		this.endTurn(visitor);
		const soFarMs = sentAt - visitor.startedAt;
		const pieceMs = Math.max(LEAST_PIECE_MS, soFarMs * LEAST_PIECE_SHARE);
		return {
			visitor,
			sentAt,
			together: this.known.gate.inFlight,
			room: {
				...this.known.sizes.take(),
				text: this.known.texts.most,
				lanes: levelOf(this.known, visitor),
				piece: pieceMs * this.known.lanes.pace,
			},
		};
	}

	/** A ticket that nothing was sent with. */
	giveBack({ visitor }: Ticket): void {
		this.known.gate.inFlight -= 1;
		visitor.inFlight -= 1;
		for (const other of this.visitors) other.ring();
	}

	/** What came of a ticket. `batch`: what the request held; absent for calls that are not batched. */
	learn(ticket: Ticket, answer: Exchange, batch?: Batch): Lesson {
		const { visitor } = ticket;
		const together = Math.max(ticket.together, this.known.gate.inFlight);
		this.known.gate.inFlight -= 1;
		visitor.inFlight -= 1;
		this.known.sizes.heard();
		const lesson = learn(this.known, { ticket, answer, batch, together });
		for (const other of this.visitors) other.ring();
		return lesson;
	}

	private refuse(visitor: Visitor, failure: Failure): Failure {
		this.endTurn(visitor);
		return failure;
	}

	/** When a request of this visitor may start; `Infinity` if only an answer under way can tell. */
	private opensAt(visitor: Visitor, now: number): number {
		const { gate } = this.known;
		this.line.add(visitor);
		if (gate.inFlight >= levelOf(this.known, visitor)) return Infinity;
		const forAll = Math.max(gate.pausedUntil, gate.opensAt(now));
		const opensAt = Math.max(forAll, gate.opensAt(now, visitor.options.limits.requestsPerMinute));
		// A pace of its own holds up nobody else.
		if (opensAt > now && forAll <= now) this.endTurn(visitor);
		else if (opensAt <= now && this.line.values().next().value !== visitor) return Infinity;
		return opensAt;
	}

	/** Why not to wait until `opensAt`, be it for the quota or a pause: it is longer than allowed. */
	private tooLong(visitor: Visitor, now: number, opensAt: number, isQuota: boolean) {
		const { gate } = this.known;
		const { limits } = visitor.options;
		const isLate = opensAt > visitor.deadline && opensAt < Infinity;
		if (!isQuota) return isLate ? failureOf('deadline', 'time_up') : undefined;
		visitor.quietSince ??= now;
		// As long as others of the same key get through, it is a matter of turns, not of the quota.
		const isTooLong = opensAt - Math.max(visitor.quietSince, gate.throughAt) > limits.maxWaitMs;
		if (!isTooLong && !isLate) return undefined;
		const maxWaitMs = isTooLong ? limits.maxWaitMs : limits.deadlineMs;
		// The visitor's own pace is no guess; the server's quota may be one. People read whole seconds.
		const isKnown = gate.isTold || gate.opensAt(now) < opensAt;
		const retryAtMs = isKnown ? Math.ceil(opensAt / 1000) * 1000 : undefined;
		return quotaFailure({}, 0, { retryAtMs, maxWaitMs });
	}

	/** Leaves the line, having sent or not wanting to; the next one looks whether it may. */
	private endTurn(visitor: Visitor): void {
		if (this.line.delete(visitor)) this.line.values().next().value?.ring();
	}
}

/** More keys than that in one process are not expected; the longest unused goes. */
const MOST_LANES = 50;

/** Least recently used first. Holds digests of keys, never keys. */
const lanes = new Map<string, Lane>();

/** The lane of this key; without a key a lane of its own. */
export function laneOf(quotaKey: string | undefined): Lane {
	if (quotaKey === undefined) return new Lane();
	const lane = lanes.get(quotaKey) ?? new Lane();
	lanes.delete(quotaKey);
	lanes.set(quotaKey, lane);
	for (const [key, other] of lanes) {
		if (lanes.size <= MOST_LANES) break;
		// One in use must stay: its runs and the next ones of its key have to meet.
		if (other !== lane && other.isIdle) lanes.delete(key);
	}
	return lane;
}
