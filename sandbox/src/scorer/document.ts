/** The answer for one document: the whole, each sentence, each entity. */
import { entityValences } from './entities';
import { valenceOf } from './vader';
import { sentencesOf, type Language } from './words';

export type Label = 'negative' | 'neutral' | 'positive';

/** Probabilities add up to 1; the label is the one with the highest. */
export interface Reading {
	label: Label;
	probabilities: Record<Label, number>;
}

/** The API's numbers of the labels. */
export const CLASS_NUMBERS: Record<Label, number> = { negative: 0, neutral: 1, positive: 2 };

export interface DocumentScore {
	reading: Reading;
	sentences: { text: string; reading: Reading }[];
	/** One for each entity asked for, in that order. */
	entities: { entity: string; reading: Reading }[];
}

/** Scores a text. The same text always gets the same answer. */
export function scoreDocument(text: string, entities: string[], language: Language): DocumentScore {
	const sentences = sentencesOf(text, language);
	const valences = sentences.map((sentence) => valenceOf(sentence, language));
	const ofEntities = entityValences(sentences, entities, language);
	return {
		reading: readingOf(together(valences)),
		sentences: sentences.map((sentence, place) => ({
			text: sentence,
			reading: readingOf(valences[place] ?? 0),
		})),
		entities: entities.map((entity, place) => ({
			entity,
			reading: readingOf(together(ofEntities[place] ?? [])),
		})),
	};
}

/** VADER's bound between the sum of its words' valences and what it calls "compound". */
const ALPHA = 15;

/** A long text is not surer of itself than a short one just because it has more sentences. */
function together(valences: number[]): number {
	const opinions = valences.filter((valence) => valence !== 0);
	const sums = opinions.map((valence) => valence * Math.sqrt(ALPHA / (1.0001 - valence ** 2)));
	const total = sums.reduce((all, sum) => all + sum, 0) / Math.sqrt(Math.max(1, sums.length));
	return total / Math.sqrt(total ** 2 + ALPHA);
}

/** Valence (-1 to 1) beyond which a text is no longer neutral. */
const NEUTRAL_UP_TO = 0.2;
/** How fast certainty grows with valence; with 6, a valence of 0.8 gives 97 %. */
const STEEPNESS = 6;
const DECIMALS = 10_000;

/** The reading of a valence from -1 to 1. */
function readingOf(valence: number): Reading {
	const exponents = [-valence, NEUTRAL_UP_TO, valence].map((it) => Math.exp(STEEPNESS * it));
	const total = exponents.reduce((sum, it) => sum + it, 0);
	const [negative = 0, , positive = 0] = exponents.map((it) => rounded(it / total));
	const neutral = rounded(1 - negative - positive);
	const best = Math.max(negative, neutral, positive);
	const label = best === neutral ? 'neutral' : best === negative ? 'negative' : 'positive';
	return { label, probabilities: { negative, neutral, positive } };
}

function rounded(probability: number): number {
	return Math.round(probability * DECIMALS) / DECIMALS;
}
