import type { NodeAPI } from 'node-red';
import type { NodeFailure } from '../common/failure-message';
import { readableError, wordsOf } from '../common/job';
import type { SentimentSettings } from './settings';
import type { TypedProperty } from './types';

/** A typed input could not be evaluated: the expression is wrong, or the message is hostile. */
export class UnreadableProperty extends Error {
	readonly property: TypedProperty;

	constructor(property: TypedProperty, reason: unknown) {
		super(wordsOf(reason));
		this.property = property;
	}
}

/** The result has no place in the message, e.g. `payload.sentiment` where `payload` is a text. */
export class UnwritableResult extends Error {
	constructor(property: string) {
		super(`msg.${property}`);
	}
}

/** The node's own failures, in the words of the server's language. */
export interface Words {
	/** Why there is no Sentor API to use. For Catch nodes. */
	noApi(isChosen: boolean): Error;
	queueFull(limit: number): NodeFailure;
	noRows(): NodeFailure;
	/** What became of a message whose handling threw this. */
	unexpected(reason: unknown): NodeFailure;
}

export function wordsFor(RED: NodeAPI, { granularity }: SentimentSettings): Words {
	const failure = (
		name: string,
		values: Record<string, string>,
	): Pick<NodeFailure, 'message' | 'description'> => ({
		message: RED._(`sentor-sentiment.failure.${name}.message`, values),
		description: RED._(`sentor-sentiment.failure.${name}.description`, values),
	});
	const unreadable = (property: TypedProperty | 'result', reason: string): NodeFailure => ({
		code: 'invalid_input',
		reason: property,
		...failure('unreadable', { property: RED._(`sentor-sentiment.property.${property}`), reason }),
	});
	return {
		noApi(isChosen) {
			const key = isChosen ? 'sentor-sentiment.fault.apiMissing' : 'sentor-sentiment.fault.noApi';
			return readableError(RED._(key), 'config');
		},
		queueFull: (limit) => ({
			code: 'queue_full',
			...failure('queueFull', { limit: String(limit) }),
		}),
		noRows() {
			const rows = RED._(`sentor-sentiment.rows.${granularity}`);
			return { code: 'missing_result', reason: granularity, ...failure('noRows', { rows }) };
		},
		unexpected(reason) {
			if (reason instanceof UnreadableProperty) return unreadable(reason.property, reason.message);
			if (reason instanceof UnwritableResult) return unreadable('result', reason.message);
			return {
				code: 'invalid_input',
				reason: 'message',
				...failure('hostile', { reason: wordsOf(reason) }),
			};
		},
	};
}
