import type { NodeStatus } from 'node-red';
import type { NodeFailure } from './failures';

/** Why the last message had no result: the code of its failure, or a node that is not set up yet. */
export type Trouble = NodeFailure['code'] | 'setup';

/**
 * What messages in hand wait for: the rest of their set, an answer each, an answer together, or the
 * plan's quota.
 */
export type Waiting = 'collecting' | 'sending' | 'working' | 'quota';

/** What the dot under a node tells of. */
export interface StatusFacts {
	/** Messages in hand. */
	count: number;
	waiting: Waiting;
	/** Undefined when the last message went well. */
	trouble: Trouble | undefined;
	/** The end of a key: what is worth a word although the last message went well. */
	notice?: string | undefined;
}

/**
 * The dot and its text. The text is a key of the catalogue of `type`, which the editor translates for
 * each reader; it cannot do that with a count inside, so several messages show as their bare count,
 * as in Node-RED's Delay node.
 */
export function statusOf(
	type: string,
	{ count, waiting, trouble, notice }: StatusFacts,
): NodeStatus {
	const text = (name: string): string => `${type}.status.${name}`;
	if (count > 0) {
		switch (waiting) {
			case 'collecting':
				return { fill: 'blue', shape: 'ring', text: String(count) };
			case 'quota':
				return { fill: 'yellow', shape: 'ring', text: text('waiting') };
			case 'working':
				return { fill: 'blue', shape: 'dot', text: text('sending') };
			case 'sending':
				return { fill: 'blue', shape: 'dot', text: count === 1 ? text('sending') : String(count) };
		}
	}
	if (trouble !== undefined) return { fill: 'red', shape: 'ring', text: text(trouble) };
	return notice === undefined ? {} : { fill: 'grey', shape: 'dot', text: text(notice) };
}
