import type {
	Clock,
	Failure,
	Outcome,
	Progress,
	SentorClient,
	SentorDocument,
} from '../../../core';
import { Entry } from './entry';

/**
 * Most documents in one request. The core finds the size that the service is quick with; this bounds
 * it for one that is quick with anything. With 200 (what the vendor speaks of at most, README of its
 * MCP server) bursts of 2,000 messages pass at two thirds of the rate in 2.5 times the requests, with
 * 1,000 no quicker (`npm run bench:node-red`).
 */
export const MAX_DOCS_PER_REQUEST = 500;

/** A second group keeps the service busy while the first one's last requests are out. */
const MAX_GROUPS = 2;

/** Messages that were handed to the client together. */
interface Group {
	entries: Entry[];
	cancel: AbortController;
	isWaitingForQuota: boolean;
}

/**
 * Group commit for the messages of all nodes that share a Sentor API node.
 *
 * - What arrives in one turn of the event loop goes out together at its end: a lone message at once.
 * - What arrives while a group is under way, or while the quota is shut, goes together in the next.
 * - Beside another, a group starts only with a full request: then waiting could not save one.
 *
 * No timer collects anything. The larger the pressure, the larger the groups. Each message is
 * answered when its own documents are, not when the group is.
 */
export class GroupQueue {
	readonly #client: SentorClient;
	readonly #clock: Clock;
	readonly #groups = new Set<Group>();
	readonly #watchers = new Set<() => void>();
	#waiting: Entry[] = [];
	#isScheduled = false;
	#isHeld = false;
	#isClosed = false;

	constructor(client: SentorClient, clock: Clock) {
		this.#client = client;
		this.#clock = clock;
	}

	/** Whether it is the plan's quota that messages wait for. */
	get isQuotaShut(): boolean {
		return this.#isHeld || [...this.#groups].some((group) => group.isWaitingForQuota);
	}

	/** Calls `watcher` whenever {@link isQuotaShut} may have changed, until the returned function is called. */
	watch(watcher: () => void): () => void {
		this.#watchers.add(watcher);
		return () => this.#watchers.delete(watcher);
	}

	/**
	 * Has the documents of one message analyzed.
	 *
	 * @returns One outcome per document, in order; undefined when they were taken back before that.
	 */
	submit(documents: SentorDocument[], sender: object): Promise<Outcome[] | undefined> {
		return new Promise((settle, fail) => {
			if (this.#isClosed) return settle(undefined);
			this.#waiting.push(new Entry(documents, sender, settle, fail));
			this.#schedule();
		});
	}

	/** Takes back all that a sender handed in; what is under way for it alone is aborted. */
	withdraw(sender: object): void {
		this.#takeBack((entry) => entry.sender === sender);
	}

	/** Takes back everything, and accepts nothing more. */
	close(): void {
		this.#isClosed = true;
		this.#takeBack(() => true);
	}

	#takeBack(isMeant: (entry: Entry) => boolean): void {
		this.#waiting.filter(isMeant).forEach((entry) => entry.end(undefined));
		this.#waiting = this.#waiting.filter((entry) => !entry.isOver);
		for (const group of [...this.#groups]) {
			group.entries.filter(isMeant).forEach((entry) => entry.end(undefined));
			if (group.entries.every((entry) => entry.isOver)) this.#abandon(group);
		}
	}

	/**
	 * A turn's end is no added delay: nothing reaches the network before it anyway. So a burst that
	 * arrives in one turn is one group from the start.
	 */
	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		setImmediate(() => {
			this.#isScheduled = false;
			if (this.#mayStart()) this.#start(this.#waiting.splice(0));
		});
	}

	#mayStart(): boolean {
		if (this.#isHeld || this.#waiting.length === 0) return false;
		if (this.#groups.size === 0) return true;
		return this.#groups.size < MAX_GROUPS && this.#hasFullRequest();
	}

	#hasFullRequest(): boolean {
		let documents = 0;
		return this.#waiting.some(
			(entry) => (documents += entry.documents.length) >= MAX_DOCS_PER_REQUEST,
		);
	}

	#start(entries: Entry[]): void {
		const group: Group = { entries, cancel: new AbortController(), isWaitingForQuota: false };
		this.#groups.add(group);
		const documents = entries.flatMap((entry) => entry.documents);
		const owners = entries.flatMap((entry) =>
			entry.documents.map((_, place) => ({ entry, place })),
		);
		const run = this.#client.analyze(documents, {
			signal: group.cancel.signal,
			onProgress: (progress) => this.#follow(group, progress),
			onOutcome: (index, outcome) => {
				const owner = owners[index];
				if (owner && this.#groups.has(group)) owner.entry.note(owner.place, outcome);
			},
		});
		run.then(
			({ ended }) => this.#finish(group, ended),
			(reason: unknown) => {
				if (this.#groups.has(group)) for (const entry of entries) entry.fail(reason);
				this.#finish(group);
			},
		);
	}

	#follow(group: Group, { waitingUntil, requests }: Progress): void {
		if (!this.#groups.has(group)) return;
		const wasWaiting = group.isWaitingForQuota;
		group.isWaitingForQuota = waitingUntil !== undefined;
		// Nothing was sent yet: better wait outside, where newcomers can join the same request.
		const canWaitOutside = requests === 0 && group.entries.every((entry) => !entry.wasHeld);
		if (waitingUntil !== undefined && canWaitOutside) this.#hold(group, waitingUntil);
		if (group.isWaitingForQuota !== wasWaiting) this.#changed();
	}

	/** Takes a group back to the front of the queue until the quota opens. */
	#hold(group: Group, until: number): void {
		this.#abandon(group);
		const entries = group.entries.filter((entry) => !entry.isOver);
		for (const entry of entries) entry.hold();
		this.#waiting.unshift(...entries);
		if (this.#isHeld) return;
		this.#isHeld = true;
		void this.#clock.sleep(Math.max(0, Math.ceil(until) - this.#clock.now())).then(() => {
			this.#isHeld = false;
			this.#changed();
			this.#schedule();
		});
	}

	#finish(group: Group, ended?: Failure): void {
		if (!this.#groups.delete(group)) return;
		// Texts that were all refused say nothing of others: perhaps it was their language, or their entities.
		if (ended && ended.reason !== 'all_rejected') {
			// What waits would have been part of the same run, and it meets the same.
			for (const entry of this.#waiting.splice(0)) {
				entry.end(entry.documents.map(() => ({ ok: false, failure: { ...ended, attempts: 0 } })));
			}
		}
		this.#changed();
		this.#schedule();
	}

	#abandon(group: Group): void {
		this.#groups.delete(group);
		group.cancel.abort();
		this.#schedule();
	}

	#changed(): void {
		for (const watcher of this.#watchers) watcher();
	}
}
