import { fieldsOf, listOf } from '../input/fields';
import type { DocumentSentiment, EntitySentiment, SentenceSentiment, Sentiment } from '../types';
import { readLabel, readShare, readShares, roundOff } from './values';

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
	const { sentence_index: index } = sentence;
	const sentiment = readLabel(sentence.predicted_label);
	if (!sentiment) return [];
	return [
		{
			sentence: typeof sentence.sentence_text === 'string' ? sentence.sentence_text : '',
			sentenceIndex: Number.isFinite(index) ? Number(index) : place,
			sentiment,
			...readProbabilities(sentence.probabilities, sentiment),
		},
	];
}

function readProbabilities(
	value: unknown,
	label: Sentiment,
): { confidence: number | null; score: number | null } {
	const shares = readShares(value);
	const { positive, negative } = shares;
	return {
		confidence: shares[label],
		score: positive === null || negative === null ? null : roundOff(positive - negative),
	};
}

/**
 * Finds the user's own name behind one that came back from the wire, where half surrogate pairs are
 * replaced. Two names may be one there: then the first answer belongs to the first of them.
 */
function ownNames(names: readonly string[]): (onWire: string) => string {
	if (names.every((name) => name.isWellFormed())) return (onWire) => onWire;
	const own = new Map<string, string[]>();
	for (const name of names) {
		const onWire = name.toWellFormed();
		own.set(onWire, [...(own.get(onWire) ?? []), name]);
	}
	return (onWire) => {
		const candidates = own.get(onWire) ?? [onWire];
		return (candidates.length > 1 ? candidates.shift() : candidates[0]) ?? onWire;
	};
}

/**
 * What stands in the place of a result that is none: the server's words, or a label that is none of
 * the three. Its own text, neither scrubbed nor short. Empty when there is nothing to tell.
 */
export function saidInstead(raw: unknown): { message?: string; label?: string } {
	const { error, message, detail, predicted_label: label } = fieldsOf(raw);
	const words = [fieldsOf(error).message, error, detail, message].find(
		(candidate) => typeof candidate === 'string' && candidate.trim() !== '',
	);
	if (typeof words === 'string') return { message: words };
	const isLabel = (typeof label === 'string' && label.trim() !== '') || typeof label === 'number';
	return isLabel ? { label: String(label) } : {};
}
