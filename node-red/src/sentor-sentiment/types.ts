import type { NodeDef } from 'node-red';

export type Granularity = 'document' | 'entity' | 'sentence';

/** What the editor stores for a Sentor Sentiment node. */
export interface SentorSentimentDef extends NodeDef {
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
	/** The message property that takes the result. */
	result?: string;
	splitBySentiment?: boolean;
	granularity?: Granularity;
	/** The API's own object instead of the simple one; for `document` only. */
	raw?: boolean;
}
