import type {
	Cluster,
	ClusterDocument,
	ClusterMembership,
	ClusterOptions,
	ClusterReport,
	Failure,
	SentorClient,
} from '../../../core';
import { prepare, type TextInput } from '../../../text';
import type { NodeFailure } from '../common/failures';
import { tooFew } from './words';

/** A text of the set, or why there is none. */
export type SetText = { ok: true; item: TextInput } | { ok: false; failure: NodeFailure };

/** Where one text went. */
export interface Membership extends ClusterMembership {
	/** The user's own id. */
	documentId?: string;
	/** Why its cluster has no name although one was asked for. */
	topicFailure?: Failure;
}

export type Placement = { ok: true; membership: Membership } | { ok: false; failure: NodeFailure };

/** What became of a set. */
export interface Clustering {
	/** `documents[].index` is the place among the texts of the set. */
	clusters: Cluster[];
	/** `outcomes[i]` belongs to `texts[i]`. */
	outcomes: Placement[];
	/** Why nothing at all was clustered. */
	failure?: NodeFailure;
	/** Several languages were clustered, each apart: cluster ids repeat. */
	isMixed: boolean;
}

/** A text that can be sent, and its place among all. */
interface Sent {
	index: number;
	document: ClusterDocument;
}

/**
 * Has a set of texts clustered. What makes a set is for the core to say; a text that cannot be sent
 * fails by itself. Never rejects.
 */
export async function clusterTexts(
	client: SentorClient,
	texts: readonly SetText[],
	options: ClusterOptions,
): Promise<Clustering> {
	const failures = new Map<number, NodeFailure>();
	const sent = texts.flatMap((text, index): Sent[] => {
		const prepared = text.ok ? prepare(text.item, { needsEntities: false }) : text;
		if (prepared.ok) return [{ index, document: prepared.document }];
		failures.set(index, prepared.failure);
		return [];
	});
	const report = await client.cluster(
		sent.map(({ document }) => document),
		options,
	);
	const places = placementsOf(report, sent);
	const clusters = report.clusters.map((cluster) => inSet(cluster, sent));
	const [first] = report.outcomes;
	const whole = first && !first.ok ? first.failure : tooFew(sent.length);
	return {
		clusters,
		outcomes: texts.map((_, index): Placement => {
			const place = places.get(index);
			return place ?? { ok: false, failure: failures.get(index) ?? whole };
		}),
		...(clusters.length === 0 ? { failure: whole } : {}),
		isMixed: report.stats.languages > 1,
	};
}

/** Where each text went that was sent, by its place among the texts of the set. */
function placementsOf(report: ClusterReport, sent: readonly Sent[]): Map<number, Placement> {
	const unnamed = new Map(
		report.clusters.map((cluster) => [nameOf(cluster), cluster.topicFailure] as const),
	);
	const places = new Map<number, Placement>();
	sent.forEach(({ index, document: { id } }, place) => {
		const outcome = report.outcomes[place];
		if (!outcome) return;
		if (!outcome.ok) return places.set(index, outcome);
		const topicFailure = unnamed.get(nameOf(outcome.result));
		return places.set(index, {
			ok: true,
			membership: {
				...outcome.result,
				...(id === undefined ? {} : { documentId: id }),
				...(topicFailure === undefined ? {} : { topicFailure }),
			},
		});
	});
	return places;
}

/** Ids are unique within a language. */
function nameOf({ language, clusterId }: Pick<Cluster, 'language' | 'clusterId'>): string {
	return `${language} ${clusterId}`;
}

/** The cluster with the places of its texts among the texts of the set. */
function inSet(cluster: Cluster, sent: readonly Sent[]): Cluster {
	const documents = cluster.documents.map((member) => ({
		...member,
		index: sent[member.index]?.index ?? member.index,
	}));
	return { ...cluster, documents };
}
