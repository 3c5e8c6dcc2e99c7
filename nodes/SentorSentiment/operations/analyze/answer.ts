import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Sentiment, SentorDocument } from '../../../../core';
import { isTool } from '../../parameters/tool';
import { itemFailure } from '../../run/failures';
import { costHints, count, coveredHints, hint } from '../../run/hints';
import { coveredFields, ONE_OUTPUT, resultItem, type Outputs } from '../../run/outputs';
import type { Answers } from '../../run/run-operation';
import { inWords } from '../../run/words';
import { askSentor, inPairs } from '../../sentor/ask-sentor';
import { logLongWaits } from '../../sentor/progress';
import type { Plan } from './read';
import { emptyRow, rowsOf, type Row } from './rows';

/** The outputs in their order when the node splits by sentiment. */
const SPLIT_OUTPUTS: Sentiment[] = ['positive', 'neutral', 'negative'];

/** Where an item without a label does least harm, if the node has no error output. */
const OUTPUT_WITHOUT_LABEL = SPLIT_OUTPUTS.indexOf('neutral');

/** One, or one per sentiment. An agent is handed the first output only, so a tool never splits. */
export function outputs(context: IExecuteFunctions): Outputs {
	const isSplit =
		!isTool(context) && context.getNodeParameter('splitBySentiment', 0, false) === true;
	if (!isSplit) return ONE_OUTPUT;
	return {
		count: SPLIT_OUTPUTS.length,
		ofFailed: OUTPUT_WITHOUT_LABEL,
		whereFailedAre: 'They are in the Neutral output, with an error field',
	};
}

/**
 * Gives every input item its sentiment, in as few requests as the service allows. Each input item
 * leads to at least one output item: its answer's rows or its failure.
 */
export async function answer(context: IExecuteFunctions, plans: Plan[]): Promise<Answers> {
	const isSplit = outputs(context).count > 1;
	const answers: Answers = { results: [], failures: [], hints: [] };
	const covered = new Set<string>();
	const add = ({ item, output }: Plan, { fields, sentiment }: Row) => {
		for (const name of coveredFields(item, fields, output)) covered.add(name);
		const place = sentiment ? SPLIT_OUTPUTS.indexOf(sentiment) : OUTPUT_WITHOUT_LABEL;
		answers.results.push({
			item: resultItem(item, fields, output),
			output: isSplit ? place : 0,
			order: item.index,
		});
	};

	const toSend: (Plan & { document: SentorDocument })[] = [];
	for (const plan of plans) {
		const { document } = plan;
		if (document) toSend.push({ ...plan, document });
		else add(plan, emptyRow(plan.rows));
	}
	const { answered, failures } = await askSentor(
		context,
		toSend,
		async ({ client }, group) =>
			await client.analyze(
				group.map(({ document }) => document),
				{ signal: context.getExecutionCancelSignal(), onProgress: logLongWaits(context) },
			),
	);
	answers.failures.push(...failures);
	let fillers = 0;
	for (const { plans: group, answer: report } of answered) {
		for (const [plan, outcome] of inPairs(group, report.outcomes)) {
			if (!outcome.ok) {
				answers.failures.push(
					itemFailure(plan.item, { failure: inWords(outcome.failure, context) }),
				);
				continue;
			}
			for (const row of rowsOf(outcome.result, plan.rows)) {
				add(plan, row);
				if (row.isFiller) fillers += 1;
			}
		}
	}
	if (answers.results.length > 0) {
		const stats = answered.map(({ answer: report }) => report.stats);
		answers.hints.push(...costHints(stats), ...fillerHints(fillers), ...coveredHints(covered));
	}
	return answers;
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
