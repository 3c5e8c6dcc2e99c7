import type { NodeAPI } from 'node-red';
import type { Language } from '../../../core';
import type { NodeFailure } from '../common/failure-message';
import { readableError } from '../common/job';
import { commonWords, failureText, type CommonWords, type WordKeys } from '../common/words';

/** Fewest texts of a clustering (docs, reference: `documents`, min 5). */
export const LEAST_TEXTS = 5;

/** The Sentor Cluster node's failures, in the words of the server's language. */
export interface Words extends CommonWords {
	/** The number of clusters is none. For Catch nodes. */
	wrongClusters(): Error;
	/** The message holds one text, and belongs to no sequence. */
	single(): NodeFailure;
	/** `language` when there are others as well. */
	tooFew(number: number, language?: Language): NodeFailure;
	/** A hint for the log: nothing is split, so this may take long. */
	manyTexts(number: number): string;
}

const KEYS: WordKeys = {
	fault: 'sentor-cluster.fault.',
	failure: 'sentor-cluster.failure.',
	property: 'sentor-cluster.property.',
};

export function wordsFor(RED: NodeAPI): Words {
	const tooFew = (name: string, values: Record<string, string>): NodeFailure => ({
		code: 'invalid_input',
		reason: 'too_few',
		...failureText(RED, KEYS, name, values),
	});
	return {
		...commonWords(RED, KEYS),
		wrongClusters: () => readableError(RED._('sentor-cluster.fault.clusters'), 'config'),
		single: () => tooFew('single', {}),
		tooFew(number, language) {
			const values = { number: String(number) };
			if (language === undefined) return tooFew('tooFew', values);
			const name = RED._(`sentor-cluster.language.${language}`);
			return tooFew('tooFewOfLanguage', { ...values, language: name });
		},
		manyTexts: (number) => RED._('sentor-cluster.warn.manyTexts', { number: String(number) }),
	};
}
