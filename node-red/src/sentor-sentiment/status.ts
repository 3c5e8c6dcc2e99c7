import type { NodeStatus } from 'node-red';

/** What the dot under a node tells of. */
export interface StatusFacts {
	/** Messages in hand. */
	count: number;
	/** It is the plan's quota that they wait for. */
	isQuotaShut: boolean;
	/** Code of the last message's failure, or `setup`; undefined when it went well. */
	lastFailure?: string | undefined;
}

/**
 * The dot and its text. The text is a key of the catalogue, which the editor translates for each
 * reader; it cannot do that with a count inside, so several messages show as their bare count, as
 * in Node-RED's Delay node.
 */
export function statusOf({ count, isQuotaShut, lastFailure }: StatusFacts): NodeStatus {
	if (count > 0 && isQuotaShut) return { fill: 'yellow', shape: 'ring', text: key('waiting') };
	if (count > 0) return { fill: 'blue', shape: 'dot', text: count === 1 ? key('sending') : String(count) };
	return lastFailure === undefined ? {} : { fill: 'red', shape: 'ring', text: key(lastFailure) };
}

function key(name: string): string {
	return `sentor-sentiment.status.${name}`;
}
