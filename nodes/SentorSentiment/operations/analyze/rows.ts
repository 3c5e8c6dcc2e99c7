import {
	documentRow,
	entityRows,
	sentenceRows,
	type DocumentSentiment,
	type Sentiment,
} from '../../../../core';
import type { Plan } from './read';

/** The fields of one output item, and the label that picks its output. */
export interface Row {
	fields: object;
	sentiment: Sentiment;
	/** The API named no entity, or no sentence, where one was asked for. */
	isFiller?: boolean;
}

/** Makes the rows of one document's answer; never none, so that no input item gets lost. */
export function rowsOf(
	result: DocumentSentiment,
	{ granularity, simplify }: Pick<Plan, 'granularity' | 'simplify'>,
): Row[] {
	if (granularity === 'document') {
		return [{ fields: simplify ? documentRow(result) : result.raw, sentiment: result.sentiment }];
	}
	const rows = granularity === 'entity' ? entityRows(result) : sentenceRows(result);
	if (rows.length === 0) return [fillerOf(result, granularity)];
	return rows.map((fields) => ({ fields, sentiment: fields.sentiment }));
}

/** The columns of a row without values: a pivot table by entity shows it as blank, and counts it in nothing. */
function fillerOf(
	{ sentiment, documentId }: DocumentSentiment,
	granularity: 'entity' | 'sentence',
): Row {
	const blank =
		granularity === 'entity'
			? { entity: null, sentiment: null, score: null }
			: { sentence: null, sentenceIndex: null, sentiment: null, confidence: null, score: null };
	const fields = {
		...blank,
		documentSentiment: sentiment,
		...(documentId === undefined ? {} : { documentId }),
	};
	return { fields, sentiment, isFiller: true };
}
