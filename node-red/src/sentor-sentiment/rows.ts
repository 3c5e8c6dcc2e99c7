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

/** The rows of a document: itself, its entities, or its sentences; the last two may be none. */
export function rowsOf(
	result: DocumentSentiment,
	{ granularity, raw }: Pick<SentimentSettings, 'granularity' | 'raw'>,
): Row[] {
	switch (granularity) {
		case 'entity':
			return entityRows(result).map(asRow);
		case 'sentence':
			return sentenceRows(result).map(asRow);
		case 'document':
			return [{ value: raw ? result.raw : documentRow(result), sentiment: result.sentiment }];
	}
}

function asRow(value: { sentiment: Sentiment }): Row {
	return { value, sentiment: value.sentiment };
}
