import { fieldsOf, listOf } from '../input/fields';
import { LABELS, readLabel, readShare, readShares, roundOff } from '../result/values';
import type { Sentiment } from '../types';

/** The answer for one part of a document. */
export interface AnsweredPart {
	/** Length of its text: its weight in the whole. */
	characters: number;
	/** The API's own object. */
	raw: Record<string, unknown>;
}

/** Where two labels weigh the same, the one that is less likely to be missed. */
const WORST_FIRST = ['negative', 'neutral', 'positive'] as const satisfies readonly Sentiment[];

/**
 * One object in the API's shape out of those of a document's parts, in their order; `parts` holds the
 * API's own. Each of them has a label. What some part did not tell is not told of the whole.
 */
export function mergeParts(parts: readonly AnsweredPart[]): Record<string, unknown> {
	const shares = parts.map(({ raw }) => readShares(raw.probabilities));
	const isWhole = shares.every(
		(each) =>
			LABELS.every((label) => each[label] !== null) && LABELS.some((label) => each[label] !== 0),
	);
	const sums = weigh(parts, (place, label) => {
		if (isWhole) return shares[place]?.[label] ?? 0;
		return readLabel(parts[place]?.raw.predicted_label) === label ? 1 : 0;
	});
	const label = largest(sums);
	const { predicted_class: number } =
		parts.map(({ raw }) => raw).find((raw) => readLabel(raw.predicted_label) === label) ?? {};
	const total = parts.reduce((sum, { characters }) => sum + characters, 0);
	const mean = (each: Sentiment) => [each, roundOff((sums.get(each) ?? 0) / total)] as const;
	return {
		predicted_label: label,
		...(number === undefined ? {} : { predicted_class: number }),
		...(isWhole ? { probabilities: Object.fromEntries(LABELS.map(mean)) } : {}),
		details: sentencesOf(parts),
		entity_sentiments: entitiesOf(parts),
		parts: parts.map(({ raw }) => raw),
	};
}

/** Parts that an object was merged from; 0 for one that the API gave as it is. */
export function partsIn(raw: Record<string, unknown>): number {
	const parts = listOf(raw.parts);
	const isMerged = parts.every((part) => readLabel(fieldsOf(part).predicted_label) !== undefined);
	return parts.length > 1 && isMerged ? parts.length : 0;
}

function weigh(
	parts: readonly AnsweredPart[],
	share: (place: number, label: Sentiment) => number,
): Map<Sentiment, number> {
	return new Map(
		LABELS.map((label) => [
			label,
			parts.reduce((sum, { characters }, place) => sum + characters * share(place, label), 0),
		]),
	);
}

/** The label with the largest sum; rounding makes no difference. */
function largest(sums: ReadonlyMap<Sentiment, number>): Sentiment {
	const most = Math.max(...sums.values());
	return WORST_FIRST.find((label) => (sums.get(label) ?? -1) >= most * (1 - 1e-9)) ?? 'neutral';
}

/** All sentences, counted on from part to part. */
function sentencesOf(parts: readonly AnsweredPart[]): unknown[] {
	return parts
		.flatMap(({ raw }) => listOf(raw.details))
		.map((sentence, place) => ({ ...fieldsOf(sentence), sentence_index: place }));
}

interface Verdict {
	sentiment: Sentiment;
	score: number | null;
	raw: Record<string, unknown>;
}

/** One verdict for each entity, in the order in which they were first told. */
function entitiesOf(parts: readonly AnsweredPart[]): Record<string, unknown>[] {
	const verdicts = new Map<string, Verdict[]>();
	for (const element of parts.flatMap(({ raw }) => listOf(raw.entity_sentiments))) {
		const raw = fieldsOf(element);
		const sentiment = readLabel(raw.sentiment);
		if (typeof raw.entity !== 'string' || !sentiment) continue;
		const verdict = { sentiment, score: readShare(raw.score), raw };
		const known = verdicts.get(raw.entity);
		if (known) known.push(verdict);
		else verdicts.set(raw.entity, [verdict]);
	}
	return [...verdicts.values()].map((each) => strongest(each).raw);
}

/**
 * The strongest verdict that is not neutral; by summed score where they disagree, the more negative
 * in a tie. Neutral only where none says otherwise.
 */
function strongest(verdicts: readonly Verdict[]): Verdict {
	const opinions = verdicts.filter(({ sentiment }) => sentiment !== 'neutral');
	const candidates = opinions.length > 0 ? opinions : verdicts;
	const sums = new Map<Sentiment, number>();
	for (const verdict of candidates)
		sums.set(verdict.sentiment, (sums.get(verdict.sentiment) ?? 0) + strength(verdict));
	const label = largest(sums);
	return candidates
		.filter(({ sentiment }) => sentiment === label)
		.reduce((best, verdict) => (strength(verdict) > strength(best) ? verdict : best));
}

function strength({ score }: Verdict): number {
	return Math.abs(score ?? 0);
}
