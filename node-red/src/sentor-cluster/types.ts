import type { TextsDef } from '../common/texts-def';

/** What one result stands for: a cluster with its texts, or a text with its cluster. */
export type Granularity = 'cluster' | 'document';

/** What the editor stores for a Sentor Cluster node. */
export interface SentorClusterDef extends TextsDef {
	/** How many to make, as it was typed; 0 = as many as Sentor finds. */
	clusters?: string | number;
	/** One more request per cluster. */
	nameTopics?: boolean;
	granularity?: Granularity;
}
