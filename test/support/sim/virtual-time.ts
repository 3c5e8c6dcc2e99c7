import type { Clock } from '../../../core/types';

/** A pseudo-random generator (mulberry32): the same seed gives the same numbers, 0 to 1. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A Monday morning, ms since the epoch: what a fresh {@link VirtualTime} shows. */
export const START = Date.UTC(2026, 0, 5, 9, 0, 0);

/** Above this a host's timer fires at once instead of late (Node's `TIMEOUT_MAX`). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** A run that needs more events than this is not waiting for anything, it spins. */
const MOST_EVENTS = 3_000_000;
/** Nobody looks at the clock so often in one moment, but a loop that lets nothing else happen. */
const MOST_LOOKS = 1_000_000;

interface Event {
	at: number;
	order: number;
	action: () => void;
}

/**
 * Time that passes only when nothing else is left to do: it steps to the next event once every
 * microtask is drained, so hours cost milliseconds and the order of things is always the same.
 * Sleepers that nobody waits for any more stay in the queue and do no harm.
 */
export class VirtualTime {
	/** The seam that the core gets. */
	readonly clock: Clock;
	/** Draws that belong to the world, not to the core: both are seeded, neither moves the other. */
	readonly random: () => number;
	/** ms handed to every sleep, in order. */
	readonly sleeps: number[] = [];

	private current: number;
	private looks = 0;
	private order = 0;
	private readonly queue: Event[] = [];
	private readonly misuse: string[] = [];

	constructor({ seed = 1, start = START }: { seed?: number; start?: number } = {}) {
		this.current = start;
		this.random = seededRandom(seed);
		const coreRandom = seededRandom(seed ^ 0x5bd1e995);
		this.clock = {
			now: () => {
				if (++this.looks > MOST_LOOKS) throw new Error('the core spins: nothing else can happen');
				return Math.floor(this.current);
			},
			sleep: async (ms) => await this.sleep(ms),
			random: coreRandom,
		};
	}

	/** ms since the epoch, with fractions. */
	now(): number {
		return this.current;
	}

	/** Runs `action` after `ms` (0 or more) of virtual time. */
	schedule(ms: number, action: () => void): void {
		const event = { at: this.current + Math.max(0, ms), order: this.order++, action };
		this.queue.push(event);
		this.siftUp(this.queue.length - 1);
	}

	/**
	 * Lets time pass until `promise` settles and gives its result.
	 * Throws when it is still open although nothing is left to happen, and when a sleep was asked
	 * for that a real timer would cut short.
	 */
	async until<T>(promise: Promise<T>): Promise<T> {
		let settled = false;
		const settle = (): void => {
			settled = true;
		};
		promise.then(settle, settle);
		for (let events = 0; ; events++) {
			await drainMicrotasks();
			if (settled) break;
			if (events > MOST_EVENTS) throw new Error(`still open after ${MOST_EVENTS} events: it spins`);
			if (!this.step()) throw new Error('still open, and nothing is left to happen: it hangs');
		}
		if (this.misuse.length > 0) throw new Error(this.misuse.join('; '));
		return await promise;
	}

	/** Lets `ms` pass, whatever happens meanwhile. */
	async advance(ms: number): Promise<void> {
		const end = this.current + ms;
		await drainMicrotasks();
		while (this.queue.length > 0 && this.queue[0]!.at <= end) {
			this.step();
			await drainMicrotasks();
		}
		this.current = end;
	}

	private async sleep(ms: number): Promise<void> {
		this.sleeps.push(ms);
		if (!(ms >= 0 && ms <= LONGEST_TIMER_MS)) this.misuse.push(`slept ${ms} ms: no timer can`);
		// A host's timer drops the fraction and never fires in the same turn.
		await new Promise<void>((resolve) => this.schedule(Math.max(1, Math.trunc(ms)), resolve));
	}

	private step(): boolean {
		const next = this.takeNext();
		if (!next) return false;
		this.looks = 0;
		this.current = Math.max(this.current, next.at);
		next.action();
		return true;
	}

	/** The queue is a binary heap: the earliest first, of equals the one that came first. */
	private takeNext(): Event | undefined {
		const first = this.queue[0];
		const last = this.queue.pop();
		if (first === undefined || last === undefined) return undefined;
		if (this.queue.length > 0) {
			this.queue[0] = last;
			this.siftDown(0);
		}
		return first;
	}

	private before(left: number, right: number): boolean {
		const a = this.queue[left]!;
		const b = this.queue[right]!;
		return a.at < b.at || (a.at === b.at && a.order < b.order);
	}

	private siftUp(from: number): void {
		for (let child = from; child > 0; ) {
			const parent = (child - 1) >> 1;
			if (!this.before(child, parent)) return;
			this.swap(child, parent);
			child = parent;
		}
	}

	private siftDown(from: number): void {
		for (let parent = from; ; ) {
			let least = parent;
			for (const child of [2 * parent + 1, 2 * parent + 2]) {
				if (child < this.queue.length && this.before(child, least)) least = child;
			}
			if (least === parent) return;
			this.swap(parent, least);
			parent = least;
		}
	}

	private swap(left: number, right: number): void {
		const kept = this.queue[left]!;
		this.queue[left] = this.queue[right]!;
		this.queue[right] = kept;
	}
}

/** Resolves when no microtask is left: an immediate runs only after the queue is empty. */
async function drainMicrotasks(): Promise<void> {
	await new Promise<void>((resolve) => setImmediate(resolve));
}

/**
 * The simplest clock a host may hand in: a sleep moves the time and is over.
 * `limit` bounds the sleeps, so that a loop that waits for nothing ends a test instead of hanging it.
 */
export function naiveClock({ start = START, seed = 1, limit = 100_000 } = {}): Clock & {
	advance(ms: number): void;
} {
	let current = start;
	let slept = 0;
	return {
		now: () => Math.floor(current),
		sleep: async (ms) => {
			if (++slept > limit) throw new Error(`more than ${limit} sleeps: the core waits for nothing`);
			current += ms;
		},
		random: seededRandom(seed),
		advance: (ms) => {
			current += ms;
		},
	};
}

/** Virtual time that never runs out: for what waits for turns of the real event loop, which are no event of it. */
export function endlessTime(beatMs: number): VirtualTime {
	const time = new VirtualTime();
	const beat = (): void => time.schedule(beatMs, beat);
	beat();
	return time;
}
