import { CLUSTERING } from '../../../core';
import type { NodeFailure } from '../common/failures';

const FEW = { code: 'invalid_input', reason: 'too_few' } as const;

/** The message holds one text, and belongs to no sequence. */
export const SINGLE: NodeFailure = {
	...FEW,
	words: 'single',
	values: { least: CLUSTERING.leastDocuments },
};

/** No text of a set can be used, so that the core was asked for nothing. */
export function tooFew(found: number): NodeFailure {
	return { ...FEW, values: { found, least: CLUSTERING.leastDocuments } };
}
