import type { Limits } from './types';

/** Every bound of a client, none missing. 0 means "none" where {@link Limits} says so. */
export type FullLimits = Required<Limits>;

const DEFAULTS: FullLimits = {
	maxDocsPerRequest: 50,
	maxCharsPerRequest: 0,
	maxCharsPerDocument: 50_000,
	requestsPerMinute: 0,
	maxConcurrency: 4,
	timeoutMs: 120_000,
	maxWaitMs: 600_000,
	deadlineMs: 0,
	reuseMs: 0,
};

/** Bounds below one make no sense here; those of the others may be 0. */
const AT_LEAST_ONE: ReadonlySet<string> = new Set([
	'maxDocsPerRequest',
	'maxConcurrency',
	'timeoutMs',
]);
const WHOLE: ReadonlySet<string> = new Set([
	'maxDocsPerRequest',
	'maxConcurrency',
	'requestsPerMinute',
	'maxCharsPerRequest',
	'maxCharsPerDocument',
]);
/** Bounds that some timer is set by. */
const TIMES: ReadonlySet<string> = new Set(['timeoutMs', 'maxWaitMs', 'deadlineMs']);

/** Longest time that a timer of Node takes, ms (24.8 days): it fires at once for a longer one. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * Fills in defaults. A bound that is no number, or too small to work with, counts as absent: a run
 * with a default is better than none, and hosts check what their users type.
 */
export function fullLimits(limits: Limits = {}): FullLimits {
	const full = { ...DEFAULTS };
	for (const name of Object.keys(DEFAULTS) as (keyof FullLimits)[]) {
		const value = toNumber(limits[name]);
		const bound = WHOLE.has(name) ? Math.floor(value) : TIMES.has(name) ? timerMs(value) : value;
		if (bound >= (AT_LEAST_ONE.has(name) ? 1 : 0)) full[name] = bound;
	}
	return full;
}

/** A time that every timer takes: whole ms, up to the longest. NaN stays what it is. */
function timerMs(ms: number): number {
	return Math.min(LONGEST_TIMER_MS, Math.ceil(ms));
}

/** NaN for what is none: a blank text and `true` are numbers to JavaScript, not to a user. */
function toNumber(value: unknown): number {
	if (typeof value === 'string' && value.trim() !== '') return Number(value);
	return typeof value === 'number' ? value : NaN;
}
