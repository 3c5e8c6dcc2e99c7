import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	NodeExecutionHint,
} from 'n8n-workflow';
import type { Readings } from '../parameters/read';
import type { ItemFailure, ItemPlan } from './failures';
import { failureHints } from './hints';
import { stopOnFailure } from './node-errors';
import { ONE_OUTPUT, sortIntoOutputs, type OutputItem, type Outputs } from './outputs';

/** What an operation makes of its plans. */
export interface Answers {
	results: OutputItem[];
	failures: ItemFailure[];
	hints: NodeExecutionHint[];
}

/** What an operation says of itself; everything else is the same for all. */
export interface Declaration<Plan extends ItemPlan> {
	/** Its entry in the list of operations. */
	option: INodePropertyOptions;
	/** When to call it as a tool, with what, and what comes back: for a language model. */
	toolDescription: string;
	/** Its own fields, shown for this operation only. */
	properties: INodeProperties[];
	/** One, unless it says otherwise. */
	outputs?(context: IExecuteFunctions): Outputs;
	/** Reads the parameters; sends nothing. An item whose values cannot be used fails alone. */
	read(context: IExecuteFunctions): Readings<Plan>;
	/**
	 * Makes results of the plans, of which there is at least one. Throws only what `stopOnFailure`
	 * throws.
	 */
	answer(context: IExecuteFunctions, plans: Plan[]): Promise<Answers>;
}

/** One operation of the node, whatever its plans are like. */
export interface Operation {
	option: INodePropertyOptions;
	toolDescription: string;
	properties: INodeProperties[];
	/**
	 * Works on all input items and gives one array per output. Throws a NodeOperationError or a
	 * NodeApiError, and only when the workflow is to stop on a failed item.
	 */
	run(context: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

/** Makes an operation of what is particular to it. */
export function declare<Plan extends ItemPlan>(declaration: Declaration<Plan>): Operation {
	const { option, toolDescription, properties } = declaration;
	const run = async (context: IExecuteFunctions) => await runOperation(context, declaration);
	return { option, toolDescription, properties, run };
}

const NOTHING: Answers = { results: [], failures: [], hints: [] };

/**
 * Runs an operation and decides what becomes of what failed, the same way for all of them.
 *
 * Unless the workflow goes on in spite of failures, one of them ends the node, and one that is known
 * before anything was sent ends it without a request.
 */
async function runOperation<Plan extends ItemPlan>(
	context: IExecuteFunctions,
	operation: Declaration<Plan>,
): Promise<INodeExecutionData[][]> {
	const outputs = operation.outputs?.(context) ?? ONE_OUTPUT;
	const items = context.getInputData().length;
	if (items === 0) return sortIntoOutputs(context, [], [], outputs);

	const { plans, failures } = operation.read(context);
	stopOnFailure(context, failures, { answered: 0, waiting: plans.length, items });
	const answers = plans.length === 0 ? NOTHING : await operation.answer(context, plans);
	const failed = [...failures, ...answers.failures].sort((a, b) => a.item.index - b.item.index);
	// n8n drops what a stopped node returns, and stores none of it; an error would be shown in place
	// of "cancelled".
	const isCancelled = context.getExecutionCancelSignal()?.aborted === true;
	const answered = items - failed.length;
	if (!isCancelled) stopOnFailure(context, failed, { answered, waiting: 0, items });
	const left = isCancelled && !context.continueOnFail() ? [] : failed;
	const hints = [...answers.hints, ...failureHints(failed, items, whereFailed(context, outputs))];
	if (hints.length > 0) context.addExecutionHints(...hints);
	return sortIntoOutputs(context, answers.results, left, outputs);
}

function whereFailed(context: IExecuteFunctions, { whereFailedAre }: Outputs): string {
	if (context.getNode().onError === 'continueErrorOutput') return 'See the error output.';
	return `${whereFailedAre}; set On Error to 'Continue (using error output)' to have them apart.`;
}
