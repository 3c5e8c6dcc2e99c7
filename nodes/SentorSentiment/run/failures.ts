import type { Failure, FailureCode } from '../../../core';

/** These concern the whole run, whichever item they show up on first. */
const RUN_CODES: ReadonlySet<FailureCode> = new Set<FailureCode>([
	'auth',
	'quota',
	'unavailable',
	'config',
	'deadline',
	'cancelled',
]);

/** What became of one thing: a value, or a failure and, when n8n itself threw one, its error. */
export type Attempt<Value> = { ok: true; value: Value } | FailedAttempt;

/** `thrown` is n8n's own error object, kept because its editor explains expressions with it. */
export interface FailedAttempt {
	ok: false;
	failure: Failure;
	thrown?: Error;
}

/** A failure of one input item. */
export interface ItemFailure extends FailedAttempt {
	itemIndex: number;
}

/** Whether a failure concerns the whole run, not this item alone. */
export function isRunFailure({ code, reason }: Failure): boolean {
	return RUN_CODES.has(code) || reason === 'too_few';
}

/** The same failure for every item. */
export function failedForAll(items: unknown[], failed: FailedAttempt): ItemFailure[] {
	return items.map((_item, itemIndex) => ({ ...failed, itemIndex }));
}

/** The failure to show when one stands for all: one that concerns the whole run, else the first. */
export function mostTelling(failures: ItemFailure[]): ItemFailure | undefined {
	return failures.find(({ failure }) => isRunFailure(failure)) ?? failures[0];
}

/** Shapes a failure that the node found itself, before anything was sent. */
export function ownFailure(
	code: 'invalid_input' | 'config',
	reason: string,
	message: string,
	description: string,
): FailedAttempt {
	return { ok: false, failure: { code, reason, message, description, attempts: 0 } };
}

/** Shapes what n8n threw while a parameter was read. */
export function unreadableParameter(thrown: unknown): FailedAttempt {
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	const { description } = error as { description?: unknown };
	const failed = ownFailure(
		'invalid_input',
		'expression',
		error.message || 'An expression of this node gave no value',
		typeof description === 'string' && description !== ''
			? description
			: "Check the expressions in this node's fields against this item. Nothing was sent for it.",
	);
	return { ...failed, thrown: error };
}
