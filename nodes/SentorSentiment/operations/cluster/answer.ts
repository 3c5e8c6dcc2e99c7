import type { IExecuteFunctions } from 'n8n-workflow';
import type { Cluster } from '../../../../core';
import { itemFailure } from '../../run/failures';
import { leftOutHints } from '../../parameters/read-document';
import { coveredHints } from '../../run/hints';
import { coveredFields, resultItem, type OutputItem } from '../../run/outputs';
import type { Answers } from '../../run/run-operation';
import { without } from '../../run/without';
import { inWords } from '../../run/words';
import { askSentor, inPairs } from '../../sentor/ask-sentor';
import { hintsOf } from './hints';
import type { Plan } from './read';

/** A plan that has a text. */
type TextPlan = Plan & { text: NonNullable<Plan['text']> };

/**
 * Sorts the texts of all items into topics, in one call per language: clusters mean something over
 * the whole set only, so nothing is split.
 */
export async function answer(context: IExecuteFunctions, plans: Plan[]): Promise<Answers> {
	const answers: Answers = { results: [], failures: [], hints: [] };
	const covered = new Set<string>();
	const addRow = ({ item, output, settings }: Plan, result: object) => {
		if (settings.returns !== 'document') return;
		for (const name of coveredFields(item, result, output)) covered.add(name);
		answers.results.push({ item: resultItem(item, result, output), output: 0, order: item.index });
	};

	const toSend: TextPlan[] = [];
	for (const plan of plans) {
		const { text } = plan;
		if (text) toSend.push({ ...plan, text });
		else addRow(plan, { clusterId: null, probability: null, outlier: null });
	}
	const signal = context.getExecutionCancelSignal();
	const { answered, failures } = await askSentor(
		context,
		toSend,
		async ({ client, googleApiKey }, group) => {
			const settings = group[0]?.settings;
			return await client.cluster(
				group.map(({ text }) => text.document),
				{ ...settings, googleApiKey, signal },
			);
		},
	);
	answers.failures.push(...failures);
	for (const { plans: group, answer: report } of answered) {
		const isMixed = report.stats.languages > 1;
		for (const [plan, outcome] of inPairs(group, report.outcomes)) {
			if (!outcome.ok) {
				const failure = inWords(outcome.failure, context);
				answers.failures.push(itemFailure(plan.item, { failure }));
				continue;
			}
			const { language, ...membership } = outcome.result;
			// Cluster IDs repeat between languages; else the input item's own field must not be covered.
			addRow(plan, isMixed ? { ...membership, language } : membership);
		}
		if (group[0]?.settings.returns === 'cluster')
			answers.results.push(...report.clusters.map((cluster) => clusterItem(cluster, group)));
		answers.hints.push(...hintsOf(context, report, group));
	}
	answers.hints.push(...coveredHints(covered), ...leftOutHints(context, plans));
	return answers;
}

/** One item per cluster, ahead of failed ones, and linked to the items of all its texts. */
function clusterItem(cluster: Cluster, plans: Plan[]): OutputItem {
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
	const pairedItem = documents.flatMap(({ index }) => {
		const plan = plans[index];
		return plan ? [{ item: plan.item.index }] : [];
	});
	return { item: { json, pairedItem }, output: 0, order: -1 };
}
