import { Collector } from '../common/input/collector';
import { readMessage, type MessageInput } from '../common/input/message-input';
import { partOf } from '../common/input/sequences';
import type { Job } from '../common/job';
import type { Handling, MessageNode } from '../common/message-node';
import { ApiLink } from '../sentor-api/api-link';
import type { Clustering, SetText } from './clustering';
import { replyToArray } from './reply';
import { deliverToSequence, type Member } from './sequence-reply';
import { SetQueue } from './set-queue';
import type { ClusterSettings } from './settings';
import { SINGLE } from './words';

/** What a Sentor Cluster node does: it collects texts into sets, and has each clustered as a whole. */
export function clustering(
	host: MessageNode,
	apiId: string | undefined,
	settings: ClusterSettings,
): Handling {
	return new ClusterNode(host, new ApiLink(host.RED, apiId, host.failures), settings);
}

class ClusterNode implements Handling {
	readonly #host: MessageNode;
	readonly #api: ApiLink;
	readonly #settings: ClusterSettings;
	readonly #sets: SetQueue;
	readonly #collector: Collector<Member>;
	#notice: 'mixed' | 'unnamed' | undefined;

	constructor(host: MessageNode, api: ApiLink, settings: ClusterSettings) {
		this.#host = host;
		this.#api = api;
		this.#settings = settings;
		this.#sets = new SetQueue(() => host.refresh());
		this.#collector = new Collector({
			complete: (members) => this.#clusterSequence(members),
			late: (job) => host.fail(job, host.noRoom),
		});
	}

	fault(): Error | undefined {
		const isUsable = this.#settings.clusters !== undefined;
		return this.#api.fault ?? (isUsable ? undefined : this.#host.failures.fault('clusters'));
	}

	activity() {
		return { waiting: this.#sets.waiting, notice: this.#notice };
	}

	withdraw(): void {
		this.#collector.clear();
		this.#sets.cancel();
	}

	overflow(job: Job): Job[] {
		return this.#collector.overflow(job);
	}

	async handle(job: Job): Promise<void> {
		const { RED, node, failures } = this.#host;
		const part = partOf(job.message);
		let input: MessageInput;
		try {
			input = await readMessage(RED, node, job.message, this.#settings.sources);
		} catch (reason) {
			if (!part) throw reason;
			// Its sequence has to become complete without it.
			const failure = failures.unexpected(reason);
			return this.#collector.add(part, { job, element: undefined, text: { ok: false, failure } });
		}
		// Ended meanwhile, by a reset or a close: nothing is to be sent for it.
		if (job.isOver) return;
		if (input.isList) return this.#clusterArray(job, input);
		if (!part) return this.#host.fail(job, SINGLE);
		const [item = {}] = input.items;
		const [element] = input.elements;
		// Without a text, what ends a sequence is a signal and no part of it, as for a Join node.
		if (part.isLast && element === undefined) return this.#collector.end(part, job);
		const { instead } = input;
		return this.#collector.add(part, { job, element, text: { ok: true, item, instead } });
	}

	#clusterArray(job: Job, input: MessageInput): Promise<void> {
		const { instead } = input;
		const texts = input.items.map((item): SetText => ({ ok: true, item, instead }));
		return this.#inTurn([job], texts, (found) => {
			const context = { host: this.#host, settings: this.#settings };
			const outputs = replyToArray(context, job.message, input, found);
			this.#host.deliver(job, outputs, found.failure);
		});
	}

	/** Nothing may escape from here: the messages but the last have no one else who would end them. */
	async #clusterSequence(members: Member[]): Promise<void> {
		const jobs = members.map(({ job }) => job);
		const fail = (job: Job, reason: unknown): void =>
			this.#host.failSafely(job, this.#host.failures.unexpected(reason));
		try {
			await this.#inTurn(
				jobs,
				members.map(({ text }) => text),
				(found) =>
					deliverToSequence({ host: this.#host, settings: this.#settings }, members, found, fail),
			);
		} catch (reason) {
			for (const job of jobs) fail(job, reason);
		}
	}

	/** Clusters a set when those before it are done, and hands over what came of it. */
	async #inTurn(jobs: Job[], texts: SetText[], reply: (found: Clustering) => void): Promise<void> {
		const { access, fault } = this.#api;
		// The Sentor API was taken away while the sequence was collected.
		if (!access) return jobs.forEach((job) => fault && this.#host.refuse(job, fault));
		const { nameTopics, clusters = 0 } = this.#settings;
		const found = await this.#sets.cluster(access, texts, {
			options: { clusters, nameTopics },
			isWanted: () => jobs.some((job) => !job.isOver),
			willSendMany: (number) =>
				this.#host.node.warn(this.#host.failures.text('warn.manyTexts', { number })),
		});
		if (!found) return jobs.forEach((job) => job.drop());
		const isUnnamed = found.clusters.some(({ topicFailure }) => topicFailure !== undefined);
		this.#notice = isUnnamed ? 'unnamed' : found.isMixed ? 'mixed' : undefined;
		reply(found);
	}
}
