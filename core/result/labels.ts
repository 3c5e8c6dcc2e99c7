import type { Sentiment } from '../types';

const LABELS: ReadonlySet<string> = new Set<Sentiment>(['positive', 'neutral', 'negative']);

/** Reads a label in any case; undefined when it is none of the three. */
export function readLabel(value: unknown): Sentiment | undefined {
	if (typeof value !== 'string') return undefined;
	const label = value.trim().toLowerCase();
	return LABELS.has(label) ? (label as Sentiment) : undefined;
}
