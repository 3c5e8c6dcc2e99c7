import type { Failure, Language, Quota, RunOptions, SentorDocument } from '../types';

/** A text to cluster: like a document, but entities may be absent. */
export type ClusterDocument = Omit<SentorDocument, 'entities'> & { entities?: string[] };

/** What a clustering may be told. */
export interface ClusterOptions extends RunOptions {
	/** Clusters to make; 0 or absent: as many as the service finds. */
	clusters?: number;
	/** Ask for a name of each cluster, one call each; outliers have none. */
	nameTopics?: boolean;
	/** The user's own Google key, sent with the calls for names only. */
	googleApiKey?: string;
}

/** Where one document went. */
export interface ClusterMembership {
	/** -1 for outliers. */
	clusterId: number;
	/** Absent when names were not asked for, or there is none. */
	topicName?: string;
	/** How sure the service is that it belongs there, 0 to 1; null when it gave none. */
	probability: number | null;
	outlier: boolean;
	language: Language;
}

/** What became of one document. */
export type ClusterOutcome =
	| { ok: true; result: ClusterMembership }
	| { ok: false; failure: Failure };

/** A document of a cluster, in the user's own words. */
export interface ClusterMember {
	/** Its place among the documents handed in. */
	index: number;
	/** The user's own id, absent when it had none. */
	documentId?: string;
	text: string;
	entities: string[];
	probability: number | null;
}

/** One cluster. Ids are unique within a language. */
export interface Cluster {
	/** -1 for the outliers. */
	clusterId: number;
	topicName?: string;
	/** Why there is no name although one was asked for. */
	topicFailure?: Failure;
	/** Documents in it. */
	size: number;
	topWords: string[];
	/** Entities of its documents, the most frequent first. */
	entities: string[];
	documents: ClusterMember[];
	language: Language;
}

/** `outcomes[i]` belongs to `documents[i]`; clusters by language, in the API's order. */
export interface ClusterReport {
	clusters: Cluster[];
	outcomes: ClusterOutcome[];
	/** Why there is not one cluster; absent when there is. */
	failure?: Failure;
	stats: CallStats;
}

/** Figures of calls that are not batched. */
export interface CallStats {
	/** Documents handed in. */
	documents: number;
	/** Requests sent, for clusters and for names. */
	requests: number;
	/** Languages among the documents that were sent: one call each. */
	languages: number;
}

/** A document as evidence for a topic name. */
export interface TopicDocument {
	text: string;
	entities?: string[];
	id?: string;
	/** 0 to 1; 1 is sent when it is absent, since the API requires it. */
	probability?: number | null;
}

/** What a topic is to be named by. */
export interface Topic {
	/** @default 0 */
	clusterId?: number;
	/** At least one. */
	documents: TopicDocument[];
	/** Names that the label must not use. The vendor's pages disagree on what it means: leave it empty if in doubt. */
	entities?: string[];
	topWords?: string[];
	/** @default 'en' */
	language?: Language;
}

/** What a call for a name may be told. */
export interface TopicOptions extends RunOptions {
	/** The user's own Google key; without it the service uses its own. */
	googleApiKey?: string;
}

/** A topic's name. */
export type TopicOutcome =
	| { ok: true; result: TopicName; requests: number }
	| { ok: false; failure: Failure; requests: number };

export interface TopicName {
	clusterId: number;
	/** Three to five words (the vendor's clients). */
	topicName: string;
	/** How it was made, in the service's words; absent when it said nothing. */
	generatedBy?: string;
	raw: Record<string, unknown>;
}

/** How the service is. */
export interface HealthReport {
	/** `degraded`: it works, with limits; a warning, no failure. */
	status: 'healthy' | 'degraded' | 'unhealthy';
	message: string;
	description: string;
	/** Version of the service, when it said so. */
	version?: string;
	/** Time from sending to the answer, ms. */
	responseMs: number;
	/** What the answer's headers told of the quota; absent when they told nothing. */
	quota?: Quota;
	/** Present when it is unhealthy. */
	failure?: Failure;
	/** The service's own object, when there was one. */
	raw?: Record<string, unknown>;
}
