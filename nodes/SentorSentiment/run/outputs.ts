import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { OutputOptions } from '../parameters/output-options';
import { isTool } from '../parameters/tool';
import type { InputItem, ItemFailure } from './failures';
import { errorItem, itemWithError, movedItem, withoutEarlierFailure } from './item-errors';

/** An item on its way to an output. */
export interface OutputItem {
	item: INodeExecutionData;
	/** Counted from 0. */
	output: number;
	/** Items of an output are in this order: the index of an input item, or -1 to be ahead of all. */
	order: number;
}

/** What the outputs of a node are like. */
export interface Outputs {
	count: number;
	/** The output in which failed items stay if there is no error output. */
	ofFailed: number;
	/** Where a user finds them then; a sentence without its end. */
	whereFailedAre: string;
}

/** Of a node that does not split. */
export const ONE_OUTPUT: Outputs = {
	count: 1,
	ofFailed: 0,
	whereFailedAre: 'They are among the others, with an error field',
};

/**
 * Lays result fields over the input item's own (a result field wins) and links both. Touches neither.
 * Binary data goes along with the input fields.
 */
export function resultItem(
	{ index, data }: InputItem,
	result: object,
	options: OutputOptions,
): INodeExecutionData {
	const json = resultFields(result, options);
	const pairedItem = { item: index };
	if (!options.includeInputFields) return { json, pairedItem };
	return {
		json: { ...withoutEarlierFailure(data.json), ...json },
		pairedItem,
		...(data.binary ? { binary: data.binary } : {}),
	};
}

/** Built from entries, not by assignment: a field named __proto__ stays a field. */
function resultFields(result: object, { fieldPrefix }: OutputOptions): IDataObject {
	return Object.fromEntries(
		Object.entries(result).map(([name, value]) => [`${fieldPrefix}${name}`, value]),
	);
}

/** The input item's own fields that a result's fields cover with another value. */
export function coveredFields(
	{ data }: InputItem,
	result: object,
	options: OutputOptions,
): string[] {
	if (!options.includeInputFields) return [];
	const own = withoutEarlierFailure(data.json);
	return Object.entries(resultFields(result, options)).flatMap(([name, value]) =>
		Object.hasOwn(own, name) && own[name] !== value ? [name] : [],
	);
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
	results: OutputItem[],
	failures: ItemFailure[],
	{ count, ofFailed }: Outputs,
): INodeExecutionData[][] {
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	// An agent's chat lies in the item, which is not meant for its model.
	const bareItem = hasErrorOutput && isLedTo(context) ? movedItem : errorItem;
	const failedItem = hasErrorOutput || isTool(context) ? bareItem : itemWithError;
	const failed = failures.map((failure) => ({
		item: failedItem(failure),
		output: hasErrorOutput ? 0 : ofFailed,
		order: hasErrorOutput ? Infinity : failure.item.index,
	}));
	const sorted: INodeExecutionData[][] = Array.from({ length: count }, () => []);
	const all = [...results, ...failed].sort((a, b) =>
		a.order < b.order ? -1 : Number(a.order > b.order),
	);
	for (const { item, output } of all) sorted[output]?.push(item);
	return sorted;
}

/** Whether its items come from another node: where n8n starts with this one, it copies no failed item. */
function isLedTo(context: IExecuteFunctions): boolean {
	try {
		return Boolean(context.getInputSourceData());
	} catch {
		return false;
	}
}
