import { CLUSTERING } from '../../../core';
import type { NodeFailure } from '../common/failures';

/** The message holds one text, and belongs to no sequence. */
export const SINGLE: NodeFailure = {
	code: 'invalid_input',
	reason: 'too_few',
	words: 'single',
	values: { least: CLUSTERING.leastDocuments },
};
