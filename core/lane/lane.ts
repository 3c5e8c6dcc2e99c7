import { AnswerCache } from './answer-cache';
import { Concurrency } from './concurrency';
import { Gate } from './gate';
import { Sizer } from './sizer';

/**
 * All that is known of one API key: its quota, what the service takes at once and in one request,
 * and its answers. Runs of the same key share it within the process.
 */
export class Lane {
	readonly gate = new Gate();
	readonly sizer = new Sizer();
	readonly concurrency = new Concurrency();
	readonly answers = new AnswerCache();
	/** Runs under way; each wakes the others when something changes for all. */
	readonly #runs = new Set<() => void>();
	/** Those of them that want to send, who waits longest first. */
	readonly #line = new Set<() => void>();

	/** Calls `wake` on each change until the returned function is called. */
	join(wake: () => void): () => void {
		this.#runs.add(wake);
		return () => {
			this.endTurn(wake);
			this.#runs.delete(wake);
		};
	}

	wakeAll(): void {
		for (const wake of this.#runs) wake();
	}

	/**
	 * Takes a place in the line of those who want to send, and says whether it is the first. Who has
	 * sent goes to the end: a short run must not wait until a long one of the same key is through.
	 */
	takeTurn(wake: () => void): boolean {
		this.#line.add(wake);
		return this.#line.values().next().value === wake;
	}

	/** Leaves the line, having sent or not wanting to; the next one looks whether it may. */
	endTurn(wake: () => void): void {
		if (!this.#line.delete(wake)) return;
		this.#line.values().next().value?.();
	}

	get isIdle(): boolean {
		return this.#runs.size === 0 && this.gate.inFlight === 0;
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
