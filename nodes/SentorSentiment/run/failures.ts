import type { INodeExecutionData } from 'n8n-workflow';
import { concernsAll as isOfAll, type Failure } from '../../../core';

/** What became of one thing: a value, or a failure and, when n8n itself threw one, its error. */
export type Attempt<Value> = { ok: true; value: Value } | FailedAttempt;

/** `thrown` is n8n's own error object, kept because its editor explains expressions with it. */
export interface FailedAttempt {
	ok: false;
	failure: Failure;
	thrown?: Error;
}

/** An input item and its index, which output items name. */
export interface InputItem {
	index: number;
	data: INodeExecutionData;
}

/** Whatever is planned for an input item. */
export interface ItemPlan {
	item: InputItem;
}

/** A failure of one input item, in the node's own words. */
export interface ItemFailure extends FailedAttempt {
	item: InputItem;
	/** It is about more than this item: none of them is to blame. */
	concernsAll: boolean;
}

/** Makes a failed attempt that of an item; said to concern all by its code unless stated. */
export function itemFailure(
	item: InputItem,
	{ failure, thrown }: Omit<FailedAttempt, 'ok'>,
	concernsAll = isOfAll(failure),
): ItemFailure {
	return { ok: false, failure, item, concernsAll, ...(thrown ? { thrown } : {}) };
}

/** The failure to show when one stands for all: one that concerns the whole run, else the first. */
export function mostTelling(failures: ItemFailure[]): ItemFailure | undefined {
	return failures.find(({ concernsAll }) => concernsAll) ?? failures[0];
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
	const description: unknown = 'description' in error ? error.description : undefined;
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
