import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { CLUSTERING, type ClusterReport } from '../../../../core';
import { amount, count, hint } from '../../run/hints';
import { inWords } from '../../run/words';
import type { Plan } from './read';

/** What the clustering cost, and what a user should know of it. */
export function hintsOf(
	context: IExecuteFunctions,
	report: ClusterReport,
	plans: Plan[],
): NodeExecutionHint[] {
	return [...costOf(report), ...languagesOf(report), ...sizeOf(plans), ...namesOf(context, report)];
}

function costOf({ clusters, stats }: ClusterReport): NodeExecutionHint[] {
	if (clusters.length === 0) return [];
	const topics = clusters.filter(({ clusterId }) => clusterId !== -1);
	const outliers = clusters
		.filter(({ clusterId }) => clusterId === -1)
		.reduce((sum, { size }) => sum + size, 0);
	const found = `${amount(topics.length, 'cluster')}, ${amount(outliers, 'outlier')}`;
	return [
		hint(
			'info',
			`${amount(stats.documents, 'item')} in ${amount(stats.requests, 'request')}: ${found}.`,
		),
	];
}

function languagesOf({ stats }: ClusterReport): NodeExecutionHint[] {
	if (stats.languages < 2) return [];
	return [
		hint(
			'info',
			`The texts are in ${stats.languages} languages, and those of each were clustered on their own. Cluster IDs repeat between them: the field 'language' tells which is which.`,
		),
	];
}

function sizeOf(plans: Plan[]): NodeExecutionHint[] {
	if (plans.length < CLUSTERING.manyDocuments) return [];
	const characters = plans.reduce((sum, { text }) => sum + (text?.document.text.length ?? 0), 0);
	return [
		hint(
			'warning',
			`${count(plans.length)} texts (${count(characters)} characters) went to Sentor without being split, since clusters need the whole set. If it takes too long, raise 'Timeout (Seconds)' or cluster a sample.`,
		),
	];
}

function namesOf(context: IExecuteFunctions, { clusters }: ClusterReport): NodeExecutionHint[] {
	const nameless = clusters.flatMap(({ topicFailure }) => topicFailure ?? []);
	const [first] = nameless;
	if (!first) return [];
	const { message, description } = inWords(first, context);
	const share = `${amount(nameless.length, 'cluster')} got no name`;
	return [hint('warning', `${share}. ${message}. ${description}`)];
}
