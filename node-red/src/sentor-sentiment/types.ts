import type { CleanUp } from '../../../text';
import type { TextsDef } from '../common/texts-def';

export type Granularity = 'document' | 'entity' | 'sentence';

/** What the editor stores for a Sentor Sentiment node. */
export interface SentorSentimentDef extends TextsDef {
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
