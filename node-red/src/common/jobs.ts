import type { Node } from 'node-red';
import { asError, Job, wordsOf, type Message, type Outputs } from './job';

/** What a node does with one message. It may reject; it has to end the job, or leave that to {@link Jobs}. */
export type Work = (job: Job) => Promise<void>;

/** What becomes of a message whose work rejected: it should end the job. */
export type Rescue = (job: Job, reason: unknown) => void;

/**
 * The messages that a node has in hand. It wraps the node's input handler so that nothing can escape
 * from it: a promise that rejects unhandled would end the whole Node-RED.
 */
export class Jobs {
	readonly #open = new Set<Job>();
	readonly #node: Node;
	readonly #changed: () => void;
	#isClosed = false;

	/** `changed` is called when a message came or went. */
	constructor(node: Node, changed: () => void) {
		this.#node = node;
		this.#changed = changed;
	}

	/** Messages in hand now. */
	get count(): number {
		return this.#open.size;
	}

	/** An input handler for `node.on('input')` that never throws and never rejects. */
	handler(work: Work, rescue: Rescue) {
		return (
			message: object,
			send: (outputs: never) => void,
			done: (reason?: Error) => void,
		): void => {
			const job = new Job(message as Message, send as (outputs: Outputs) => void, done, (ended) => {
				this.#open.delete(ended);
				this.#changed();
			});
			this.#run(job, work, rescue).catch((reason: unknown) => this.#warn(reason));
		};
	}

	/** Ends all of them without a word. */
	drop(): void {
		for (const job of [...this.#open]) {
			try {
				job.drop();
			} catch (reason) {
				this.#warn(reason);
			}
		}
	}

	/** Ends all of them, and whatever still arrives; nothing is reported from now on. */
	close(): void {
		this.#isClosed = true;
		this.drop();
	}

	async #run(job: Job, work: Work, rescue: Rescue): Promise<void> {
		if (this.#isClosed) return job.drop();
		this.#open.add(job);
		this.#changed();
		try {
			await work(job);
		} catch (reason) {
			// Over already: then it is `done` that threw, since Node-RED could not copy the message.
			if (job.isOver) throw reason;
			this.#rescue(job, reason, rescue);
		}
	}

	#rescue(job: Job, reason: unknown, rescue: Rescue): void {
		try {
			rescue(job, reason);
		} catch (second) {
			if (job.isOver) throw second;
			job.refuse(asError(reason));
		}
	}

	/** The last resort, which needs nothing of the message. */
	#warn(reason: unknown): void {
		if (!this.#isClosed) this.#node.warn(wordsOf(reason));
	}
}
