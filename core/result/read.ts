import { fieldsOf, listOf } from '../input/fields';
import type { DocumentSentiment, EntitySentiment, SentenceSentiment, Sentiment } from '../types';

/** Every label of the API. */
export const LABELS = ['positive', 'neutral', 'negative'] as const satisfies readonly Sentiment[];

/** Reads a label in any case; undefined when it is none of the three. */
export function readLabel(value: unknown): Sentiment | undefined {
	const label = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
	return LABELS.find((known) => known === label);
}

/**
 * Reads one element of the API's `results`. The label decides; everything else may be absent
 * (`details` and `entity_sentiments` each are in some source of the vendor, `score` may be missing,
 * `probabilities` may hold one key). Undefined when there is no label: that is no result.
 *
 * `id` and `entities` are the user's own: what came back changed from the wire gets its own name
 * again. Shares `raw` with the result: hand in an object of its own.
 */
export function readDocumentSentiment(
	raw: Record<string, unknown>,
	id: string | undefined,
	entities: readonly string[] = [],
): DocumentSentiment | undefined {
	const sentiment = readLabel(raw.predicted_label);
	if (!sentiment) return undefined;
	const verdicts = listOf(raw.entity_sentiments).flatMap(readEntity);
	const isAsSent = entities.every((name) => name.isWellFormed());
	// What was merged from parts is the answer to none of the ids that were sent.
	const parts = raw.doc_id === undefined ? listOf(raw.parts).length : 0;
	return {
		sentiment,
		...readProbabilities(raw.probabilities, sentiment),
		entitySentiments: isAsSent ? verdicts : withOwnNames(verdicts, entities),
		...(id === undefined ? {} : { documentId: id }),
		...(parts > 1 ? { parts } : {}),
		sentences: listOf(raw.details).flatMap(readSentence),
		raw: id === undefined ? raw : { ...raw, doc_id: id },
	};
}

/** Reads a verdict on an entity; none where there is no name or no label. */
export function readEntity(value: unknown): EntitySentiment[] {
	const { entity, sentiment: label, score } = fieldsOf(value);
	const sentiment = readLabel(label);
	if (typeof entity !== 'string' || !sentiment) return [];
	return [{ entity, sentiment, score: readShare(score) }];
}

/**
 * Puts the user's own names in place of those that came back from the wire, where half surrogate
 * pairs are replaced. Two names may be one there: then the first answer belongs to the first of them.
 */
function withOwnNames(verdicts: EntitySentiment[], names: readonly string[]): EntitySentiment[] {
	const own = new Map<string, string[]>();
	for (const name of names) {
		const onWire = name.toWellFormed();
		own.set(onWire, [...(own.get(onWire) ?? []), name]);
	}
	return verdicts.map((verdict) => {
		const candidates = own.get(verdict.entity) ?? [];
		const entity = candidates.length > 1 ? candidates.shift() : candidates[0];
		return { ...verdict, entity: entity ?? verdict.entity };
	});
}

function readSentence(value: unknown, place: number): SentenceSentiment[] {
	const { sentence_text: text, sentence_index: index, ...told } = fieldsOf(value);
	const sentiment = readLabel(told.predicted_label);
	if (!sentiment) return [];
	return [
		{
			sentence: typeof text === 'string' ? text : '',
			sentenceIndex: Number.isFinite(index) ? Number(index) : place,
			sentiment,
			...readProbabilities(told.probabilities, sentiment),
		},
	];
}

function readProbabilities(
	value: unknown,
	label: Sentiment,
): { confidence: number | null; score: number | null } {
	const { [label]: confidence, positive, negative } = readShares(value);
	const isKnown = positive !== null && negative !== null;
	return { confidence, score: isKnown ? roundOff(positive - negative) : null };
}

/**
 * The shares of the labels, 0 to 1 each, null where there is none. They are in percent when one of
 * them is greater than one, and null, all of them, when they can be no shares: negative, or
 * percentages that do not make a whole.
 */
export function readShares(value: unknown): Record<Sentiment, number | null> {
	const fields = fieldsOf(value);
	const told = LABELS.flatMap((label) => {
		const { amount, isPercent } = readNumber(fields[label]);
		return amount === null ? [] : [{ label, amount, isPercent }];
	});
	const isPercent = told.some((each) => each.isPercent || each.amount > 1 + ROUNDING);
	const whole = told.reduce((sum, { amount }) => sum + amount, 0);
	const isNoWhole = isPercent && told.length === LABELS.length && Math.abs(whole - 100) > 2;
	const shares = { positive: null, neutral: null, negative: null };
	if (isNoWhole || told.some(({ amount }) => amount < 0 || amount > 100)) return shares;
	const share = (amount: number) => (isPercent ? roundOff(amount / 100) : Math.min(1, amount));
	return { ...shares, ...Object.fromEntries(told.map((each) => [each.label, share(each.amount)])) };
}

/**
 * A share, -1 to 1: as it is, or in percent (`80`, `"80%"`), as a number or in a text; null for what
 * is neither. Alone a number between one and what a label can have (a third) says nothing.
 */
function readShare(value: unknown): number | null {
	const { amount, isPercent } = readNumber(value);
	if (amount === null) return null;
	if (isPercent) return Math.abs(amount) <= 100 ? roundOff(amount / 100) : null;
	if (Math.abs(amount) <= 1) return amount;
	if (Math.abs(amount) <= 1 + ROUNDING) return Math.sign(amount);
	return amount > 33 && amount <= 100 ? roundOff(amount / 100) : null;
}

/** What rounding adds to a share of one. */
const ROUNDING = 0.01;

function readNumber(value: unknown): { amount: number | null; isPercent: boolean } {
	const found =
		typeof value === 'string'
			? /^\s*(-?\d{1,20}(?:\.\d{1,30})?(?:e-?\d{1,2})?)\s*(%?)\s*$/i.exec(value)
			: undefined;
	const amount = found ? Number(found[1]) : value;
	const isNumber = typeof amount === 'number' && Number.isFinite(amount);
	return { amount: isNumber ? amount : null, isPercent: found?.[2] === '%' };
}

/** 0.7 - 0.1 is 0.6, not 0.6000000000000001, in a spreadsheet too. */
export function roundOff(value: number): number {
	return Math.round(value * 1e6) / 1e6;
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
