import {
	documentRow,
	entityRows,
	sentenceRows,
	type DocumentSentiment,
	type Sentiment,
} from '../../../../core';
import type { PreparedText } from '../../parameters/read-document';
import { without } from '../../run/without';
import type { RowOptions } from './read';

/** The fields of one output item, and the label that picks its output. */
export interface Row {
	fields: object;
	/** Absent where there was no text to have one. */
	sentiment?: Sentiment;
	/** Of a blank row: the API sent no details, or the text speaks of no entity. */
	lacks?: 'details' | 'mentions';
}

/**
 * Makes the rows of one document's answer, in the user's own terms: the one way out for texts. Never
 * none, so that no input item gets lost.
 */
export function rowsOf(
	{ document, finish }: PreparedText,
	answer: DocumentSentiment,
	options: RowOptions,
): Row[] {
	const { granularity, simplify, includeEntityList, includeAnalyzedText } = options;
	const result = finish(answer);
	const { sentiment, documentId } = result;
	const analyzed = includeAnalyzedText ? { analyzedText: document.text } : {};
	if (granularity === 'document') {
		const row = documentRow(result);
		// A list in a cell spoils tables.
		const simple = includeEntityList ? row : without(row, 'entitySentiments');
		return [{ fields: { ...(simplify ? simple : result.raw), ...analyzed }, sentiment }];
	}
	const rows =
		granularity === 'entity'
			? entityRows(result, { unmentioned: options.includeUnmentioned })
			: sentenceRows(result);
	if (rows.length === 0) {
		const id = documentId === undefined ? {} : { documentId };
		const fields = { ...blankRow(options), documentSentiment: sentiment, ...id, ...analyzed };
		const isMute = granularity === 'entity' && result.entitySentiments.length > 0;
		return [{ fields, sentiment, lacks: isMute ? 'mentions' : 'details' }];
	}
	return rows.map((fields) => ({
		fields: { ...fields, ...analyzed },
		sentiment: fields.sentiment,
	}));
}

/** The row of an item without a text: the columns of the others, without values. */
export function emptyRow(options: RowOptions): Row {
	return { fields: blankRow(options) };
}

/** The columns of a row without values: a pivot table shows it as blank, and counts it in nothing. */
function blankRow({ granularity, simplify, includeEntityList }: RowOptions): object {
	if (granularity === 'entity')
		return {
			entity: null,
			sentiment: null,
			score: null,
			mentioned: null,
			documentSentiment: null,
		};
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
		language: null,
		...(includeEntityList ? { entitySentiments: [] } : {}),
	};
}
