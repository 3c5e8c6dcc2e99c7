import type { EntitySentiment, Sentiment } from '../types';

/**
 * One line for a chat message, e.g. `Negative (93%): support negative, delivery positive`: only what
 * is not neutral. The share is left out when the API gave none, the list when there is none.
 */
export function summarize(
	sentiment: Sentiment,
	confidence: number | null,
	entities: readonly EntitySentiment[],
): string {
	const label = sentiment[0]?.toUpperCase() + sentiment.slice(1);
	const share = confidence === null ? '' : ` (${Math.round(confidence * 100)}%)`;
	const telling = entities.filter((entity) => entity.sentiment !== 'neutral');
	const list = telling.map(({ entity, sentiment: fares }) => `${entity} ${fares}`).join(', ');
	return `${label}${share}${list === '' ? '' : `: ${list}`}`;
}
