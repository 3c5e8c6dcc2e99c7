import type { Node, NodeStatus } from 'node-red';

/**
 * The dot under a node. Changes are shown at the end of the event loop's turn, the last one only: a
 * burst of messages then costs one status, not thousands.
 */
export class StatusDot {
	readonly #node: Node;
	readonly #read: () => NodeStatus;
	#shown = '{}';
	#isScheduled = false;
	#isClosed = false;

	/** `read` says what is to be shown; it is asked when it is time. */
	constructor(node: Node, read: () => NodeStatus) {
		this.#node = node;
		this.#read = read;
		node.status({});
	}

	/** What is to be shown may have changed. */
	refresh(): void {
		if (this.#isScheduled || this.#isClosed) return;
		this.#isScheduled = true;
		setImmediate(() => {
			this.#isScheduled = false;
			if (!this.#isClosed) this.#show(this.#read());
		});
	}

	/** Clears the dot for good. */
	close(): void {
		this.#isClosed = true;
		this.#node.status({});
	}

	#show(status: NodeStatus): void {
		const next = JSON.stringify(status);
		if (next === this.#shown) return;
		this.#shown = next;
		this.#node.status(status);
	}
}
