import type { DocumentSentiment, EntitySentiment, SentenceSentiment, Sentiment } from '../types';
import { fieldsOf } from '../input/fields';
import { LABELS, readLabel } from './labels';
import { readShare, readShares, roundOff } from './numbers';
import { ownNames } from './own-names';

/**
 * Reads one element of the API's `results`. The label decides; everything else may be absent
 * (`details` and `entity_sentiments` each are in some source of the vendor, `score` may be missing,
 * `probabilities` may hold one key). Undefined when there is no label: that is no result.
 *
 * `id` and `entities` are the user's own: what came back changed from the wire gets its own name
 * again. `parts`: those that `raw` was merged from. Shares `raw` with the result: hand in an object of its own.
 */
export function readDocumentSentiment(
	raw: Record<string, unknown>,
	id: string | undefined,
	entities: readonly string[] = [],
	parts = 0,
): DocumentSentiment | undefined {
	const sentiment = readLabel(raw.predicted_label);
	if (!sentiment) return undefined;
	const ownName = ownNames(entities);
	const entitySentiments = listOf(raw.entity_sentiments).flatMap((element) =>
		readEntity(element, ownName),
	);
	const { confidence, score } = readProbabilities(raw.probabilities, sentiment);
	return {
		sentiment,
		confidence,
		score,
		entitySentiments,
		...(id === undefined ? {} : { documentId: id }),
		...(parts > 1 ? { parts } : {}),
		sentences: listOf(raw.details).flatMap(readSentence),
		raw: id === undefined ? raw : { ...raw, doc_id: id },
	};
}

function readEntity(value: unknown, ownName: (onWire: string) => string): EntitySentiment[] {
	const { entity, sentiment: label, score } = fieldsOf(value);
	const sentiment = readLabel(label);
	if (typeof entity !== 'string' || !sentiment) return [];
	return [{ entity: ownName(entity), sentiment, score: readShare(score) }];
}

function readSentence(value: unknown, place: number): SentenceSentiment[] {
	const sentence = fieldsOf(value);
	const sentiment = readLabel(sentence.predicted_label);
	if (!sentiment) return [];
	return [
		{
			sentence: typeof sentence.sentence_text === 'string' ? sentence.sentence_text : '',
			sentenceIndex: readNumber(sentence.sentence_index) ?? place,
			sentiment,
			...readProbabilities(sentence.probabilities, sentiment),
		},
	];
}

function readProbabilities(
	value: unknown,
	label: Sentiment,
): { confidence: number | null; score: number | null } {
	const shares = readShares(value, LABELS);
	const { positive, negative } = shares;
	return {
		confidence: shares[label],
		score: positive === null || negative === null ? null : roundOff(positive - negative),
	};
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

function readNumber(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
