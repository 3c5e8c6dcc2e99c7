import { fieldsOf, listOf } from '../input/fields';
import type { Cluster, ClusterMember } from './types';

/** A document that can be sent. Its wire id is its place among the documents handed in. */
export interface Member {
	index: number;
	id: string | undefined;
	text: string;
	entities: string[];
}

/** A cluster as the API gave it, with the user's own documents in it. */
export type FoundCluster = Omit<Cluster, 'size' | 'language' | 'topicFailure'>;

/** The id of what is in no cluster. */
export const OUTLIERS = -1;

/**
 * Reads the answer of a clustering. Documents are matched by wire id; the first cluster that names
 * one has it. Outliers may be a cluster -1, or only a number (`outliers_count`, `outliers`): what is
 * in no cluster is an outlier as far as that number goes, and has no result beyond.
 */
export function readClusters(
	{ clusters, outliers_count: outliersCount, outliers }: Record<string, unknown>,
	members: readonly Member[],
): FoundCluster[] {
	const waiting = new Map(members.map((member) => [String(member.index), member]));
	const found = listOf(clusters).flatMap((element) => readCluster(fieldsOf(element), waiting));
	const listed = found.find(({ clusterId }) => clusterId === OUTLIERS);
	const declared = Number(outliersCount ?? outliers ?? 0);
	if (waiting.size === 0 || declared < waiting.size + (listed?.documents.length ?? 0)) return found;
	const unlisted = [...waiting.values()].map((member) => toMember(member, undefined));
	if (listed) listed.documents.push(...unlisted);
	else
		found.push({
			clusterId: OUTLIERS,
			topWords: [],
			entities: entitiesOf(unlisted),
			documents: unlisted,
		});
	return found;
}

function readCluster(
	cluster: Record<string, unknown>,
	waiting: Map<string, Member>,
): FoundCluster[] {
	const clusterId = Number(cluster.cluster_id);
	if (!Number.isInteger(clusterId) || cluster.cluster_id === null) return [];
	const documents: ClusterMember[] = [];
	for (const element of listOf(cluster.documents)) {
		const { doc_id: id, cluster_probability: probability } = fieldsOf(element);
		const member = waiting.get(String(id));
		if (!member) continue;
		waiting.delete(String(id));
		documents.push(toMember(member, probability));
	}
	const { topic_name: name, top_words: words } = cluster;
	return [
		{
			clusterId,
			...(typeof name === 'string' && name.trim() !== '' ? { topicName: name } : {}),
			topWords: listOf(words).filter((word) => typeof word === 'string'),
			entities: entitiesOf(documents),
			documents,
		},
	];
}

function toMember({ index, id, text, entities }: Member, probability: unknown): ClusterMember {
	return {
		index,
		...(id === undefined ? {} : { documentId: id }),
		text,
		entities,
		probability:
			typeof probability === 'number' && Number.isFinite(probability) ? probability : null,
	};
}

/** The API's clients compute these, each in its own way: here the most frequent come first. */
function entitiesOf(documents: readonly ClusterMember[]): string[] {
	const counts = new Map<string, number>();
	for (const entity of documents.flatMap(({ entities }) => entities))
		counts.set(entity, (counts.get(entity) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a).map(([entity]) => entity);
}
