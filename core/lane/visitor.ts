import type { FullLimits } from '../limits';
import type { CancelSignal, Clock, Failure } from '../types';
import type { Blame, Load, Room } from './sizes';

/** What a lane has to know of whoever wants to send. */
export interface VisitorOptions {
	clock: Clock;
	limits: FullLimits;
	signal?: CancelSignal;
	/** Called with ms since the epoch while the quota is waited for until then, and with undefined when that is over. */
	onWait?(until: number | undefined): void;
}

/**
 * A run, or a call that is not batched, as a guest of its lane: its time, its signal, its requests
 * in flight. Lets it wait until something happens or a time comes.
 *
 * The clock's sleeps cannot be taken back, so that at most one more is started when an earlier time
 * is needed, never one per wait.
 */
export class Visitor {
	/** ms since the epoch. */
	readonly startedAt: number;
	/** When its time is up, ms since the epoch; `Infinity` for never. */
	readonly deadline: number;
	/** Requests of its own under way. */
	inFlight = 0;
	/** Time spent waiting for the quota, ms. */
	waitMs = 0;
	/** Since when it waited for the quota and nothing of it got through. */
	quietSince: number | undefined;
	/** Resolves when it is cancelled. */
	readonly cancelled: Promise<undefined>;
	/** For its signal. */
	readonly onAbort: () => void;
	private isRung = false;
	private wake = (): void => {};
	/** When the sleep under way ends, `Infinity` when none is. */
	private setFor = Infinity;

	constructor(readonly options: VisitorOptions) {
		const { clock, limits, signal } = options;
		this.startedAt = clock.now();
		this.deadline = limits.deadlineMs > 0 ? this.startedAt + limits.deadlineMs : Infinity;
		let cancel = (): void => {};
		this.cancelled = new Promise((resolve) => (cancel = () => resolve(undefined)));
		this.onAbort = () => {
			cancel();
			this.ring();
		};
		signal?.addEventListener('abort', this.onAbort);
		if (signal?.aborted) cancel();
	}

	/** Something happened: ends the wait under way, or the next one at once. */
	ring(): void {
		this.isRung = true;
		this.wake();
	}

	/** Waits for {@link ring}, at the latest until `time` (ms since the epoch, or `Infinity`). */
	async wait(time: number, isQuota = false): Promise<void> {
		const { clock, onWait } = this.options;
		const startedAt = clock.now();
		if (isQuota) onWait?.(time);
		if (time < this.setFor) this.sleep(time);
		if (!this.isRung) await new Promise<void>((resolve) => (this.wake = resolve));
		this.isRung = false;
		if (!isQuota) return;
		this.waitMs += clock.now() - startedAt;
		onWait?.(undefined);
	}

	private sleep(time: number): void {
		const { clock } = this.options;
		this.setFor = time;
		const end = () => {
			if (this.setFor === time) this.setFor = Infinity;
			this.ring();
		};
		// A sleep that is cut short wakes as well: the lane looks at the clock itself.
		clock.sleep(Math.max(0, time - clock.now())).then(end, end);
	}
}

/** Leave to send one request. Every ticket comes back, to `Lane.learn`. */
export interface Ticket {
	visitor: Visitor;
	/** ms since the epoch. */
	sentAt: number;
	/** Requests in flight when it started, itself included. */
	together: number;
	room: Room & {
		/** Characters that a single text may have. */
		text: number;
		/** Requests that may be in flight: the last work is shared among them. */
		lanes: number;
		/** Least weight of such a share. */
		piece: number;
	};
}

/** What a request of documents held, for the lane to learn from. */
export interface Batch extends Load {
	/** More work was waiting behind it. */
	hasNext: boolean;
	/** Characters of the longest text. */
	longest: number;
	/** The document is part of one that was cut. */
	isPart: boolean;
	/** It is part of a group that holds a bad document: a refusal is not about its size. */
	isTest: boolean;
	/** Chance that it fails for its documents' part, 0 to 1. */
	risk: number;
	/** Since when one of them is known to be bad, ms since the epoch. */
	suspectSince: number | undefined;
	/** The size was blamed for an earlier refusal that its document may be the cause of. */
	blame: Blame | undefined;
}

/** What an answer says beyond its own documents. */
export interface Lesson {
	/** The size is blamed for the refusal. */
	blame?: Blame;
	/** The document, refused alone, may be refused for its length: texts are held to be shorter by now. */
	isTooLong?: true;
	/** Texts that are no longer are not refused for their length, characters; of a refusal. */
	unsuspected?: number;
	/** Why nothing else is worth sending; `attempts` is 0. */
	end?: Failure;
	/** Whose fault a stumble is: the documents' where the service answered since they were suspected. */
	fault?: 'documents' | 'service' | 'unknown';
}
