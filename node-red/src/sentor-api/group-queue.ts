import type { Clock, Outcome, Progress, SentorClient, SentorDocument } from '../../../core';
import { runWideFailure } from './run-wide-failure';

/** What the core puts into one request at most, so that waiting for more could not save a request. */
const FULL_REQUEST = 50;

/** What can be in flight at once: four full requests. More waits here, where a reset can reach it. */
const FULL_GROUP = 4 * FULL_REQUEST;

/** A second group begins while the first one's last requests are out, so that none idles. */
const MAX_GROUPS = 2;

/** What one message handed in. */
interface Entry {
	documents: SentorDocument[];
	/** The node that handed it in, compared by identity. */
	sender: object;
	settle(outcomes: Outcome[] | undefined): void;
	fail(reason: unknown): void;
	/** The sender does not want it any more. */
	isWithdrawn: boolean;
	/** It was taken back once already because the quota was shut. */
	wasHeld: boolean;
}

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
 * No timer collects anything. The larger the pressure, the larger the groups.
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
			this.#waiting.push({ documents, sender, settle, fail, isWithdrawn: false, wasHeld: false });
			this.#schedule();
		});
	}

	/** Takes back what a sender has waiting; what is under way still comes. */
	clear(sender: object): void {
		const isOwn = (entry: Entry): boolean => entry.sender === sender;
		this.#waiting.filter(isOwn).forEach(withdraw);
		this.#waiting = this.#waiting.filter((entry) => !isOwn(entry));
	}

	/** Takes back all that a sender handed in; a group that holds nothing else is aborted. */
	withdraw(sender: object): void {
		this.clear(sender);
		for (const group of [...this.#groups]) {
			group.entries.filter((entry) => entry.sender === sender).forEach(withdraw);
			if (group.entries.every((entry) => entry.isWithdrawn)) this.#abandon(group);
		}
	}

	/** Takes back everything, and accepts nothing more. */
	close(): void {
		this.#isClosed = true;
		this.#waiting.splice(0).forEach(withdraw);
		for (const group of [...this.#groups]) {
			group.entries.forEach(withdraw);
			this.#abandon(group);
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
			while (this.#mayStart()) this.#start(this.#takeGroup());
		});
	}

	#mayStart(): boolean {
		if (this.#isHeld || this.#waiting.length === 0) return false;
		if (this.#groups.size === 0) return true;
		return this.#groups.size < MAX_GROUPS && this.#countTo(FULL_REQUEST) !== undefined;
	}

	/** How many messages that wait have so many documents together; undefined when all have fewer. */
	#countTo(documents: number): number | undefined {
		let left = documents;
		const last = this.#waiting.findIndex((entry) => (left -= entry.documents.length) <= 0);
		return last === -1 ? undefined : last + 1;
	}

	#takeGroup(): Group {
		const entries = this.#waiting.splice(0, this.#countTo(FULL_GROUP) ?? this.#waiting.length);
		return { entries, cancel: new AbortController(), isWaitingForQuota: false };
	}

	#start(group: Group): void {
		this.#groups.add(group);
		const documents = group.entries.flatMap((entry) => entry.documents);
		const run = { signal: group.cancel.signal, onProgress: (progress: Progress) => this.#follow(group, progress) };
		this.#client.analyze(documents, run).then(
			({ outcomes }) => this.#finish(group, outcomes),
			(reason: unknown) => {
				if (this.#groups.has(group)) for (const entry of group.entries) entry.fail(reason);
				this.#finish(group, []);
			},
		);
	}

	#follow(group: Group, { waitingUntil, requests }: Progress): void {
		if (!this.#groups.has(group)) return;
		group.isWaitingForQuota = waitingUntil !== undefined;
		// Nothing was sent yet: better wait outside, where newcomers can join the same request.
		if (waitingUntil !== undefined && requests === 0 && !group.entries.some((entry) => entry.wasHeld)) {
			this.#hold(group, waitingUntil);
		}
		this.#changed();
	}

	#hold(group: Group, until: number): void {
		this.#abandon(group);
		for (const entry of group.entries) entry.wasHeld = true;
		this.#waiting.unshift(...group.entries.filter((entry) => !entry.isWithdrawn));
		if (this.#isHeld) return;
		this.#isHeld = true;
		void this.#clock.sleep(Math.max(0, until - this.#clock.now())).then(() => {
			this.#isHeld = false;
			this.#changed();
			this.#schedule();
		});
	}

	#finish(group: Group, outcomes: Outcome[]): void {
		if (!this.#groups.delete(group)) return;
		let next = 0;
		for (const { documents, settle } of group.entries) settle(outcomes.slice(next, (next += documents.length)));
		const failure = runWideFailure(outcomes);
		if (failure) {
			// What waits would have been part of the same run, and it meets the same.
			for (const { documents, settle } of this.#waiting.splice(0)) {
				settle(documents.map(() => ({ ok: false, failure: { ...failure, attempts: 0 } })));
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

function withdraw(entry: Entry): void {
	entry.isWithdrawn = true;
	entry.settle(undefined);
}
