import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { AnalyzeReport, Failure, Quota, Sentiment } from '../../../../core';
import { leftOutHints, type PreparedText } from '../../parameters/read-document';
import { isTool } from '../../parameters/tool';
import { itemFailure } from '../../run/failures';
import { amount, costHints, coveredHints, hint, planLeft } from '../../run/hints';
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

	const toSend: (Plan & { text: PreparedText })[] = [];
	for (const plan of plans) {
		const { text } = plan;
		if (text) toSend.push({ ...plan, text });
		else add(plan, emptyRow(plan.rows));
	}
	const { answered, failures } = await askSentor(context, toSend, async ({ client }, group) => {
		const report = await client.analyze(
			group.map(({ text }) => text.document),
			{ signal: context.getExecutionCancelSignal(), onProgress: logLongWaits(context) },
		);
		return { ...report, quota: client.quota() };
	});
	answers.failures.push(...failures);
	const blank = { details: 0, mentions: 0 };
	for (const { plans: group, answer: report } of answered) {
		for (const [plan, outcome] of inPairs(group, report.outcomes)) {
			if (!outcome.ok) {
				const failure = inWords(outcome.failure, context);
				answers.failures.push(itemFailure(plan.item, { failure }, isEnd(failure, report.ended)));
				continue;
			}
			for (const row of rowsOf(plan.text, outcome.result, plan.rows)) {
				add(plan, row);
				if (row.lacks) blank[row.lacks] += 1;
			}
		}
	}
	if (answers.results.length > 0) {
		const stats = answered.map(({ answer: report }) => report.stats);
		answers.hints.push(...costHints(stats, leftOf(context, answered)));
		answers.hints.push(...blankHints(blank), ...coveredHints(covered));
		answers.hints.push(...leftOutHints(context, plans));
	}
	return answers;
}

/** Of one key that got through; where the quota ended the run, its failures tell of it. */
function leftOf(
	context: IExecuteFunctions,
	answered: { answer: AnalyzeReport & { quota: Quota | undefined } }[],
): string {
	const [first, second] = answered;
	return first && !second && !first.answer.ended ? planLeft(context, first.answer.quota) : '';
}

/** Rows without values, by what there was none of. */
function blankHints({ details, mentions }: Record<'details' | 'mentions', number>) {
	const hints: NodeExecutionHint[] = [];
	if (details > 0)
		hints.push(
			hint(
				'warning',
				`${amount(details, 'item')} ${details === 1 ? 'was' : 'were'} answered without such details and returned as one row with blank fields each.`,
			),
		);
	if (mentions > 0)
		hints.push(
			hint(
				'info',
				`${amount(mentions, 'item')} ${mentions === 1 ? 'speaks' : 'speak'} of none of the entities and ${mentions === 1 ? 'is' : 'are'} one row with blank fields each. For a row of each entity all the same, set the option 'Include Unmentioned Entities'.`,
			),
		);
	return hints;
}

/** Whether it is what ended the run, not this item's own. */
function isEnd(failure: Failure, ended: Failure | undefined): boolean {
	return ended?.code === failure.code && ended.reason === failure.reason;
}
