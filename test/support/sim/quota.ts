/** One limit of a plan. Times are the server's. */
export interface QuotaWindow {
	/** `fixed` starts anew every `everyMs`; `bucket` refills evenly and holds `limit`. */
	kind: 'fixed' | 'bucket';
	/** Requests per window. */
	limit: number;
	/** @default 60_000 */
	everyMs?: number;
	/** When a fixed window starts, ms after a whole multiple of its length. @default 0 */
	offsetMs?: number;
}

/** What the headers say; `resetAt` is ms on the server's clock. */
export interface QuotaReading {
	limit: number;
	remaining: number;
	resetAt: number;
}

/** Counts requests against every window of a plan; one that any window refuses counts in none. */
export class SimQuota {
	private readonly counters: Counter[];
	private nextOther: number | undefined;

	/** `otherPerMinute`: requests that somebody else sends with the same key, evenly spread. */
	constructor(
		windows: readonly QuotaWindow[],
		private readonly otherPerMinute = 0,
	) {
		this.counters = windows.map((window) =>
			window.kind === 'fixed' ? new FixedCounter(window) : new BucketCounter(window),
		);
	}

	/** Takes one request (or `count` documents) at `now`, after everything that others took before it. */
	take(now: number, count = 1): { allowed: boolean; reading: QuotaReading | undefined } {
		this.letOthersTake(now);
		return this.takeSome(now, count);
	}

	private letOthersTake(now: number): void {
		if (this.otherPerMinute <= 0) return;
		this.nextOther ??= now;
		for (; this.nextOther <= now; this.nextOther += 60_000 / this.otherPerMinute) {
			this.takeSome(this.nextOther, 1);
		}
	}

	private takeSome(
		now: number,
		count: number,
	): { allowed: boolean; reading: QuotaReading | undefined } {
		const allowed = this.counters.every((counter) => counter.read(now).remaining >= count);
		if (allowed) for (const counter of this.counters) counter.take(count);
		return { allowed, reading: tightest(this.counters.map((counter) => counter.read(now))) };
	}
}

/** The window that lets the fewest through; of equals the one that opens last. */
function tightest(readings: readonly QuotaReading[]): QuotaReading | undefined {
	return [...readings].sort((a, b) => a.remaining - b.remaining || b.resetAt - a.resetAt)[0];
}

interface Counter {
	read(now: number): QuotaReading;
	take(count: number): void;
}

class FixedCounter implements Counter {
	private index = -1;
	private used = 0;

	constructor(private readonly window: QuotaWindow) {}

	read(now: number): QuotaReading {
		const { limit, everyMs = 60_000, offsetMs = 0 } = this.window;
		const index = Math.floor((now - offsetMs) / everyMs);
		if (index !== this.index) {
			this.index = index;
			this.used = 0;
		}
		return { limit, remaining: limit - this.used, resetAt: (index + 1) * everyMs + offsetMs };
	}

	take(count: number): void {
		this.used += count;
	}
}

class BucketCounter implements Counter {
	private tokens: number;
	private readAt: number | undefined;

	constructor(private readonly window: QuotaWindow) {
		this.tokens = window.limit;
	}

	read(now: number): QuotaReading {
		const { limit, everyMs = 60_000 } = this.window;
		const perMs = limit / everyMs;
		this.tokens = Math.min(limit, this.tokens + (now - (this.readAt ?? now)) * perMs);
		this.readAt = now;
		const whole = Math.floor(this.tokens + 1e-9);
		return { limit, remaining: whole, resetAt: now + (whole + 1 - this.tokens) / perMs };
	}

	take(count: number): void {
		this.tokens -= count;
	}
}
