import {
	documentRow,
	entityRows,
	sentenceRows,
	type DocumentSentiment,
	type Sentiment,
} from '../../../core';
import type { SentimentSettings } from './settings';

/** What goes into the result property of one message, and the label that it is routed by. */
export interface Row {
	value: object;
	sentiment: Sentiment;
}

/**
 * The rows of a document: itself, its entities, or its sentences. Never none, so that every message
 * comes out: where Sentor named no entity or no sentence, there is one row without values.
 */
export function rowsOf(
	result: DocumentSentiment,
	{ granularity, raw }: Pick<SentimentSettings, 'granularity' | 'raw'>,
): [Row, ...Row[]] {
	if (granularity === 'document')
		return [{ value: raw ? result.raw : documentRow(result), sentiment: result.sentiment }];
	const values = granularity === 'entity' ? entityRows(result) : sentenceRows(result);
	const [first, ...others] = values.map((value) => ({ value, sentiment: value.sentiment }));
	return first ? [first, ...others] : [blankRow(result, granularity)];
}

/** The fields of a row, all null: what counts rows by label counts it in none. */
function blankRow(
	{ sentiment, documentId }: DocumentSentiment,
	granularity: 'entity' | 'sentence',
): Row {
	const blank =
		granularity === 'entity'
			? { entity: null, sentiment: null, score: null }
			: { sentence: null, sentenceIndex: null, sentiment: null, confidence: null, score: null };
	const document = {
		documentSentiment: sentiment,
		...(documentId === undefined ? {} : { documentId }),
	};
	return { value: { ...blank, ...document }, sentiment };
}
