import type { ClusterOptions } from '../../../core';
import type { OpenAccess } from '../common/api-link';
import { clusterTexts, type Clustering, type Entry } from './clustering';
import type { Words } from './words';

/**
 * From here on it is worth a word that nothing is split: no source names a limit of the API, and the
 * vendor's own client gives up after 120 s.
 */
const MANY_TEXTS = 1000;

export interface SetOptions {
	words: Words;
	options: Pick<ClusterOptions, 'clusters' | 'nameTopics'>;
	/** Asked when it is the set's turn. */
	isWanted(): boolean;
	/** Told before a set is sent that may take long. */
	willSendMany(texts: number): void;
}

/** The sets of one node. They go one after the other: each is the heaviest request that there is. */
export class SetQueue {
	readonly #changed: () => void;
	#last: Promise<unknown> = Promise.resolve();
	#cancel = new AbortController();
	#isClustering = false;
	#isQuotaShut = false;

	/** `changed` is called when {@link isClustering} or {@link isQuotaShut} may have changed. */
	constructor(changed: () => void) {
		this.#changed = changed;
	}

	get isClustering(): boolean {
		return this.#isClustering;
	}

	/** Whether it is the plan's quota that the set waits for. */
	get isQuotaShut(): boolean {
		return this.#isQuotaShut;
	}

	/**
	 * Clusters a set when those before it are done.
	 *
	 * @returns Undefined when it was taken back: by {@link cancel}, because nobody wants it any more,
	 * or because its Sentor API node was closed.
	 */
	cluster(
		access: OpenAccess,
		entries: Entry[],
		options: SetOptions,
	): Promise<Clustering | undefined> {
		const signal = AbortSignal.any([this.#cancel.signal, access.closed]);
		const turn = this.#last.then(async () => {
			if (signal.aborted || !options.isWanted()) return undefined;
			const clustering = await this.#run(access, entries, options, signal);
			return signal.aborted ? undefined : clustering;
		});
		this.#last = turn.catch(() => undefined);
		return turn;
	}

	/** Takes back every set; what is under way is aborted. */
	cancel(): void {
		this.#cancel.abort();
		this.#cancel = new AbortController();
	}

	async #run(
		{ client, googleApiKey }: OpenAccess,
		entries: Entry[],
		{ words, options, willSendMany }: SetOptions,
		signal: AbortSignal,
	): Promise<Clustering> {
		this.#show(true, false);
		try {
			return await clusterTexts(
				{
					client,
					words,
					options: {
						...options,
						...(googleApiKey === undefined ? {} : { googleApiKey }),
						signal,
						onProgress: ({ waitingUntil }) => this.#show(true, waitingUntil !== undefined),
					},
					willSend: (texts) => (texts >= MANY_TEXTS ? willSendMany(texts) : undefined),
				},
				entries,
			);
		} finally {
			this.#show(false, false);
		}
	}

	#show(isClustering: boolean, isQuotaShut: boolean): void {
		this.#isClustering = isClustering;
		this.#isQuotaShut = isQuotaShut;
		this.#changed();
	}
}
