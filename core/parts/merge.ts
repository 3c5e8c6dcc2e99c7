import { fieldsOf, listOf } from '../input/fields';
import { LABELS, readEntity, readLabel, readShares, roundOff } from '../result/read';
import type { EntitySentiment, Sentiment } from '../types';

/** The answer for one part of a document. */
export interface AnsweredPart {
	/** Length of its text: its weight in the whole. */
	characters: number;
	/** The API's own object. */
	raw: Record<string, unknown>;
}

/** A verdict on an entity, and the API's own object for it. */
type Verdict = EntitySentiment & { raw: Record<string, unknown> };

/** Where two labels weigh the same, the one that is less likely to be missed. */
const WORST_FIRST = ['negative', 'neutral', 'positive'] as const satisfies readonly Sentiment[];

/**
 * One object in the API's shape out of those of a document's parts, in their order; `parts` holds the
 * API's own. Each of them has a label. What some part did not tell is not told of the whole.
 */
export function mergeParts(parts: readonly AnsweredPart[]): Record<string, unknown> {
	const told = parts.map(({ characters, raw }) => {
		return {
			characters,
			label: readLabel(raw.predicted_label),
			shares: readShares(raw.probabilities),
		};
	});
	const isWhole = told.every(
		({ shares }) =>
			LABELS.every((label) => shares[label] !== null) && LABELS.some((label) => shares[label]),
	);
	const sums = new Map<Sentiment, number>();
	for (const { characters, label, shares } of told)
		for (const each of LABELS)
			add(sums, each, characters * (isWhole ? (shares[each] ?? 0) : Number(each === label)));
	const label = largest(sums);
	const number = parts[told.findIndex((each) => each.label === label)]?.raw.predicted_class;
	const total = parts.reduce((sum, { characters }) => sum + characters, 0);
	const mean = (each: Sentiment) => [each, roundOff((sums.get(each) ?? 0) / total)];
	return {
		predicted_label: label,
		...(number === undefined ? {} : { predicted_class: number }),
		...(isWhole ? { probabilities: Object.fromEntries(LABELS.map(mean)) } : {}),
		details: parts
			.flatMap(({ raw }) => listOf(raw.details))
			.map((sentence, place) => ({ ...fieldsOf(sentence), sentence_index: place })),
		entity_sentiments: entitiesOf(parts),
		parts: parts.map(({ raw }) => raw),
	};
}

function add(sums: Map<Sentiment, number>, label: Sentiment, amount: number): void {
	sums.set(label, (sums.get(label) ?? 0) + amount);
}

/** The label with the largest sum; rounding makes no difference. */
function largest(sums: ReadonlyMap<Sentiment, number>): Sentiment {
	const most = Math.max(...sums.values());
	return WORST_FIRST.find((label) => (sums.get(label) ?? -1) >= most * (1 - 1e-9)) ?? 'neutral';
}

/** One verdict for each entity, in the order in which they were first told. */
function entitiesOf(parts: readonly AnsweredPart[]): Record<string, unknown>[] {
	const verdicts = new Map<string, Verdict[]>();
	for (const raw of parts.flatMap((part) => listOf(part.raw.entity_sentiments)).map(fieldsOf))
		for (const verdict of readEntity(raw)) {
			const known = verdicts.get(verdict.entity) ?? [];
			known.push({ ...verdict, raw });
			verdicts.set(verdict.entity, known);
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
	for (const verdict of candidates) add(sums, verdict.sentiment, strength(verdict));
	const label = largest(sums);
	return candidates
		.filter(({ sentiment }) => sentiment === label)
		.reduce((best, verdict) => (strength(verdict) > strength(best) ? verdict : best));
}

function strength({ score }: EntitySentiment): number {
	return Math.abs(score ?? 0);
}
