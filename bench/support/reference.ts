import type { TransportReply } from '../../core';
import { SimQuota } from '../../test/support/sim/quota';
import type { SimulatedServer } from '../../test/support/sim/server';
import { type SimOptions } from '../../test/support/sim/server';
import type { VirtualTime } from '../../test/support/sim/virtual-time';
import { NestedTest } from './nested-test';

/** A document of the reference: only what its request needs. */
interface Item {
	doc_id: string;
	doc: string;
	entities: string[];
	/** What it is expected to take, ms. */
	ms: number;
}

interface Test {
	group: Item[];
	/** The other part of a group that holds a bad one. */
	rest?: Item[];
}

/** What the reference knows beforehand, and the core has to find out. */
export interface Knowledge {
	server: SimOptions;
	badShare: number;
	/** A 500 is the work of a document, not of chance. */
	crashes: boolean;
	/** Longest expected time of a request, ms. */
	budgetMs: number;
}

/** The most that a host sends at a time, and in one request (the core's own defaults). */
const MOST_LANES = 4;
const MOST_DOCUMENTS = 50;
/** Time-out of a request, ms, as in the core. */
const TIMEOUT_MS = 120_000;

/**
 * A client that knows the service: its caps, its workers, its quota, its cold start and the share of
 * bad documents; only not which ones are bad. It sends the best nested group test of the documents
 * with as many requests in flight as the service has workers. Against the same server with the same
 * seed it meets the same cold start, slow spell and crashes as the core.
 */
export class Reference {
	requests = 0;
	answered = 0;
	readonly #plan: NestedTest;
	readonly #quota: SimQuota;
	readonly #mostChars: number;
	#untested: Item[];
	readonly #suspects: Item[][] = [];
	readonly #again: Test[] = [];
	#inFlight = 0;
	#done: () => void = () => {};

	constructor(
		private readonly time: VirtualTime,
		private readonly target: SimulatedServer,
		private readonly known: Knowledge,
		texts: string[],
	) {
		const { maxDocs = Infinity, maxChars = Infinity, quota = [], docMs = 150 } = known.server;
		this.#plan = new NestedTest(known.badShare, Math.min(MOST_DOCUMENTS, maxDocs));
		this.#quota = new SimQuota(quota);
		this.#mostChars = maxChars;
		this.#untested = texts.map((doc, index) => ({
			doc_id: String(index),
			doc,
			entities: ['service'],
			ms: (docMs * doc.length) / 220,
		}));
		// First fit decreasing: within a few percent of the best packing.
		if (maxChars < Infinity) this.#untested.sort((a, b) => b.doc.length - a.doc.length);
	}

	/** Resolves when every document is answered or found to be bad. */
	async run(): Promise<void> {
		const { coldStartMs = 0 } = this.known.server;
		if (coldStartMs > 0) await this.#sleep(coldStartMs);
		await new Promise<void>((resolve) => {
			this.#done = resolve;
			this.#advance();
		});
	}

	get #lanes(): number {
		return Math.min(MOST_LANES, this.known.server.workers ?? MOST_LANES);
	}

	#advance(): void {
		while (this.#inFlight < this.#lanes) {
			const test = this.#next();
			if (!test) break;
			this.#inFlight += 1;
			void this.#send(test);
		}
		if (this.#inFlight === 0) this.#done();
	}

	#next(): Test | undefined {
		const again = this.#again.pop();
		if (again) return again;
		const suspects = this.#suspects.pop();
		if (!suspects) return this.#pack();
		if (suspects.length === 1) return { group: suspects };
		const size = this.#plan.within(suspects.length, suspects.length + this.#untested.length);
		return { group: suspects.slice(0, size), rest: suspects.slice(size) };
	}

	#pack(): Test | undefined {
		const most = this.#plan.first(this.#untested.length);
		const [group, left]: [Item[], Item[]] = [[], []];
		let [ms, chars] = [this.known.budgetMs, this.#mostChars];
		for (const [place, item] of this.#untested.entries()) {
			const fits = item.ms <= ms && item.doc.length <= chars;
			if (group.length === most || (!fits && this.#mostChars === Infinity && group.length > 0)) {
				left.push(...this.#untested.slice(place));
				break;
			}
			if (!fits && group.length > 0) {
				left.push(item);
				continue;
			}
			group.push(item);
			[ms, chars] = [ms - item.ms, chars - item.doc.length];
		}
		this.#untested = left;
		return group.length > 0 ? { group } : undefined;
	}

	async #send(test: Test): Promise<void> {
		await this.#turn();
		this.requests += 1;
		const docs = test.group.map(({ doc_id, doc, entities }) => ({ doc_id, doc, entities }));
		const answer = await this.target
			.transport({
				method: 'POST',
				path: '/predicts',
				query: { language: 'en' },
				body: { docs },
				headers: {},
				timeoutMs: TIMEOUT_MS,
			})
			.catch((): TransportReply => ({ status: 504, headers: {}, body: '' }));
		this.#inFlight -= 1;
		this.#learn(test, answer.status);
		this.#advance();
	}

	/** Waits until the quota has room at the moment at which the request will arrive. */
	async #turn(): Promise<void> {
		const wayMs = (this.known.server.networkMs ?? 40) / 2;
		for (;;) {
			const arrival = this.time.now() + wayMs;
			const { allowed, reading } = this.#quota.take(arrival);
			if (allowed || !reading) return;
			await this.#sleep(Math.max(1, Math.ceil(reading.resetAt - arrival)));
		}
	}

	#learn({ group, rest = [] }: Test, status: number): void {
		const isBad = status === 422 || (status === 500 && this.known.crashes);
		if (status === 200) {
			this.answered += group.length;
			if (rest.length > 0) this.#suspects.push(rest);
		} else if (isBad) {
			if (group.length > 1) this.#suspects.push(group);
			this.#untested.unshift(...rest);
		} else if (status === 504 && group.length > 1) {
			const half = Math.ceil(group.length / 2);
			this.#again.push({ group: group.slice(0, half) }, { group: group.slice(half) });
			this.#untested.unshift(...rest);
		} else this.#again.push({ group, ...(rest.length > 0 ? { rest } : {}) });
	}

	async #sleep(ms: number): Promise<void> {
		await new Promise<void>((resolve) => this.time.schedule(ms, resolve));
	}
}
