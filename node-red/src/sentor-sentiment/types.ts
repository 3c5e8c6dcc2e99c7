import type { NodeDef } from 'node-red';
import type { CleanUp } from '../../../text';

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
	/** What is taken off a text before it is analyzed. */
	cleanUp?: CleanUp;
	/** The API's own object instead of the simple one; for `document` only. */
	raw?: boolean;
	/** The text as it was analyzed is in the result; for `document` only. */
	analyzedText?: boolean;
	/** Rows of entities that the text does not speak of too; for `entity` only. */
	unmentioned?: boolean;
}
