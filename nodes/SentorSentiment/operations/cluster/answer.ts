import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Cluster, SentorClient } from '../../../../core';
import { failedForAll } from '../../run/failures';
import { resultItem, type Routed } from '../../run/outputs';
import { runOperation, type Answers } from '../../run/run-operation';
import { without } from '../../run/without';
import { hintsOf } from './hints';
import { languagesOf, readItems, readSettings, type Plan, type Settings } from './read';

/**
 * Sorts the texts of all items into topics, in one call per language: clusters mean something over
 * the whole set only, so nothing is split.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const settings = readSettings(context);
	return await runOperation(context, {
		shape: { outputs: 1, fallback: 0 },
		read: () =>
			settings.ok ? readItems(context) : { plans: [], failures: failedForAll(items, settings) },
		answer: async (client, plans, { googleApiKey }) =>
			settings.ok
				? await answer(context, client, plans, { ...settings.value, googleApiKey })
				: { results: [], failures: [], hints: [] },
	});
}

async function answer(
	context: IExecuteFunctions,
	client: SentorClient,
	plans: Plan[],
	{ returns, clusters, nameTopics, googleApiKey }: Settings & { googleApiKey: string },
): Promise<Answers> {
	const report = await client.cluster(
		plans.map(({ document }) => document),
		{ clusters, nameTopics, googleApiKey, signal: context.getExecutionCancelSignal() },
	);
	const items = context.getInputData();
	const isMixed = languagesOf(plans).length > 1;
	const answers: Answers = { results: [], failures: [], hints: hintsOf(report, plans) };
	report.outcomes.forEach((outcome, place) => {
		const { itemIndex, frame } = plans[place] as Plan;
		if (!outcome.ok) answers.failures.push({ ...outcome, itemIndex });
		else if (returns === 'document') {
			const { language, ...membership } = outcome.result;
			// Cluster IDs repeat between languages; else the input item's own field must not be covered.
			const result = isMixed ? { ...membership, language } : membership;
			const input = items[itemIndex] as INodeExecutionData;
			answers.results.push({
				item: resultItem(input, itemIndex, result, frame),
				output: 0,
				place: itemIndex,
			});
		}
	});
	if (returns === 'cluster')
		answers.results = report.clusters.map((cluster) => clusterItem(cluster, plans));
	return answers;
}

/** One item per cluster, ahead of failed ones, and linked to the items of all its texts. */
function clusterItem(cluster: Cluster, plans: Plan[]): Routed {
	const { clusterId, topicName, topicFailure, size, topWords, entities, documents, language } =
		cluster;
	const json = {
		clusterId,
		...(topicName === undefined ? {} : { topicName }),
		// The field is there, so that a table has its column, and blank: the hint says why.
		...(topicFailure === undefined ? {} : { topicName: null }),
		size,
		topWords,
		entities,
		documents: documents.map((document) => without(document, 'index')),
		language,
	};
	const pairedItem = documents.map(({ index }) => ({ item: (plans[index] as Plan).itemIndex }));
	return { item: { json, pairedItem }, output: 0, place: -1 };
}
