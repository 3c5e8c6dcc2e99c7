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

/** Ends of the catalogue's keys, so that no code is without a text. */
const TROUBLES: Record<Trouble, string> = {
	setup: 'setup',
	invalid_input: 'invalid_input',
	auth: 'auth',
	quota: 'quota',
	rejected: 'rejected',
	too_slow: 'too_slow',
	unavailable: 'unavailable',
	missing_result: 'missing_result',
	config: 'config',
	deadline: 'deadline',
	cancelled: 'cancelled',
	queue_full: 'queue_full',
};

/**
 * The dot and its text. The text is a key of the catalogue, which the editor translates for each
 * reader; it cannot do that with a count inside, so several messages show as their bare count, as
 * in Node-RED's Delay node. `keys` is what the keys of a node's texts begin with.
 */
export function statusOf(
	{ count, isQuotaShut, trouble }: StatusFacts,
	keys = 'sentor-sentiment.status.',
): NodeStatus {
	if (count > 0 && isQuotaShut) return { fill: 'yellow', shape: 'ring', text: `${keys}waiting` };
	if (count > 0) {
		return {
			fill: 'blue',
			shape: 'dot',
			text: count === 1 ? `${keys}sending` : String(count),
		};
	}
	return trouble === undefined
		? {}
		: { fill: 'red', shape: 'ring', text: keys + TROUBLES[trouble] };
}
