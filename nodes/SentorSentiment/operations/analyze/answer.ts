import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { SentorClient, Sentiment } from '../../../../core';
import { costHints, count, hint } from '../../run/hints';
import { resultItem } from '../../run/outputs';
import { logLongWaits } from '../../sentor/progress';
import { runOperation, type Answers } from '../../run/run-operation';
import { isTool } from '../../parameters/tool';
import { readItems, type Plan } from './read';
import { rowsOf } from './rows';

/** The outputs in their order when the node splits by sentiment. */
const SPLIT_OUTPUTS: Sentiment[] = ['positive', 'neutral', 'negative'];

/** Where an item without a label does least harm, if the node has no error output. */
const OUTPUT_WITHOUT_LABEL = SPLIT_OUTPUTS.indexOf('neutral');

/**
 * Gives every input item its sentiment, in as few requests as the service allows. Each input item
 * leads to at least one output item: its answer's rows or its failure.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const isSplit = splits(context);
	return await runOperation(context, {
		shape: isSplit
			? { outputs: SPLIT_OUTPUTS.length, fallback: OUTPUT_WITHOUT_LABEL }
			: { outputs: 1, fallback: 0 },
		...(isSplit ? { whereabouts: 'They are in the Neutral output, with an error field' } : {}),
		read: () => readItems(context),
		answer: async (client, plans) => await answer(context, client, plans, isSplit),
	});
}

/** Sends what the plans say and shapes the answers. */
async function answer(
	context: IExecuteFunctions,
	client: SentorClient,
	plans: Plan[],
	isSplit: boolean,
): Promise<Answers> {
	const items = context.getInputData();
	const documents = plans.map(({ document }) => document);
	const { outcomes, stats } = await client.analyze(documents, {
		signal: context.getExecutionCancelSignal(),
		onProgress: logLongWaits(context),
	});
	const answers: Answers = { results: [], failures: [], hints: [] };
	let fillers = 0;
	outcomes.forEach((outcome, place) => {
		const plan = plans[place] as Plan;
		const { itemIndex } = plan;
		if (!outcome.ok) {
			answers.failures.push({ ...outcome, itemIndex });
			return;
		}
		const input = items[itemIndex] as INodeExecutionData;
		for (const { fields, sentiment, isFiller } of rowsOf(outcome.result, plan)) {
			answers.results.push({
				item: resultItem(input, itemIndex, fields, plan.frame),
				output: isSplit ? SPLIT_OUTPUTS.indexOf(sentiment) : 0,
				place: itemIndex,
			});
			if (isFiller) fillers += 1;
		}
	});
	if (answers.results.length > 0) answers.hints.push(...costHints(stats), ...fillerHints(fillers));
	return answers;
}

/** An agent is handed the first output only, so a tool never splits. */
function splits(context: IExecuteFunctions): boolean {
	if (isTool(context)) return false;
	return context.getNodeParameter('splitBySentiment', 0, false) === true;
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
