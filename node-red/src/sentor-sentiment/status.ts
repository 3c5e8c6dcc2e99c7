import type { NodeStatus } from 'node-red';
import type { FailureCode } from '../../../core';
import type { NodeFailureCode } from '../common/failure-message';

/** Why the last message had no result: the code of its failure, or a node that is not set up yet. */
export type Trouble = FailureCode | NodeFailureCode | 'setup';

/** What the dot under a node tells of. */
export interface StatusFacts {
	/** Messages in hand. */
	count: number;
	/** It is the plan's quota that they wait for. */
	isQuotaShut: boolean;
	/** Undefined when the last message went well. */
	trouble: Trouble | undefined;
}

/** Keys of the catalogue, so that no code is without a text. */
const TROUBLES: Record<Trouble, string> = {
	setup: 'sentor-sentiment.status.setup',
	invalid_input: 'sentor-sentiment.status.invalid_input',
	auth: 'sentor-sentiment.status.auth',
	quota: 'sentor-sentiment.status.quota',
	rejected: 'sentor-sentiment.status.rejected',
	too_slow: 'sentor-sentiment.status.too_slow',
	unavailable: 'sentor-sentiment.status.unavailable',
	missing_result: 'sentor-sentiment.status.missing_result',
	config: 'sentor-sentiment.status.config',
	deadline: 'sentor-sentiment.status.deadline',
	cancelled: 'sentor-sentiment.status.cancelled',
	queue_full: 'sentor-sentiment.status.queue_full',
};

/**
 * The dot and its text. The text is a key of the catalogue, which the editor translates for each
 * reader; it cannot do that with a count inside, so several messages show as their bare count, as
 * in Node-RED's Delay node.
 */
export function statusOf({ count, isQuotaShut, trouble }: StatusFacts): NodeStatus {
	if (count > 0 && isQuotaShut)
		return { fill: 'yellow', shape: 'ring', text: 'sentor-sentiment.status.waiting' };
	if (count > 0) {
		return {
			fill: 'blue',
			shape: 'dot',
			text: count === 1 ? 'sentor-sentiment.status.sending' : String(count),
		};
	}
	return trouble === undefined ? {} : { fill: 'red', shape: 'ring', text: TROUBLES[trouble] };
}
