/** From a valence, as lexicons count it, to what a classifier answers. */

export type Label = 'negative' | 'neutral' | 'positive';

/** Probabilities add up to 1; the label is the one with the highest. */
export interface Reading {
	label: Label;
	probabilities: Record<Label, number>;
}

/** The API's numbers of the labels. */
export const CLASS_NUMBERS: Record<Label, number> = { negative: 0, neutral: 1, positive: 2 };

/** Valence (-1 to 1) beyond which a text is no longer neutral. */
const NEUTRAL_UP_TO = 0.2;
/** How fast certainty grows with valence; with 6, a valence of 0.8 gives 97 %. */
const STEEPNESS = 6;
const DECIMALS = 10_000;

/** The reading of a valence from -1 to 1. */
export function readingOf(valence: number): Reading {
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
