import type { NodeAPI } from 'node-red';
import type { TypedProperty } from './typed-input';
import type { NodeFailure } from './failure-message';
import { readableError, wordsOf } from './job';
import { UnreadableProperty, UnwritableResult } from './message-faults';

/** Failures that every node of ours can have, in the words of the server's language. */
export interface CommonWords {
	/** Why there is no Sentor API to use. For Catch nodes. */
	noApi(isChosen: boolean): Error;
	queueFull(limit: number): NodeFailure;
	/** What became of a message whose handling threw this. */
	unexpected(reason: unknown): NodeFailure;
}

/** What the keys of a node's own catalogue begin with. */
export interface WordKeys {
	fault: string;
	failure: string;
	property: string;
}

/** A failure's two sentences from a node's catalogue. */
export function failureText(
	RED: NodeAPI,
	keys: WordKeys,
	name: string,
	values: Record<string, string>,
): Pick<NodeFailure, 'message' | 'description'> {
	return {
		message: RED._(`${keys.failure}${name}.message`, values),
		description: RED._(`${keys.failure}${name}.description`, values),
	};
}

export function commonWords(RED: NodeAPI, keys: WordKeys): CommonWords {
	const unreadable = (property: TypedProperty | 'result', reason: string): NodeFailure => ({
		code: 'invalid_input',
		reason: property,
		...failureText(RED, keys, 'unreadable', {
			property: RED._(`${keys.property}${property}`),
			reason,
		}),
	});
	return {
		noApi: (isChosen) =>
			readableError(RED._(keys.fault + (isChosen ? 'apiMissing' : 'noApi')), 'config'),
		queueFull: (limit) => ({
			code: 'queue_full',
			...failureText(RED, keys, 'queueFull', { limit: String(limit) }),
		}),
		unexpected(reason) {
			if (reason instanceof UnreadableProperty) return unreadable(reason.property, reason.message);
			if (reason instanceof UnwritableResult) return unreadable('result', reason.message);
			return {
				code: 'invalid_input',
				reason: 'message',
				...failureText(RED, keys, 'hostile', { reason: wordsOf(reason) }),
			};
		},
	};
}
