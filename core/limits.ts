import type { Limits } from './types';

/** Every bound of a client, none missing. 0 means "none" where {@link Limits} says so. */
export type FullLimits = Required<Limits>;

/** Longest time that a timer of Node takes, ms (24.8 days): it fires at once for a longer one. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/** A time that every timer takes: whole ms, up to the longest. NaN stays what it is. */
function timerMs(ms: number): number {
	return Math.min(LONGEST_TIMER_MS, Math.ceil(ms));
}

type Bound = readonly [usual: number, least: 0 | 1, fit: (value: number) => number];

/** Of each bound: its default, the least that makes sense, and what makes a number fit. */
const BOUNDS: Readonly<Record<keyof FullLimits, Bound>> = {
	maxDocsPerRequest: [50, 1, Math.floor],
	maxCharsPerRequest: [0, 0, Math.floor],
	maxCharsPerDocument: [50_000, 0, Math.floor],
	requestsPerMinute: [0, 0, Math.floor],
	maxConcurrency: [4, 1, Math.floor],
	timeoutMs: [120_000, 1, timerMs],
	maxWaitMs: [600_000, 0, timerMs],
	deadlineMs: [0, 0, timerMs],
	reuseMs: [0, 0, Math.ceil],
};

/**
 * Fills in defaults. A bound that is no number, or too small to work with, counts as absent: a run
 * with a default is better than none, and hosts check what their users type.
 */
export function fullLimits(limits: Limits = {}): FullLimits {
	const full = Object.entries(BOUNDS).map(([name, [usual, least, fit]]) => {
		const value: unknown = limits[name as keyof Limits];
		// A blank text and `true` are numbers to JavaScript, not to a user.
		const isNumber =
			typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
		const bound = fit(isNumber ? Number(value) : NaN);
		return [name, bound >= least ? bound : usual];
	});
	return Object.fromEntries(full) as FullLimits;
}
