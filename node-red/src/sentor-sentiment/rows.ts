import {
	documentRow,
	entityRows,
	sentenceRows,
	type Sentiment,
	type ShownDocument,
} from '../../../core';
import type { Answer } from './analyze';
import type { SentimentSettings } from './settings';

/** What goes into the result property of one message, and the label that it is routed by. */
export interface Row {
	value: object;
	sentiment: Sentiment;
}

/** What decides on the rows. */
export type RowSettings = Pick<
	SentimentSettings,
	'granularity' | 'raw' | 'analyzedText' | 'unmentioned'
>;

/**
 * The rows of a document: itself, its entities, or its sentences. Never none, so that every message
 * comes out: where there is no entity or no sentence to tell of, there is one row without values.
 */
export function rowsOf(answer: Answer, settings: RowSettings): [Row, ...Row[]] {
	const { result } = answer;
	if (settings.granularity === 'document')
		return [{ value: documentValue(answer, settings), sentiment: result.sentiment }];
	const values =
		settings.granularity === 'entity'
			? entityRows(result, { unmentioned: settings.unmentioned })
			: sentenceRows(result);
	const [first, ...others] = values.map((value) => ({ value, sentiment: value.sentiment }));
	return first ? [first, ...others] : [blankRow(result, settings.granularity)];
}

function documentValue({ result, analyzedText }: Answer, settings: RowSettings): object {
	if (settings.raw) return result.raw;
	const row = documentRow(result);
	return settings.analyzedText ? { ...row, analyzedText } : row;
}

/** The fields of a row, all null: what counts rows by label counts it in none. */
function blankRow(
	{ sentiment, documentId }: ShownDocument,
	granularity: 'entity' | 'sentence',
): Row {
	const blank =
		granularity === 'entity'
			? { entity: null, sentiment: null, score: null, mentioned: null }
			: { sentence: null, sentenceIndex: null, sentiment: null, confidence: null, score: null };
	const document = {
		documentSentiment: sentiment,
		...(documentId === undefined ? {} : { documentId }),
	};
	return { value: { ...blank, ...document }, sentiment };
}
