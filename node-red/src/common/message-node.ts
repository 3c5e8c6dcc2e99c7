import type { Node, NodeAPI } from 'node-red';
import { Failures, type NodeFailure } from './failures';
import { asError, type Job, type Message, type Outputs } from './job';
import { Jobs } from './jobs';
import { statusOf, type StatusFacts, type Trouble } from './status';
import { StatusDot } from './status-dot';

/** What one kind of node does with its messages. All else is done by {@link MessageNode}. */
export interface Handling {
	/** Does what a message asks for, and ends it. When it rejects, the message fails with words for that. */
	handle(job: Job): Promise<void>;
	/** Takes back what is under way, on reset and on close; the messages are ended by the node. */
	withdraw(): void;
	/** Why no message can be handled, for Catch nodes; undefined when all is set up. */
	fault?(): Error | undefined;
	/** Takes back those that cannot come to an end without a message for which there is no room. */
	overflow?(job: Job): Job[];
	/** What the messages in hand wait for, and what the dot tells of the last one that went well. */
	activity(): Pick<StatusFacts, 'waiting' | 'notice'>;
}

/**
 * A node that handles messages: from input to output, to a Catch node, to reset or close. The last
 * of its outputs is for errors.
 */
export class MessageNode {
	readonly RED: NodeAPI;
	readonly node: Node;
	readonly failures: Failures;
	readonly #outputs: number;
	readonly #jobs: Jobs;
	readonly #dot: StatusDot;
	readonly #closing = new AbortController();
	/** Causes that were told since nothing is wired to the errors output. */
	readonly #told = new Set<string>();
	#handling: Handling | undefined;
	#trouble: Trouble | undefined;

	constructor(RED: NodeAPI, node: Node, outputs: number) {
		this.RED = RED;
		this.node = node;
		this.failures = new Failures(RED, node);
		this.#outputs = outputs;
		this.#jobs = new Jobs(node, () => this.refresh());
		this.#dot = new StatusDot(node, () => this.#status());
	}

	/** Fires when the node is closed. */
	get closed(): AbortSignal {
		return this.#closing.signal;
	}

	/** Connects the node's events to what it does. */
	listen(handling: Handling): void {
		this.#handling = handling;
		if (handling.fault?.()) this.#trouble = 'setup';
		this.refresh();
		const rescue = (job: Job, reason: unknown): void =>
			this.fail(job, this.failures.unexpected(reason));
		this.node.on(
			'input',
			this.#jobs.handler((job) => this.#take(job, handling), rescue),
		);
		this.node.on('close', () => {
			this.#closing.abort();
			this.#jobs.close();
			handling.withdraw();
			this.#dot.close();
		});
	}

	/** Why a message is not kept: Node-RED allows no more of them at a time. */
	get noRoom(): NodeFailure {
		return { code: 'queue_full', words: 'queueFull', values: { limit: this.#limit } };
	}

	/** What the dot tells may have changed. */
	refresh(): void {
		this.#dot.refresh();
	}

	/** Sends what came of a message. `failure`: why nothing of it has a result. */
	deliver(job: Job, outputs: Outputs, failure?: NodeFailure): void {
		if (job.isOver) return;
		this.#trouble = failure?.code;
		this.#tellUnheard([outputs[this.#outputs - 1] ?? []].flat());
		job.deliver(outputs);
	}

	/** A failure of this message goes to the errors output. */
	fail(job: Job, failure: NodeFailure): void {
		if (job.isOver) return;
		this.deliver(job, this.errors([this.failures.put(job.message, failure)]), failure);
	}

	/** The same for a message that nobody would rescue when no failure can be put on it. */
	failSafely(job: Job, failure: NodeFailure): void {
		try {
			this.fail(job, failure);
		} catch (reason) {
			try {
				job.refuse(asError(reason));
			} catch {
				// Node-RED cannot copy it for a Catch node either; the message is over, and others wait.
			}
		}
	}

	/** A fault of the setup concerns every message, and so goes to Catch nodes. */
	refuse(job: Job, fault: Error): void {
		this.#trouble = 'setup';
		job.refuse(fault);
	}

	/** What leaves by the errors output alone. */
	errors(messages: Message[]): Outputs {
		return Array.from({ length: this.#outputs }, (_, port) =>
			port === this.#outputs - 1 ? messages : null,
		);
	}

	/** Most messages to keep, 0 = no limit. */
	get #limit(): number {
		return Number(this.RED.settings.nodeMessageBufferMaxLength) || 0;
	}

	async #take(job: Job, handling: Handling): Promise<void> {
		if (Object.hasOwn(job.message, 'reset')) {
			// Every message in hand, the one that asked for it included.
			this.#jobs.drop();
			return handling.withdraw();
		}
		const fault = handling.fault?.();
		if (fault) return this.refuse(job, fault);
		if (this.#limit > 0 && this.#jobs.count > this.#limit) {
			for (const other of handling.overflow?.(job) ?? []) this.failSafely(other, this.noRoom);
			return this.fail(job, this.noRoom);
		}
		await handling.handle(job);
	}

	/** What fails without being led anywhere must not vanish: each cause is told once. */
	#tellUnheard(messages: Message[]): void {
		const { wires }: Node & { wires?: string[][] } = this.node;
		if (!wires || messages.length === 0 || wires[this.#outputs - 1]?.length) return;
		for (const { error } of messages) {
			const { message = '', description = '', code, reason } = Object(error);
			const cause = `${code} ${reason}`;
			if (this.#told.has(cause)) continue;
			this.#told.add(cause);
			this.node.warn(this.failures.text('warn.unwired', { message, description }));
		}
	}

	#status() {
		const activity = this.#handling?.activity() ?? { waiting: 'sending' };
		const facts = { count: this.#jobs.count, trouble: this.#trouble, ...activity };
		return statusOf(this.node.type, facts);
	}
}
