import type { Sentiment } from '../../../core';
import type { Message, Outputs } from '../common/job';

/** The order of the label outputs, the same as in the editor's port labels. */
const LABELS: readonly Sentiment[] = ['positive', 'neutral', 'negative'];

/** How many outputs a node has: results or one per label, and errors. */
export function outputsOf({ splitBySentiment }: { splitBySentiment: boolean }): number {
	return splitBySentiment ? LABELS.length + 1 : 2;
}

/** Sorts messages to a node's outputs: results or one per label, and errors as the last. */
export class Ports {
	readonly #isSplit: boolean;
	readonly #ports: Message[][];

	constructor(isSplit: boolean) {
		this.#isSplit = isSplit;
		this.#ports = Array.from({ length: outputsOf({ splitBySentiment: isSplit }) }, () => []);
	}

	/** Undefined for what has no single label, which goes to the first output. */
	result(message: Message, sentiment?: Sentiment): this {
		this.#ports[this.#isSplit && sentiment ? LABELS.indexOf(sentiment) : 0]?.push(message);
		return this;
	}

	error(message: Message): this {
		this.#ports[this.#ports.length - 1]?.push(message);
		return this;
	}

	/** As `send` takes it. */
	get outputs(): Outputs {
		return this.#ports.map((messages) => (messages.length === 0 ? null : messages));
	}
}
