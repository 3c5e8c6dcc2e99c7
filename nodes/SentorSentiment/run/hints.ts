import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { describeRun, type RunStats } from '../../../core';
import { isRunFailure, mostTelling, type ItemFailure } from './failures';

/** Adds what the run cost, what it struggled with and what it left undone to the node's output pane. */
export function addHints(context: IExecuteFunctions, hints: NodeExecutionHint[]): void {
	if (hints.length > 0) context.addExecutionHints(...hints);
}

/** `1,000 items in 22 requests; waited 3 s for the rate limit`; nothing when there is nothing to tell. */
export function costHints(stats: RunStats): NodeExecutionHint[] {
	const hints: NodeExecutionHint[] = [];
	if (stats.documents > 1 || stats.waitMs >= 1000 || stats.reused > 0)
		hints.push(hint('info', `${describeRun(stats, 'item')}.`));
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

/** How many items have no result, why, and where they went. */
export function failureHints(
	failures: ItemFailure[],
	items: number,
	whereabouts: string,
): NodeExecutionHint[] {
	const shown = mostTelling(failures);
	if (!shown) return [];
	const { failure, itemIndex } = shown;
	const share = `${count(failures.length)} of ${amount(items, 'item')} ${failures.length === 1 ? 'has' : 'have'} no result`;
	const why = isRunFailure(failure)
		? `${failure.message}. ${failure.description}`
		: `The first is item ${itemIndex}: ${failure.message}.`;
	return [hint('warning', `${share}. ${why} ${whereabouts}`)];
}

export function hint(type: 'info' | 'warning', message: string): NodeExecutionHint {
	return { type, message, location: 'outputPane' };
}

/** Thousands by comma, whatever the machine's locale is. */
export function count(value: number): string {
	return value.toLocaleString('en-US');
}

/** `1 item`, `1,200 items`. */
export function amount(value: number, noun: string): string {
	return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
