import type { RunStats } from '../types';

/**
 * What a run cost, in one line: `1,000 documents in 22 requests; waited 3 s for the rate limit`.
 * `noun` is the host's word for one of what was handed in (item, message).
 */
export function describeRun(stats: RunStats, noun = 'document'): string {
	const parts = [`${amount(stats.documents, noun)} in ${amount(stats.requests, 'request')}`];
	if (stats.reused > 0) parts.push(`${amount(stats.reused, 'answer')} reused`);
	const seconds = Math.round(stats.waitMs / 1000);
	if (seconds > 0) parts.push(`waited ${seconds} s for the rate limit`);
	return parts.join('; ');
}

function amount(value: number, noun: string): string {
	return `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`;
}
