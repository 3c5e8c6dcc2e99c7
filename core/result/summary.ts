import type { EntitySentiment, Sentiment } from '../types';

/**
 * One line for a chat message, e.g. `Negative (93%): support negative, delivery positive`.
 * The share is left out when the API gave none, the list when it named no entity.
 */
export function summarize(
	sentiment: Sentiment,
	confidence: number | null,
	entities: readonly EntitySentiment[],
): string {
	const label = sentiment[0]?.toUpperCase() + sentiment.slice(1);
	const share = confidence === null ? '' : ` (${Math.round(confidence * 100)}%)`;
	const list = entities.map(({ entity, sentiment: fares }) => `${entity} ${fares}`).join(', ');
	return `${label}${share}${list === '' ? '' : `: ${list}`}`;
}
