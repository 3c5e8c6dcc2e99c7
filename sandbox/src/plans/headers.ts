/** The quota as the API's headers tell it. */
import type { Variants } from '../variants';
import type { WindowState } from './quota';

/** The window that the headers describe; undefined when the key has no limit at all. */
export function describedWindow(
	windows: WindowState[],
	which: Variants['rateLimitWindow'],
): WindowState | undefined {
	const named = windows.find((window) => window.name === which);
	if (named !== undefined) return named;
	return [...windows].sort((a, b) => a.remaining - b.remaining || b.resetAt - a.resetAt)[0];
}

/** `X-RateLimit-*`, the reset in Unix seconds. */
export function rateLimitHeaders(window: WindowState | undefined): Record<string, string> {
	if (window === undefined) return {};
	return {
		'X-RateLimit-Limit': String(window.limit),
		'X-RateLimit-Remaining': String(window.remaining),
		'X-RateLimit-Reset': String(window.resetAt / 1_000),
		'X-RateLimit-Used': String(window.used),
	};
}

/** `Retry-After` of a 429, in the chosen form. Seconds are rounded up: never too early. */
export function retryAfterHeader(
	resetAt: number,
	now: number,
	form: Variants['retryAfter'],
): Record<string, string> {
	if (form === 'none') return {};
	const value =
		form === 'date' ? new Date(resetAt).toUTCString() : String(secondsUntil(resetAt, now));
	return { 'Retry-After': value };
}

/** Whole seconds until then, at least 1. */
export function secondsUntil(resetAt: number, now: number): number {
	return Math.max(1, Math.ceil((resetAt - now) / 1_000));
}
