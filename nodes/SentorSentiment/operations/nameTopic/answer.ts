import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Failure, SentorClient } from '../../../../core';
import { isRunFailure } from '../../run/failures';
import { amount, hint } from '../../run/hints';
import { resultItem } from '../../run/outputs';
import { runOperation, type Answers } from '../../run/run-operation';
import { without } from '../../run/without';
import { readItems, type Plan } from './read';

/** The cluster of what is in no cluster. */
const OUTLIERS = -1;

/** Names the topic of each item, one call each: the service takes no more. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runOperation(context, {
		shape: { outputs: 1, fallback: 0 },
		read: () => readItems(context),
		answer: async (client, plans, { googleApiKey }) =>
			await answer(context, client, plans, googleApiKey),
	});
}

async function answer(
	context: IExecuteFunctions,
	client: SentorClient,
	plans: Plan[],
	googleApiKey: string,
): Promise<Answers> {
	const items = context.getInputData();
	const signal = context.getExecutionCancelSignal();
	const answers: Answers = { results: [], failures: [], hints: [] };
	const add = ({ itemIndex, frame }: Plan, result: object) => {
		const item = resultItem(items[itemIndex] as INodeExecutionData, itemIndex, result, frame);
		answers.results.push({ item, output: 0, place: itemIndex });
	};
	let requests = 0;
	let outliers = 0;
	let ofRun: Failure | undefined;
	for (const plan of plans) {
		const { itemIndex, topic } = plan;
		if (topic.clusterId === OUTLIERS) {
			outliers += 1;
			add(plan, { clusterId: OUTLIERS, topicName: null });
			continue;
		}
		// The next call would meet the same: nothing more is sent.
		const named = ofRun
			? { ok: false as const, failure: { ...ofRun, attempts: 0 }, requests: 0 }
			: await client.nameTopic(topic, { googleApiKey, signal });
		requests += named.requests;
		if (named.ok) {
			add(plan, without(named.result, 'raw'));
		} else {
			answers.failures.push({ ok: false, failure: named.failure, itemIndex });
			if (isRunFailure(named.failure)) ofRun = named.failure;
		}
	}
	const isWorthAWord = plans.length > 1 && answers.results.length > 0;
	if (isWorthAWord)
		answers.hints.push(
			hint('info', `${amount(plans.length, 'item')} in ${amount(requests, 'request')}.`),
		);
	if (outliers > 0) answers.hints.push(hint('info', outlierWords(outliers)));
	return answers;
}

function outlierWords(outliers: number): string {
	const stand = outliers === 1 ? '1 item stands' : `${amount(outliers, 'item')} stand`;
	return `${stand} for outliers, which have no topic in common: nothing was sent for ${outliers === 1 ? 'it' : 'them'}.`;
}
