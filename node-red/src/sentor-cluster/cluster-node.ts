import type { Node, NodeAPI } from 'node-red';
import { ApiLink } from '../common/api-link';
import type { NodeFailure } from '../common/failure-message';
import { asError, type Job } from '../common/job';
import { Jobs } from '../common/jobs';
import { readMessage, type MessageInput } from '../common/message-input';
import { StatusDot } from '../common/status-dot';
import type { Trouble } from '../sentor-sentiment/status';
import type { Clustering, Entry } from './clustering';
import { errorOutputs, replyToArray, type ReplyContext } from './reply';
import { deliverToSequence, type Member } from './sequence-reply';
import { partOf, Sequences, type Part } from './sequences';
import { SetQueue } from './set-queue';
import { readSettings, type ClusterSettings } from './settings';
import { statusOf, type Notice } from './status';
import type { SentorClusterDef } from './types';
import { wordsFor, type Words } from './words';

/** What happens with the messages of one Sentor Cluster node, from input to output or close. */
export class ClusterNode {
	readonly #RED: NodeAPI;
	readonly #node: Node;
	readonly #api: ApiLink;
	readonly #settings: ClusterSettings;
	readonly #words: Words;
	readonly #jobs: Jobs;
	readonly #dot: StatusDot;
	readonly #sequences = new Sequences<Member>();
	readonly #sets: SetQueue;
	#trouble: Trouble | undefined;
	#notice: Notice | undefined;

	constructor(RED: NodeAPI, node: Node, def: SentorClusterDef) {
		this.#RED = RED;
		this.#node = node;
		this.#settings = readSettings(def);
		this.#words = wordsFor(RED);
		this.#api = new ApiLink(RED, def.api, this.#words);
		this.#jobs = new Jobs(node, () => this.#dot.refresh());
		this.#sets = new SetQueue(() => this.#dot.refresh());
		this.#dot = new StatusDot(node, () =>
			statusOf({
				count: this.#jobs.count,
				isClustering: this.#sets.isClustering,
				isQuotaShut: this.#sets.isQuotaShut,
				trouble: this.#trouble,
				notice: this.#notice,
			}),
		);
	}

	/** Connects the node's events. */
	listen(): void {
		if (!this.#api.access || this.#settings.clusters === undefined) this.#trouble = 'setup';
		this.#dot.refresh();
		this.#node.on(
			'input',
			this.#jobs.handler(
				(job) => this.#handle(job),
				(job, reason) => this.#fail(job, this.#words.unexpected(reason)),
			),
		);
		this.#node.on('close', () => {
			this.#jobs.close();
			this.#sets.cancel();
			this.#dot.close();
		});
	}

	async #handle(job: Job): Promise<void> {
		if (Object.hasOwn(job.message, 'reset')) return this.#reset();
		const fault = this.#fault();
		if (fault) return this.#refuse(job, fault);
		const part = partOf(job.message);
		if (this.#limit > 0 && this.#jobs.count > this.#limit) return this.#overflow(job, part);
		let input: MessageInput;
		try {
			input = await readMessage(this.#RED, this.#node, job.message, this.#settings.sources);
		} catch (reason) {
			if (!part) throw reason;
			// Its sequence has to become complete without it.
			const failure = this.#words.unexpected(reason);
			return this.#collect(part, { job, element: undefined, entry: { ok: false, failure } });
		}
		// Ended meanwhile, by a reset or a close: nothing is to be sent for it.
		if (job.isOver) return;
		if (input.isList) return this.#clusterArray(job, input);
		if (!part) return this.#fail(job, this.#words.single());
		const [item = {}] = input.items;
		const [element] = input.elements;
		// Without a text, what ends a sequence is a signal and no part of it, as for a Join node.
		if (part.isLast && element === undefined) return this.#endSequence(part, job);
		return this.#collect(part, { job, element, entry: { ok: true, item } });
	}

	/** Ends every message in hand, the one that asked for it included. */
	#reset(): void {
		this.#jobs.drop();
		this.#sequences.clear();
		this.#sets.cancel();
	}

	/** A sequence of which one message has no room cannot become complete: all of it fails. */
	#overflow(job: Job, part: Part | undefined): void {
		const failure = this.#words.queueFull(this.#limit);
		if (part) {
			for (const member of this.#sequences.giveUp(part)) this.#failSafely(member.job, failure);
		}
		this.#fail(job, failure);
	}

	async #collect(part: Part, member: Member): Promise<void> {
		const added = this.#sequences.add(part, member);
		if (added.state === 'complete') return this.#clusterSequence(added.members);
		if (added.state === 'given up') this.#fail(member.job, this.#words.queueFull(this.#limit));
	}

	/** The signal itself ends with the sequence, and comes out nowhere. */
	async #endSequence(part: Part, job: Job): Promise<void> {
		const added = this.#sequences.end(part);
		if (added.state === 'complete' && added.members.length > 0)
			await this.#clusterSequence(added.members);
		job.drop();
	}

	/** Most messages to keep, 0 = no limit. */
	get #limit(): number {
		return Number(this.#RED.settings.nodeMessageBufferMaxLength) || 0;
	}

	#clusterArray(job: Job, input: MessageInput): Promise<void> {
		const entries = input.items.map((item): Entry => ({ ok: true, item }));
		return this.#inTurn([job], entries, (clustering) =>
			job.deliver(replyToArray(this.#context(), job.message, input, clustering)),
		);
	}

	/** Nothing may escape from here: the messages but the last have no one else who would end them. */
	async #clusterSequence(members: Member[]): Promise<void> {
		const jobs = members.map(({ job }) => job);
		const entries = members.map(({ entry }) => entry);
		try {
			await this.#inTurn(jobs, entries, (clustering) =>
				deliverToSequence(this.#context(), members, clustering, (job, reason) =>
					this.#failSafely(job, this.#words.unexpected(reason)),
				),
			);
		} catch (reason) {
			const failure = this.#words.unexpected(reason);
			for (const job of jobs) this.#failSafely(job, failure);
		}
	}

	/** Clusters a set when those before it are done, and hands over what came of it. */
	async #inTurn(
		jobs: Job[],
		entries: Entry[],
		reply: (clustering: Clustering) => void,
	): Promise<void> {
		const { access } = this.#api;
		// The Sentor API was taken away while the sequence was collected.
		if (!access) return jobs.forEach((job) => this.#refuse(job, this.#fault()));
		const { nameTopics, clusters = 0 } = this.#settings;
		const clustering = await this.#sets.cluster(access, entries, {
			words: this.#words,
			options: { clusters, nameTopics },
			isWanted: () => jobs.some((job) => !job.isOver),
			willSendMany: (number) => this.#node.warn(this.#words.manyTexts(number)),
		});
		if (!clustering) return jobs.forEach((job) => job.drop());
		this.#note(clustering);
		reply(clustering);
	}

	#note({ failure, isMixed, clusters }: Clustering): void {
		this.#trouble = failure?.code;
		const isUnnamed = clusters.some(({ topicFailure }) => topicFailure !== undefined);
		this.#notice = isUnnamed ? 'unnamed' : isMixed ? 'mixed' : undefined;
	}

	/** A failure of this message goes to the errors output. */
	#fail(job: Job, failure: NodeFailure): void {
		if (job.isOver) return;
		this.#trouble = failure.code;
		job.deliver(errorOutputs(job.message, failure, this.#node));
	}

	/** The same for a message that nobody would rescue when no failure can be put on it. */
	#failSafely(job: Job, failure: NodeFailure): void {
		try {
			this.#fail(job, failure);
		} catch (reason) {
			try {
				job.refuse(asError(reason));
			} catch {
				// Node-RED cannot copy it for a Catch node either; the message is over, and others wait.
			}
		}
	}

	/** A fault of the setup concerns every message, and so goes to Catch nodes. */
	#refuse(job: Job, fault: Error | undefined): void {
		this.#trouble = 'setup';
		if (fault) job.refuse(fault);
	}

	#fault(): Error | undefined {
		const isUsable = this.#settings.clusters !== undefined;
		return this.#api.fault ?? (isUsable ? undefined : this.#words.wrongClusters());
	}

	#context(): ReplyContext {
		return { RED: this.#RED, node: this.#node, settings: this.#settings };
	}
}
