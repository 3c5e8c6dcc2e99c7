import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ItemFailure } from './failures';
import { errorItem, withoutEarlierFailure } from './item-errors';

/** The part of an output item that is not the answer, chosen per input item. */
export interface Frame {
	includeInputFields: boolean;
	/** Put before the name of each result field, so that none covers an input field. */
	fieldPrefix: string;
}

/** One result item and where it goes. */
export interface Routed {
	item: INodeExecutionData;
	/** Counted from 0. */
	output: number;
	/** Items of an output are in the order of their places: an input item's index, or -1 to be ahead. */
	place: number;
}

/** What the outputs of a node are like. */
export interface Shape {
	outputs: number;
	/** Where failed items stay if there is no error output. */
	fallback: number;
}

/**
 * Lays result fields over the input item's own (a result field wins) and links both. Touches neither.
 * Binary data goes along with the input fields.
 */
export function resultItem(
	input: INodeExecutionData,
	itemIndex: number,
	result: object,
	{ includeInputFields, fieldPrefix }: Frame,
): INodeExecutionData {
	// Built from entries, not by assignment: a field named __proto__ stays a field.
	const fields = Object.fromEntries(
		Object.entries(result).map(([name, value]) => [`${fieldPrefix}${name}`, value as unknown]),
	) as IDataObject;
	const pairedItem = { item: itemIndex };
	if (!includeInputFields) return { json: fields, pairedItem };
	const json = { ...withoutEarlierFailure(input.json), ...fields };
	return { json, pairedItem, ...(input.binary ? { binary: input.binary } : {}) };
}

/**
 * Sorts results and failures into the node's outputs.
 *
 * Failed items keep their place among the results. With an error output they go to the end of the
 * first output, from where the engine takes them: an error item in first place would make its Retry
 * On Fail run the whole node again.
 */
export function sortIntoOutputs(
	context: IExecuteFunctions,
	results: Routed[],
	failures: ItemFailure[],
	{ outputs, fallback }: Shape,
): INodeExecutionData[][] {
	const input = context.getInputData();
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const failed = failures.map((failure) => ({
		item: errorItem(failure, input[failure.itemIndex] as INodeExecutionData),
		output: hasErrorOutput ? 0 : fallback,
		place: hasErrorOutput ? Infinity : failure.itemIndex,
	}));
	const sorted: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
	const all = [...results, ...failed].sort((a, b) =>
		a.place < b.place ? -1 : Number(a.place > b.place),
	);
	for (const { item, output } of all) sorted[output]?.push(item);
	return sorted;
}
