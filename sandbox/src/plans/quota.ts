/**
 * The quota of one key: requests in a short window, a day and a month, all three enforced.
 *
 * `X-RateLimit-Reset` is in whole seconds, so every window here opens at a whole second: a client
 * that waits until exactly that second is let through.
 */
import type { Quota } from './plans';

export type WindowName = 'minute' | 'day' | 'month';

/** Where one window stands. */
export interface WindowState {
	name: WindowName;
	/** Requests allowed in the window. */
	limit: number;
	used: number;
	remaining: number;
	/** When the next window opens, ms since the epoch; always a whole second. */
	resetAt: number;
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** Counts the requests of one key. */
export class QuotaMeter {
	readonly #counters = new Map<WindowName, { resetAt: number; used: number }>();

	/**
	 * Takes a request (or none, `count` 0) from every window, or none when one of them is used up.
	 * @returns the windows after it, and the one that refused the request
	 */
	take(quota: Quota, now: number, count = 1): { windows: WindowState[]; refusedBy?: WindowState } {
		const before = this.#windows(quota, now);
		const [refusedBy] = before
			.filter((window) => count > window.remaining)
			.toSorted((a, b) => b.resetAt - a.resetAt);
		if (refusedBy !== undefined) return { windows: before, refusedBy };
		for (const { name } of before) this.#counter(name, quota, now).used += count;
		return { windows: this.#windows(quota, now) };
	}

	#windows(quota: Quota, now: number): WindowState[] {
		const limits = { minute: quota.requests, day: quota.day, month: quota.month };
		return (['minute', 'day', 'month'] as const).flatMap((name) => {
			const limit = limits[name];
			if (limit === undefined) return [];
			const { used, resetAt } = this.#counter(name, quota, now);
			return [{ name, limit, used, remaining: Math.max(0, limit - used), resetAt }];
		});
	}

	#counter(name: WindowName, quota: Quota, now: number) {
		const counter = this.#counters.get(name);
		if (counter !== undefined && now < counter.resetAt) return counter;
		const fresh = { resetAt: endOfWindow(name, quota, now), used: 0 };
		this.#counters.set(name, fresh);
		return fresh;
	}
}

/**
 * The short window starts with the first request in it, so that what a test or a benchmark sees
 * does not depend on the second at which it was started.
 */
function endOfWindow(name: WindowName, quota: Quota, now: number): number {
	const date = new Date(now);
	const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
	if (name === 'day') return Date.UTC(year, month, day + 1);
	if (name === 'month') return Date.UTC(year, month + 1);
	return Math.ceil((now + (quota.windowMs ?? MINUTE_MS)) / SECOND_MS) * SECOND_MS;
}
