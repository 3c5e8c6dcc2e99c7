import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { HealthReport } from '../../../../core';
import { inputItems, type Readings } from '../../parameters/read';
import type { ItemPlan } from '../../run/failures';
import { hint } from '../../run/hints';
import { detailsOf } from '../../run/item-errors';
import type { Answers } from '../../run/run-operation';
import { inWords } from '../../run/words';
import { askSentor } from '../../sentor/ask-sentor';

/** Asked once, in the name of the first item. */
export function read(context: IExecuteFunctions): Readings<ItemPlan> {
	const plans = inputItems(context)
		.slice(0, 1)
		.map((item) => ({ item }));
	return { plans, failures: [] };
}

/**
 * Asks the service how it is, once. What it says is the result, also when it is bad news: who asks
 * wants to branch on the answer, and an error would keep it from the next node.
 */
export async function answer(context: IExecuteFunctions, plans: ItemPlan[]): Promise<Answers> {
	const { answered, failures } = await askSentor(context, plans, async ({ client }) => {
		const report = await client.checkHealth({ signal: context.getExecutionCancelSignal() });
		if (!report.failure) return report;
		const failure = inWords(report.failure, context);
		return { ...report, message: failure.message, description: failure.description };
	});
	const reports = answered.map(({ answer: report }) => report);
	return {
		results: reports.map((report) => ({
			item: { json: fieldsOf(report), pairedItem: { item: 0 } },
			output: 0,
			order: -1,
		})),
		failures,
		hints: reports
			.filter(({ status }) => status !== 'healthy')
			.map(({ message, description }) => hint('warning', `${message}. ${description}`)),
	};
}

function fieldsOf(report: HealthReport): IDataObject {
	const { status, message, description, version, responseMs, quota, failure } = report;
	return {
		status,
		message,
		description,
		...(version === undefined ? {} : { version }),
		responseMs,
		...(quota === undefined ? {} : { quota: { ...quota } }),
		...(failure === undefined ? {} : { details: detailsOf(failure) }),
	};
}
