import type { Cluster, ClusterMember, Failure, Language } from '../../../core';
import type { ErrorField, Failures } from '../common/failures';
import type { Placement } from './clustering';

/** One cluster, as a flow gets it. */
export interface ClusterRow {
	/** -1 for the texts that fit nowhere. */
	clusterId: number;
	topicName?: string;
	/** Why there is no name although one was asked for. */
	topicError?: ErrorField;
	/** Texts in it. */
	size: number;
	topWords: string[];
	/** Of its texts, the most frequent first. */
	entities: string[];
	language: Language;
	/** `index` is the place among the texts that came in. */
	documents: ClusterMember[];
}

/** Where one text went, as a flow gets it. */
export interface DocumentRow {
	clusterId: number;
	topicName?: string;
	topicError?: ErrorField;
	/** How sure that is, 0 to 1; null when Sentor gave none. */
	probability: number | null;
	/** It fits nowhere. */
	outlier: boolean;
	/** Only when the set had several: cluster ids repeat between them. */
	language?: Language;
	documentId?: string;
}

/** The row of a cluster. */
export function clusterRow(
	{ clusterId, topicName, topicFailure, ...cluster }: Cluster,
	failures: Failures,
): ClusterRow {
	const { size, topWords, entities, language, documents } = cluster;
	return {
		...nameFields({ clusterId, topicName, topicFailure }, failures),
		size,
		topWords,
		entities,
		language,
		documents,
	};
}

/** The row of a text; of one that has no place, the reason. */
export function documentRow(
	outcome: Placement,
	isMixed: boolean,
	failures: Failures,
): DocumentRow | { error: ErrorField } {
	if (!outcome.ok) return { error: failures.field(outcome.failure) };
	const { clusterId, topicName, topicFailure, ...place } = outcome.membership;
	const { probability, outlier, language, documentId } = place;
	return {
		...nameFields({ clusterId, topicName, topicFailure }, failures),
		probability,
		outlier,
		...(isMixed ? { language } : {}),
		...(documentId === undefined ? {} : { documentId }),
	};
}

/** Which cluster it is, its name, or why it has none. */
function nameFields(
	{ clusterId, topicName, topicFailure }: Named,
	failures: Failures,
): Pick<ClusterRow, 'clusterId' | 'topicName' | 'topicError'> {
	return {
		clusterId,
		...(topicName === undefined ? {} : { topicName }),
		...(topicFailure === undefined ? {} : { topicError: failures.field(topicFailure) }),
	};
}

interface Named {
	clusterId: number;
	topicName: string | undefined;
	topicFailure: Failure | undefined;
}
