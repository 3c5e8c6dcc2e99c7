import type { Limits } from './types';

/** Every bound of a client, none missing. 0 means "none" where {@link Limits} says so. */
export type FullLimits = Required<Limits>;

const DEFAULTS: FullLimits = {
	maxDocsPerRequest: 50,
	maxCharsPerRequest: 0,
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
]);

/**
 * Fills in defaults. A bound that is no number, or too small to work with, counts as absent: a run
 * with a default is better than none, and hosts check what their users type.
 */
export function fullLimits(limits: Limits = {}): FullLimits {
	const full = { ...DEFAULTS };
	for (const name of Object.keys(DEFAULTS) as (keyof FullLimits)[]) {
		const value = Number(limits[name] ?? NaN);
		const bound = WHOLE.has(name) ? Math.floor(value) : value;
		if (bound >= (AT_LEAST_ONE.has(name) ? 1 : 0)) full[name] = bound;
	}
	return full;
}
