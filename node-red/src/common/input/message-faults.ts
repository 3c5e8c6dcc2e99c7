import { wordsOf } from '../job';

/** A typed input could not be evaluated: the expression is wrong, or the message is hostile. */
export class UnreadableProperty extends Error {
	/** Its name among the node's settings. */
	readonly property: string;

	constructor(property: string, reason: unknown) {
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
