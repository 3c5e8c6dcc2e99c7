import type { QuotaReading } from '../wire/quota';

/** The window of the plan's shortest limit (docs, rate limits: requests per minute), ms. */
export const MINUTE_MS = 60_000;
/**
 * This share of a minute's requests may be in flight in a new window before its headers are heard. Waiting for
 * one answer instead would drain every lane each minute (12 s of it on Business, simulated).
 */
const UNASKED_SHARE = 1 / 4;
/**
 * Plans of fewer a minute ask with one request. What looks like a window may be a bucket, whose "end" brings
 * one request, and the next no sooner than after three seconds; to wait for one answer costs such a plan little.
 */
const LEAST_SHARED_PER_MINUTE = 20;

/** Requests that may be in flight when a window is over, until its successor is heard of. */
export function unasked(perMinute: number): number {
	const isOne = perMinute === Infinity || perMinute < LEAST_SHARED_PER_MINUTE;
	return isOne ? 1 : Math.round(perMinute * UNASKED_SHARE);
}

/** The longer windows of a plan (docs, rate limits: per day and per month), ms. */
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;

/** The window of a quota that is under way, and how long such windows are, ms. */
export type PlanWindow = QuotaReading & { everyMs: number };

/**
 * The window at `now` by what was last heard, at `heardAt`, less what is in flight; undefined where
 * that cannot be said. A window that has ended meanwhile has begun anew, with nothing used.
 */
export function windowAt(
	quota: QuotaReading,
	heardAt: number,
	inFlight: number,
	now: number,
): PlanWindow | undefined {
	const { limit, resetAt } = quota;
	const ahead = resetAt - heardAt;
	const everyMs = ahead <= 2 * MINUTE_MS ? MINUTE_MS : ahead <= DAY_MS ? DAY_MS : MONTH_MS;
	if (resetAt > now) {
		const remaining = Math.max(0, quota.remaining - inFlight);
		// What the service said was used is older than what is left now.
		const used = limit === undefined ? {} : { used: Math.max(0, limit - remaining) };
		return { ...quota, remaining, ...used, everyMs };
	}
	if (limit === undefined) return undefined;
	const over = Math.floor((now - resetAt) / everyMs) + 1;
	return { ...quota, remaining: limit, used: 0, resetAt: resetAt + over * everyMs, everyMs };
}
