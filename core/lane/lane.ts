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
		const { clock, signal } = visitor.options;
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
			const { opensAt, isQuota } = this.opening(visitor, now);
			if (opensAt <= now) return this.enter(visitor);
			const refusal = this.tooLong(visitor, now, { opensAt, isQuota });
			// What is in flight is paid for: its answers, which carry this limit, are waited for first.
			if (visitor.inFlight > 0)
				await visitor.wait(refusal ? Infinity : opensAt, isQuota && !refusal);
			else if (refusal) return this.refuse(visitor, refusal);
			else await visitor.wait(Math.min(opensAt, visitor.deadline), isQuota);
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

	/**
	 * When a request of this visitor may start, `Infinity` if only an answer under way can tell; and
	 * whether it is the quota (the server's or the user's) that keeps it, not a pause.
	 */
	private opening(visitor: Visitor, now: number): Opening {
		const { gate } = this.known;
		const unknown = { opensAt: Infinity, isQuota: false };
		this.line.add(visitor);
		if (gate.inFlight >= levelOf(this.known, visitor)) return unknown;
		const quotaOpensAt = gate.opensAt(now, visitor.options.limits.requestsPerMinute);
		const opensAt = Math.max(gate.pausedUntil, quotaOpensAt);
		// A pace of its own holds up nobody else.
		if (opensAt > now && Math.max(gate.pausedUntil, gate.opensAt(now)) <= now)
			this.endTurn(visitor);
		else if (opensAt <= now && this.line.values().next().value !== visitor) return unknown;
		return { opensAt, isQuota: quotaOpensAt > now && opensAt < Infinity };
	}

	/** Why not to wait until then: it is longer than allowed. Undefined when it is not. */
	private tooLong(visitor: Visitor, now: number, opening: Opening): Failure | undefined {
		const { opensAt, isQuota } = opening;
		const { limits } = visitor.options;
		if (opensAt === Infinity) return undefined;
		const isLate = opensAt > visitor.deadline;
		if (!isQuota) return isLate ? failureOf('deadline', 'time_up') : undefined;
		const { gate } = this.known;
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

/** When the way is free, and whether it is the quota that is waited for until then. */
interface Opening {
	opensAt: number;
	isQuota: boolean;
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
