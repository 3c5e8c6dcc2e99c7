import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { HealthReport } from '../../../../core';
import { hint } from '../../run/hints';
import { detailsOf } from '../../run/item-errors';
import { runOperation } from '../../run/run-operation';

/**
 * Asks the service how it is, once. What it says is the result, also when it is bad news: who asks
 * wants to branch on the answer, and an error would keep it from the next node.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runOperation(context, {
		shape: { outputs: 1, fallback: 0 },
		read: () => ({ plans: ['health'], failures: [] }),
		answer: async (client) => {
			const report = await client.checkHealth({ signal: context.getExecutionCancelSignal() });
			const { status, message, description } = report;
			return {
				results: [{ item: healthItem(report), output: 0, place: -1 }],
				failures: [],
				hints: status === 'healthy' ? [] : [hint('warning', `${message}. ${description}`)],
			};
		},
	});
}

function healthItem({
	status,
	message,
	description,
	version,
	responseMs,
	failure,
}: HealthReport): INodeExecutionData {
	const json: IDataObject = {
		status,
		message,
		description,
		...(version === undefined ? {} : { version }),
		responseMs,
		...(failure === undefined ? {} : { details: detailsOf(failure) }),
	};
	return { json, pairedItem: { item: 0 } };
}
