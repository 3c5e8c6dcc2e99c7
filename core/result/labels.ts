import type { Sentiment } from '../types';

/** Every label of the API. */
export const LABELS = ['positive', 'neutral', 'negative'] as const satisfies readonly Sentiment[];

const KNOWN: ReadonlySet<string> = new Set(LABELS);

/** Reads a label in any case; undefined when it is none of the three. */
export function readLabel(value: unknown): Sentiment | undefined {
	if (typeof value !== 'string') return undefined;
	const label = value.trim().toLowerCase();
	return KNOWN.has(label) ? (label as Sentiment) : undefined;
}
