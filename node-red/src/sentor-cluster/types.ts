import type { NodeDef } from 'node-red';

/** What one result stands for: a cluster with its texts, or a text with its cluster. */
export type Granularity = 'cluster' | 'document';

/** What the editor stores for a Sentor Cluster node. */
export interface SentorClusterDef extends NodeDef {
	/** Id of a Sentor API node. */
	api?: string;
	text?: string;
	textType?: string;
	entities?: string;
	entitiesType?: string;
	language?: string;
	languageType?: string;
	documentId?: string;
	documentIdType?: string;
	/** How many to make, as it was typed; 0 = as many as Sentor finds. */
	clusters?: string | number;
	/** One more request per cluster. */
	nameTopics?: boolean;
	granularity?: Granularity;
	/** The message property that takes the result. */
	result?: string;
}
