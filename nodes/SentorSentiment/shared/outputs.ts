import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ItemFailure } from './failures';
import { errorItem, withoutEarlierFailure } from './item-errors';

/** The part of an output item that is not the answer, chosen per input item. */
export interface Frame {
	includeInputFields: boolean;
	/** Put before the name of each result field, so that none covers an input field. */
	fieldPrefix: string;
}

/** One result item and the output that it belongs to, counted from 0. */
export interface Routed {
	item: INodeExecutionData;
	output: number;
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
 * Failures keep their place among the results of a single output. With an error output they go to
 * the end of the first one, from where the engine takes them: an error item in first place would
 * make its Retry On Fail run the whole node again. With several outputs and none for errors they
 * go to `fallback`.
 */
export function sortIntoOutputs(
	context: IExecuteFunctions,
	results: Map<number, Routed[]>,
	failures: ItemFailure[],
	{ outputs, fallback }: { outputs: number; fallback: number },
): INodeExecutionData[][] {
	const input = context.getInputData();
	const sorted: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const failed = new Map(failures.map((failure) => [failure.itemIndex, failure]));
	const put = (item: INodeExecutionData, output: number) => sorted[output]?.push(item);
	const putFailure = (failure: ItemFailure | undefined, output: number) =>
		failure && put(errorItem(failure, input[failure.itemIndex]!), output);

	input.forEach((_item, itemIndex) => {
		for (const { item, output } of results.get(itemIndex) ?? []) put(item, output);
		if (!hasErrorOutput) putFailure(failed.get(itemIndex), fallback);
	});
	if (hasErrorOutput) failures.forEach((failure) => putFailure(failure, 0));
	return sorted;
}
