import type { Cluster, ClusterMember, Language } from '../../../core';
import { errorField, type ErrorField } from '../common/failure-message';
import type { PlaceOutcome } from './clustering';

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

export function clusterRow({ topicName, topicFailure, ...cluster }: Cluster): ClusterRow {
	const { clusterId, size, topWords, entities, language, documents } = cluster;
	return {
		clusterId,
		...(topicName === undefined ? {} : { topicName }),
		...(topicFailure === undefined ? {} : { topicError: errorField(topicFailure) }),
		size,
		topWords,
		entities,
		language,
		documents,
	};
}

/** The row of a text; of one that has no place, the reason. */
export function documentRow(
	outcome: PlaceOutcome,
	isMixed: boolean,
): DocumentRow | { error: ErrorField } {
	if (!outcome.ok) return { error: errorField(outcome.failure) };
	const { clusterId, topicName, topicFailure, probability, outlier, language, documentId } =
		outcome.place;
	return {
		clusterId,
		...(topicName === undefined ? {} : { topicName }),
		...(topicFailure === undefined ? {} : { topicError: errorField(topicFailure) }),
		probability,
		outlier,
		...(isMixed ? { language } : {}),
		...(documentId === undefined ? {} : { documentId }),
	};
}
