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

interface Counter {
	resetAt: number;
	used: number;
}

/** Counts the requests of one key. */
export class QuotaMeter {
	readonly #counters = new Map<WindowName, Counter>();

	/**
	 * Takes one request from every window, or from none when one of them is used up.
	 * @returns the windows after it, and the one that refused the request
	 */
	take(quota: Quota, now: number): { windows: WindowState[]; refusedBy?: WindowState } {
		const refusedBy = this.windows(quota, now)
			.filter((window) => window.remaining === 0)
			.sort((a, b) => b.resetAt - a.resetAt)[0];
		if (refusedBy === undefined) {
			for (const name of limitedWindows(quota)) this.#counter(name, quota, now).used += 1;
		}
		const windows = this.windows(quota, now);
		return refusedBy === undefined ? { windows } : { windows, refusedBy };
	}

	/** Where the windows stand, without taking anything. */
	windows(quota: Quota, now: number): WindowState[] {
		return limitedWindows(quota).map((name) => {
			const { used, resetAt } = this.#counter(name, quota, now);
			const limit = limitOf(name, quota);
			return { name, limit, used, remaining: Math.max(0, limit - used), resetAt };
		});
	}

	#counter(name: WindowName, quota: Quota, now: number): Counter {
		const counter = this.#counters.get(name);
		if (counter !== undefined && now < counter.resetAt) return counter;
		const fresh = { resetAt: endOfWindow(name, quota, now), used: 0 };
		this.#counters.set(name, fresh);
		return fresh;
	}
}

function limitedWindows(quota: Quota): WindowName[] {
	const names: WindowName[] = ['minute', 'day', 'month'];
	return names.filter((name) => limitOf(name, quota) !== Infinity);
}

function limitOf(name: WindowName, quota: Quota): number {
	const limit = name === 'minute' ? quota.requests : quota[name];
	return limit ?? Infinity;
}

/**
 * The short window starts with the first request in it, so that what a test or a benchmark sees
 * does not depend on the second at which it was started.
 */
function endOfWindow(name: WindowName, quota: Quota, now: number): number {
	const date = new Date(now);
	if (name === 'day') {
		return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1);
	}
	if (name === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
	const end = now + (quota.windowMs ?? MINUTE_MS);
	return Math.ceil(end / SECOND_MS) * SECOND_MS;
}
