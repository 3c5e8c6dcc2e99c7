import type { Node, NodeAPI } from 'node-red';
import { prepareDocument, type Outcome, type SentorDocument } from '../../../core';
import { ApiLink, type OpenAccess } from '../common/api-link';
import { clearOwnError, putError, type NodeFailure } from '../common/failure-message';
import { inHostWords } from '../common/host-words';
import type { Job } from '../common/job';
import { Jobs } from '../common/jobs';
import { readMessage, type MessageInput } from '../common/message-input';
import { StatusDot } from '../common/status-dot';
import type { GroupQueue } from '../sentor-api/group-queue';
import { wordsFor, type Words } from './faults';
import { Ports } from './ports';
import { makeReply } from './reply';
import { readSettings, type SentimentSettings } from './settings';
import { statusOf, type Trouble } from './status';
import type { SentorSentimentDef } from './types';

/** What happens with the messages of one Sentor Sentiment node, from input to output or close. */
export class SentimentNode {
	readonly #RED: NodeAPI;
	readonly #node: Node;
	readonly #api: ApiLink;
	readonly #settings: SentimentSettings;
	readonly #words: Words;
	readonly #jobs: Jobs;
	readonly #dot: StatusDot;
	readonly #closing = new AbortController();
	#trouble: Trouble | undefined;

	constructor(RED: NodeAPI, node: Node, def: SentorSentimentDef) {
		this.#RED = RED;
		this.#node = node;
		this.#settings = readSettings(def);
		this.#words = wordsFor(RED, this.#settings);
		this.#api = new ApiLink(RED, def.api, this.#words);
		this.#jobs = new Jobs(node, () => this.#dot.refresh());
		this.#dot = new StatusDot(node, () =>
			statusOf({
				count: this.#jobs.count,
				isQuotaShut: this.#queue()?.isQuotaShut ?? false,
				trouble: this.#trouble,
			}),
		);
	}

	/** Connects the node's events. */
	listen(): void {
		const queue = this.#queue();
		const unwatch = queue?.watch(() => this.#dot.refresh());
		if (!queue) this.#trouble = 'setup';
		this.#dot.refresh();
		this.#node.on(
			'input',
			this.#jobs.handler(
				(job) => this.#handle(job),
				(job, reason) => this.#fail(job, this.#words.unexpected(reason)),
			),
		);
		this.#node.on('close', () => {
			unwatch?.();
			this.#closing.abort();
			this.#jobs.close();
			queue?.withdraw(this.#node);
			this.#dot.close();
		});
	}

	async #handle(job: Job): Promise<void> {
		if (Object.hasOwn(job.message, 'reset')) return this.#reset();
		const { access } = this.#api;
		if (!access) return this.#refuse(job);
		if (job.message.checkHealth === true) return this.#checkHealth(job, access);
		const limit = Number(this.#RED.settings.nodeMessageBufferMaxLength) || 0;
		if (limit > 0 && this.#jobs.count > limit) return this.#fail(job, this.#words.queueFull(limit));
		const { sources } = this.#settings;
		const input = await readMessage(this.#RED, this.#node, job.message, sources);
		// Ended meanwhile, by a reset or a close: nothing is to be sent for it.
		if (job.isOver) return;
		const outcomes = await this.#analyze(access.queue, input);
		// Taken back, since its Sentor API node was closed.
		if (!outcomes) return job.drop();
		this.#reply(job, input, outcomes);
	}

	/** Ends every message in hand, the one that asked for it included. */
	#reset(): void {
		this.#jobs.drop();
		this.#queue()?.withdraw(this.#node);
	}

	/** A message may ask how the service is, instead of having a text analyzed. */
	async #checkHealth(job: Job, { client, closed }: OpenAccess): Promise<void> {
		const signal = AbortSignal.any([closed, this.#closing.signal]);
		const { status, message, description, version, responseMs, failure } = await client.checkHealth(
			{ signal },
		);
		if (signal.aborted) return job.drop();
		job.message.health = {
			status,
			message,
			description: inHostWords(description),
			version,
			responseMs,
		};
		if (failure) return this.#fail(job, failure);
		clearOwnError(job.message, this.#node);
		this.#trouble = undefined;
		job.deliver(new Ports(this.#settings.splitBySentiment).result(job.message).outputs);
	}

	async #analyze(queue: GroupQueue, { items }: MessageInput): Promise<Outcome[] | undefined> {
		const prepared = items.map((item) => prepareDocument(item));
		const documents = prepared.flatMap((item): SentorDocument[] =>
			item.ok ? [item.document] : [],
		);
		const answered = documents.length === 0 ? [] : await queue.submit(documents, this.#node);
		if (!answered) return undefined;
		const next = answered[Symbol.iterator]();
		return prepared.map((item) => (item.ok ? (next.next().value as Outcome) : item));
	}

	#reply(job: Job, input: MessageInput, outcomes: Outcome[]): void {
		if (job.isOver) return;
		const context = {
			RED: this.#RED,
			node: this.#node,
			settings: this.#settings,
			noRows: this.#words.noRows,
		};
		const { outputs, failure } = makeReply(context, job.message, input, outcomes);
		this.#trouble = failure?.code;
		job.deliver(outputs);
	}

	/** A failure of this message goes to the errors output. */
	#fail(job: Job, failure: NodeFailure): void {
		if (job.isOver) return;
		this.#trouble = failure.code;
		job.deliver(
			new Ports(this.#settings.splitBySentiment).error(putError(job.message, failure, this.#node))
				.outputs,
		);
	}

	/** A fault of the setup concerns every message, and so goes to Catch nodes. */
	#refuse(job: Job): void {
		this.#trouble = 'setup';
		const { fault } = this.#api;
		if (fault) job.refuse(fault);
	}

	#queue(): GroupQueue | undefined {
		return this.#api.access?.queue;
	}
}
