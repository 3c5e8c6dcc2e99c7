import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { AnalyzeReport, Sentiment } from '../../../../core';
import { openClient, type OpenClient } from '../../shared/client';
import type { ItemFailure } from '../../shared/failures';
import { addHints, costHints, count, failureHints, hint } from '../../shared/hints';
import { stopOnFailure } from '../../shared/node-errors';
import { resultItem, sortIntoOutputs, type Routed } from '../../shared/outputs';
import { logLongWaits } from '../../shared/progress';
import { isTool } from '../../shared/tool';
import { readItems, type Plan } from './read-items';
import { rowsOf } from './rows';

/** The outputs in their order when the node splits by sentiment. */
const SPLIT_OUTPUTS: Sentiment[] = ['positive', 'neutral', 'negative'];

/** Where an item without a label does least harm, if the node has no error output. */
const OUTPUT_WITHOUT_LABEL = SPLIT_OUTPUTS.indexOf('neutral');

/**
 * Gives every input item its sentiment, in as few requests as the service allows.
 *
 * Each input item leads to at least one output item: its answer's rows or its failure. Unless the
 * workflow goes on in spite of failures, the first one ends the node, and one that is known before
 * anything was sent ends it without a request.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const isSplit = splits(context);
	const shape = isSplit
		? { outputs: SPLIT_OUTPUTS.length, fallback: OUTPUT_WITHOUT_LABEL }
		: { outputs: 1, fallback: 0 };
	if (items.length === 0) return sortIntoOutputs(context, new Map(), [], shape);

	const opened = await openClient(context);
	const { plans, failures } = opened.ok
		? readItems(context)
		: { plans: [], failures: ofAll(items, opened) };
	stopOnFailure(context, failures, { answered: 0, items: items.length });

	const answers = opened.ok ? await answer(context, opened.value, plans, isSplit) : NOTHING;
	const failed = [...failures, ...answers.failures].sort((a, b) => a.itemIndex - b.itemIndex);
	// A cancelled workflow goes nowhere: what was answered is kept in its data, no error is shown.
	const isCancelled = context.getExecutionCancelSignal()?.aborted === true;
	if (!isCancelled)
		stopOnFailure(context, failed, { answered: answers.results.size, items: items.length });
	const left = isCancelled && !context.continueOnFail() ? [] : failed;
	addHints(context, [
		...answers.hints,
		...failureHints(failed, items.length, whereabouts(context, isSplit)),
	]);
	return sortIntoOutputs(context, answers.results, left, shape);
}

interface Answers {
	/** By input item. */
	results: Map<number, Routed[]>;
	failures: ItemFailure[];
	hints: NodeExecutionHint[];
}

const NOTHING: Answers = { results: new Map(), failures: [], hints: [] };

/** Sends what the plans say and shapes the answers. */
async function answer(
	context: IExecuteFunctions,
	{ client, close }: OpenClient,
	plans: Plan[],
	isSplit: boolean,
): Promise<Answers> {
	const documents = plans.map(({ document }) => document);
	let report: AnalyzeReport;
	try {
		report = await client.analyze(documents, {
			signal: context.getExecutionCancelSignal(),
			onProgress: logLongWaits(context),
		});
	} finally {
		close();
	}
	const answers: Answers = { results: new Map(), failures: [], hints: [] };
	let fillers = 0;
	report.outcomes.forEach((outcome, place) => {
		const plan = plans[place] as Plan;
		const { itemIndex } = plan;
		if (!outcome.ok) {
			answers.failures.push({ ...outcome, itemIndex });
			return;
		}
		const input = context.getInputData()[itemIndex] as INodeExecutionData;
		const rows = rowsOf(outcome.result, plan.granularity, plan.simplify);
		const routed = rows.map(({ fields, sentiment }) => ({
			item: resultItem(input, itemIndex, fields, plan),
			output: isSplit ? SPLIT_OUTPUTS.indexOf(sentiment) : 0,
		}));
		answers.results.set(itemIndex, routed);
		fillers += rows.some(({ isFiller }) => isFiller) ? 1 : 0;
	});
	if (answers.results.size > 0)
		answers.hints.push(...costHints(report.stats), ...fillerHints(fillers));
	return answers;
}

/** An agent is handed the first output only, so a tool never splits. */
function splits(context: IExecuteFunctions): boolean {
	if (isTool(context)) return false;
	return context.getNodeParameter('splitBySentiment', 0, false) === true;
}

function ofAll(items: INodeExecutionData[], failed: Omit<ItemFailure, 'itemIndex'>): ItemFailure[] {
	return items.map((_item, itemIndex) => ({ ...failed, itemIndex }));
}

function fillerHints(fillers: number): NodeExecutionHint[] {
	if (fillers === 0) return [];
	const answered = fillers === 1 ? '1 item was' : `${count(fillers)} items were`;
	return [
		hint(
			'warning',
			`${answered} answered without such details and returned as one row with blank fields each.`,
		),
	];
}

function whereabouts(context: IExecuteFunctions, isSplit: boolean): string {
	if (context.getNode().onError === 'continueErrorOutput') return 'See the error output.';
	const place = isSplit ? 'They are in the Neutral output' : 'They are among the others';
	return `${place}, with an error field; set On Error to 'Continue (using error output)' to have them apart.`;
}
