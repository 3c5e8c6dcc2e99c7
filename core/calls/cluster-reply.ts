import { fieldsOf, listOf } from '../input/fields';
import type { Language } from '../types';
import type { Cluster, ClusterMember } from './types';

/** What the API tells of a cluster, with the user's own documents in it. */
type FoundCluster = Pick<Cluster, 'clusterId' | 'topicName' | 'topWords' | 'documents'>;

/** The id of what is in no cluster. */
export const OUTLIERS = -1;

/**
 * Reads the answer of a clustering. Documents are matched by wire id, their place among those handed
 * in; the first cluster that names one has it. Outliers may be a cluster -1, or only a number
 * (`outliers_count`, `outliers`): what is in no cluster is an outlier as far as that number goes, and
 * has no result beyond.
 */
export function readClusters(
	{ clusters, outliers_count: outliersCount, outliers }: Record<string, unknown>,
	members: readonly ClusterMember[],
	language: Language,
): Cluster[] {
	const waiting = new Map(members.map((member) => [String(member.index), member]));
	const found = listOf(clusters).flatMap((element) => readCluster(fieldsOf(element), waiting));
	const listed = found.find(({ clusterId }) => clusterId === OUTLIERS);
	const declared = Number(outliersCount ?? outliers ?? 0);
	const isBeyond = declared < waiting.size + (listed?.documents.length ?? 0);
	if (waiting.size > 0 && !isBeyond) {
		const unlisted = [...waiting.values()];
		if (listed) listed.documents.push(...unlisted);
		else found.push({ clusterId: OUTLIERS, topWords: [], documents: unlisted });
	}
	return found.map(({ documents, ...told }) => {
		const entities = entitiesOf(documents);
		return { ...told, entities, documents, size: documents.length, language };
	});
}

function readCluster(
	cluster: Record<string, unknown>,
	waiting: Map<string, ClusterMember>,
): FoundCluster[] {
	const clusterId = Number(cluster.cluster_id);
	if (!Number.isInteger(clusterId) || cluster.cluster_id === null) return [];
	const documents = listOf(cluster.documents).flatMap((element): ClusterMember[] => {
		const { doc_id: id, cluster_probability: given } = fieldsOf(element);
		const member = waiting.get(String(id));
		if (!member) return [];
		waiting.delete(String(id));
		const probability = typeof given === 'number' && Number.isFinite(given) ? given : null;
		return [{ ...member, probability }];
	});
	const { topic_name: name, top_words: words } = cluster;
	return [
		{
			clusterId,
			...(typeof name === 'string' && name.trim() !== '' ? { topicName: name } : {}),
			topWords: listOf(words).filter((word) => typeof word === 'string'),
			documents,
		},
	];
}

/** The API's clients compute these, each in its own way: here the most frequent come first. */
function entitiesOf(documents: readonly ClusterMember[]): string[] {
	const counts = new Map<string, number>();
	for (const entity of documents.flatMap(({ entities }) => entities))
		counts.set(entity, (counts.get(entity) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a).map(([entity]) => entity);
}
