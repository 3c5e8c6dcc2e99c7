import type { NodeAPI } from 'node-red';
import type { NodeFailure } from '../common/failure-message';
import { commonWords, failureText, type CommonWords, type WordKeys } from '../common/words';
import type { SentimentSettings } from './settings';

/** The Sentor Sentiment node's failures. */
export interface Words extends CommonWords {
	noRows(): NodeFailure;
}

const KEYS: WordKeys = {
	fault: 'sentor-sentiment.fault.',
	failure: 'sentor-sentiment.failure.',
	property: 'sentor-sentiment.property.',
};

export function wordsFor(RED: NodeAPI, { granularity }: SentimentSettings): Words {
	return {
		...commonWords(RED, KEYS),
		noRows() {
			const rows = RED._(`sentor-sentiment.rows.${granularity}`);
			return {
				code: 'missing_result',
				reason: granularity,
				...failureText(RED, KEYS, 'noRows', { rows }),
			};
		},
	};
}
