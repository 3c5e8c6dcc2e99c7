import type { IExecuteFunctions } from 'n8n-workflow';
import {
	concernsAll,
	type Failure,
	type SentorClient,
	type TopicName,
	type TopicOptions,
} from '../../../../core';
import { itemFailure } from '../../run/failures';
import { amount, coveredHints, hint } from '../../run/hints';
import { coveredFields, resultItem } from '../../run/outputs';
import type { Answers } from '../../run/run-operation';
import { without } from '../../run/without';
import { inWords } from '../../run/words';
import { askSentor } from '../../sentor/ask-sentor';
import type { Plan } from './read';

/** The cluster of what is in no cluster. */
const OUTLIERS = -1;

/** Names the topic of each item, one call each: the service takes no more. */
export async function answer(context: IExecuteFunctions, plans: Plan[]): Promise<Answers> {
	const answers: Answers = { results: [], failures: [], hints: [] };
	const covered = new Set<string>();
	const add = ({ item, output }: Plan, result: object) => {
		for (const name of coveredFields(item, result, output)) covered.add(name);
		answers.results.push({ item: resultItem(item, result, output), output: 0, order: item.index });
	};

	const outliers = plans.filter(({ topic }) => topic.clusterId === OUTLIERS);
	for (const plan of outliers) add(plan, { clusterId: OUTLIERS, topicName: null });

	const toName = plans.filter(({ topic }) => topic.clusterId !== OUTLIERS);
	const signal = context.getExecutionCancelSignal();
	const { answered, failures } = await askSentor(
		context,
		toName,
		async ({ client, googleApiKey }, group) =>
			await nameAll(client, group, { googleApiKey, signal }),
	);
	answers.failures.push(...failures);
	let requests = 0;
	for (const { answer: named } of answered) {
		requests += named.requests;
		for (const [plan, name] of named.names) add(plan, without(name, 'raw'));
		for (const [{ item }, failure] of named.failures)
			answers.failures.push(itemFailure(item, { failure: inWords(failure, context) }));
	}
	if (plans.length > 1 && answers.results.length > 0)
		answers.hints.push(
			hint('info', `${amount(plans.length, 'item')} in ${amount(requests, 'request')}.`),
		);
	if (outliers.length > 0) answers.hints.push(hint('info', outlierWords(outliers.length)));
	// An item that Cluster Documents made has a clusterId, which stays what it is.
	covered.delete('clusterId');
	answers.hints.push(...coveredHints(covered));
	return answers;
}

interface Named {
	names: [Plan, TopicName][];
	failures: [Plan, Failure][];
	requests: number;
}

async function nameAll(client: SentorClient, plans: Plan[], options: TopicOptions): Promise<Named> {
	const named: Named = { names: [], failures: [], requests: 0 };
	let ofRun: Failure | undefined;
	for (const plan of plans) {
		// The next call would meet the same: nothing more is sent.
		if (ofRun) {
			named.failures.push([plan, { ...ofRun, attempts: 0 }]);
			continue;
		}
		const outcome = await client.nameTopic(plan.topic, options);
		named.requests += outcome.requests;
		if (outcome.ok) named.names.push([plan, outcome.result]);
		else {
			named.failures.push([plan, outcome.failure]);
			if (concernsAll(outcome.failure)) ofRun = outcome.failure;
		}
	}
	return named;
}

function outlierWords(outliers: number): string {
	const stand = outliers === 1 ? '1 item stands' : `${amount(outliers, 'item')} stand`;
	return `${stand} for outliers, which have no topic in common: nothing was sent for ${outliers === 1 ? 'it' : 'them'}.`;
}
