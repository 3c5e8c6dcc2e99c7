import type { DocumentSentiment, Sentiment, EntitySentiment } from '../types';

/** The friendly form of a document's answer: at most nine fields, ready for a spreadsheet row. */
export type DocumentRow = Omit<DocumentSentiment, 'sentences' | 'raw'>;

/** One entity of a document. */
export interface EntityRow extends EntitySentiment {
	documentSentiment: Sentiment;
	documentId?: string;
}

/** One sentence of a document. */
export interface SentenceRow {
	sentence: string;
	sentenceIndex: number;
	sentiment: Sentiment;
	confidence: number | null;
	score: number | null;
	documentSentiment: Sentiment;
	documentId?: string;
}

/** The document as one row. */
export function documentRow(result: DocumentSentiment): DocumentRow {
	const row: DocumentRow & Partial<DocumentSentiment> = { ...result };
	delete row.sentences;
	delete row.raw;
	return row;
}

/** A row per entity, in the API's order; empty when the API named none. */
export function entityRows(result: DocumentSentiment): EntityRow[] {
	return result.entitySentiments.map((entity) => ({ ...entity, ...ofDocument(result) }));
}

/** A row per sentence, in the API's order; empty when the API sent no sentences. */
export function sentenceRows(result: DocumentSentiment): SentenceRow[] {
	return result.sentences.map((sentence) => ({ ...sentence, ...ofDocument(result) }));
}

function ofDocument({ sentiment, documentId }: DocumentSentiment): {
	documentSentiment: Sentiment;
	documentId?: string;
} {
	return { documentSentiment: sentiment, ...(documentId === undefined ? {} : { documentId }) };
}
