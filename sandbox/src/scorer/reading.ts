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
	const weights = {
		negative: Math.exp(-STEEPNESS * valence),
		neutral: Math.exp(STEEPNESS * NEUTRAL_UP_TO),
		positive: Math.exp(STEEPNESS * valence),
	};
	const total = weights.negative + weights.neutral + weights.positive;
	const negative = Math.round((weights.negative / total) * DECIMALS) / DECIMALS;
	const positive = Math.round((weights.positive / total) * DECIMALS) / DECIMALS;
	const neutral = Math.round((1 - negative - positive) * DECIMALS) / DECIMALS;
	const probabilities = { negative, neutral, positive };
	return { label: likeliest(probabilities), probabilities };
}

function likeliest(probabilities: Record<Label, number>): Label {
	const labels: Label[] = ['neutral', 'negative', 'positive'];
	return labels.reduce((best, label) =>
		probabilities[label] > probabilities[best] ? label : best,
	);
}
