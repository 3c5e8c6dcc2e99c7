/** The three labels of the API. Branch on these, never on its class numbers. */
export type Sentiment = 'positive' | 'neutral' | 'negative';

/** The languages that the API takes (Sentor reference, `language` query parameter). */
export type Language = 'en' | 'nl';

/** One text to analyze. */
export interface SentorDocument {
	/** The text. Blank text fails this document with `invalid_input`; nothing is sent for it. */
	text: string;
	/** What the text may speak about, at least one. Trimmed and de-duplicated, order kept. */
	entities: string[];
	/** @default 'en' */
	language?: Language;
	/** The user's own id: may repeat or be absent, is never sent, comes back as `documentId`. */
	id?: string;
}

/** How one entity fares in a document. */
export interface EntitySentiment {
	entity: string;
	sentiment: Sentiment;
	/** 0 to 1 as the API gave it, null when it gave none. */
	score: number | null;
}

/** How one sentence of a document was read. */
export interface SentenceSentiment {
	sentence: string;
	/** Counted from 0, as the API counts. */
	sentenceIndex: number;
	sentiment: Sentiment;
	/** Probability (0 to 1) of `sentiment`, null when the API gave none. */
	confidence: number | null;
	/** P(positive) - P(negative), -1 to 1, null when either is missing. */
	score: number | null;
}

/** The answer for one document, the same in both hosts. */
export interface DocumentSentiment {
	/** The document's label. */
	sentiment: Sentiment;
	/** Probability (0 to 1) of `sentiment`, null when the API gave none; never 0 for "unknown". */
	confidence: number | null;
	/** P(positive) - P(negative), -1 to 1, null when either is missing. */
	score: number | null;
	entitySentiments: EntitySentiment[];
	/** The user's own id, absent when the document had none. */
	documentId?: string;
	/** Parts that the text was cut into, for a service that takes no longer ones; absent when it was not. */
	parts?: number;
	/** Empty when the API sent no `details`. */
	sentences: SentenceSentiment[];
	/**
	 * The API's own object, untouched but for two things: `doc_id` is the user's id when there is
	 * one, and a secret that the server echoed is blanked out. Of a text that was cut, an object of the
	 * same shape with the merged values, and `parts`: the API's own objects.
	 */
	raw: Record<string, unknown>;
}
