import {
	documentRow,
	entityRows,
	sentenceRows,
	type DocumentSentiment,
	type Sentiment,
} from '../../../../core';
import { without } from '../../run/without';
import type { RowOptions } from './read';

/** The fields of one output item, and the label that picks its output. */
export interface Row {
	fields: object;
	/** Absent where there was no text to have one. */
	sentiment?: Sentiment;
	/** The API named no entity, or no sentence, where one was asked for. */
	isFiller?: boolean;
}

/** Makes the rows of one document's answer; never none, so that no input item gets lost. */
export function rowsOf(result: DocumentSentiment, options: RowOptions): Row[] {
	const { granularity, simplify, includeEntityList } = options;
	if (granularity === 'document') {
		const row = documentRow(result);
		// A list in a cell spoils tables.
		const simple = includeEntityList ? row : without(row, 'entitySentiments');
		return [{ fields: simplify ? simple : result.raw, sentiment: result.sentiment }];
	}
	const rows = granularity === 'entity' ? entityRows(result) : sentenceRows(result);
	if (rows.length === 0) {
		const { sentiment, documentId } = result;
		const id = documentId === undefined ? {} : { documentId };
		const fields = { ...blankRow(options), documentSentiment: sentiment, ...id };
		return [{ fields, sentiment, isFiller: true }];
	}
	return rows.map((fields) => ({ fields, sentiment: fields.sentiment }));
}

/** The row of an item without a text: the columns of the others, without values. */
export function emptyRow(options: RowOptions): Row {
	return { fields: blankRow(options) };
}

/** The columns of a row without values: a pivot table shows it as blank, and counts it in nothing. */
function blankRow({ granularity, simplify, includeEntityList }: RowOptions): object {
	if (granularity === 'entity')
		return { entity: null, sentiment: null, score: null, documentSentiment: null };
	const judged = { sentiment: null, confidence: null, score: null };
	if (granularity === 'sentence')
		return { sentence: null, sentenceIndex: null, ...judged, documentSentiment: null };
	if (!simplify) return {};
	return {
		...judged,
		summary: '',
		positiveEntities: '',
		neutralEntities: '',
		negativeEntities: '',
		unmentionedEntities: '',
		...(includeEntityList ? { entitySentiments: [] } : {}),
	};
}
