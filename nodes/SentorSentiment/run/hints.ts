import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { describeRun, type Quota, type RunStats } from '../../../core';
import { mostTelling, type ItemFailure } from './failures';
import { momentFor } from './words';

/**
 * `1,000 items in 22 requests; 77 of 100 left until 14:05 (Europe/Amsterdam)`; nothing when there is
 * nothing to tell. `left`: what is left of the plan, see {@link planLeft}.
 */
export function costHints(ofRuns: RunStats[], left = ''): NodeExecutionHint[] {
	const stats = sumOf(ofRuns);
	if (!stats) return [];
	const hints: NodeExecutionHint[] = [];
	if (stats.documents > 1 || stats.waitMs >= 1000 || stats.reused > 0)
		hints.push(hint('info', `${describeRun(stats, 'item')}${left}.`));
	if (stats.timeouts > 0) {
		const [requests, were] = stats.timeouts === 1 ? ['request', 'was'] : ['requests', 'were'];
		hints.push(
			hint(
				'info',
				`${count(stats.timeouts)} ${requests} took too long and ${were} repeated in smaller parts. If this goes on, lower 'Max Items per Request'.`,
			),
		);
	}
	return hints;
}

/** `; 77 of 100 left until 14:05 (Europe/Amsterdam)`; empty where it is not known. */
export function planLeft(context: IExecuteFunctions, quota: Quota | undefined): string {
	if (!quota) return '';
	const of = quota.limit === undefined ? '' : ` of ${count(quota.limit)}`;
	return `; ${count(quota.remaining)}${of} left until ${momentFor(context, quota.resetsAt)}`;
}

/** Items of several credentials are runs of their own, and one line to the user. */
export function sumOf<Stats extends object>(all: readonly Stats[]): Stats | undefined {
	const [first, ...rest] = all;
	if (!first) return undefined;
	const sum = new Map<string, number>(Object.entries(first));
	for (const stats of rest)
		for (const [name, value] of Object.entries(stats)) sum.set(name, (sum.get(name) ?? 0) + value);
	return Object.assign({ ...first }, Object.fromEntries(sum));
}

/** How many items have no result, why, and where they went. */
export function failureHints(
	failures: ItemFailure[],
	items: number,
	whereFailedAre: string,
): NodeExecutionHint[] {
	const shown = mostTelling(failures);
	if (!shown) return [];
	const { failure, item, concernsAll } = shown;
	const share = `${count(failures.length)} of ${amount(items, 'item')} ${failures.length === 1 ? 'has' : 'have'} no result`;
	const why = concernsAll
		? `${failure.message}. ${failure.description}`
		: `The first is item ${item.index}: ${failure.message}.`;
	return [hint('warning', `${share}. ${why} ${whereFailedAre}`)];
}

/** Names the fields of the user's own that results took the place of. */
export function coveredHints(fields: ReadonlySet<string>): NodeExecutionHint[] {
	if (fields.size === 0) return [];
	const names = listNames([...fields]);
	const [noun, were] = fields.size === 1 ? ['field', 'was'] : ['fields', 'were'];
	return [
		hint(
			'warning',
			`The ${noun} ${names} of the input ${were} replaced by the result's. To keep both, set the option 'Field Prefix', for instance to sentor_.`,
		),
	];
}

/** `a`, `a and b`, `a, b and c`; from a dozen on, how many more there are. */
export function listNames(names: string[]): string {
	const shown = names.slice(0, MOST_NAMES);
	const last = names.length > MOST_NAMES ? `${names.length - MOST_NAMES} more` : shown.pop();
	return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

const MOST_NAMES = 12;

/** The editor renders hints as HTML, and names and servers' words may hold anything. */
export function hint(type: 'info' | 'warning', message: string): NodeExecutionHint {
	const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return { type, message: escaped, location: 'outputPane' };
}

/** Thousands by comma, whatever the machine's locale is. */
export function count(value: number): string {
	return value.toLocaleString('en-US');
}

/** `1 item`, `1,200 items`. */
export function amount(value: number, noun: string): string {
	return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
