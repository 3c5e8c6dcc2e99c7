import { CLUSTERING, type ClusterOptions } from '../../../core';
import type { Waiting } from '../common/status';
import type { UsableAccess } from '../sentor-api/api-link';
import { clusterTexts, type Clustering, type SetText } from './clustering';

export interface SetOptions {
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
	#waiting: Waiting = 'collecting';

	/** `changed` is called when {@link waiting} may have changed. */
	constructor(changed: () => void) {
		this.#changed = changed;
	}

	/** What the texts in hand wait for. */
	get waiting(): Waiting {
		return this.#waiting;
	}

	/**
	 * Clusters a set when those before it are done.
	 *
	 * @returns Undefined when it was taken back: by {@link cancel}, because nobody wants it any more,
	 * or because its Sentor API node was closed.
	 */
	cluster(
		access: UsableAccess,
		texts: SetText[],
		options: SetOptions,
	): Promise<Clustering | undefined> {
		const signal = AbortSignal.any([this.#cancel.signal, access.closed]);
		const turn = this.#last.then(async () => {
			if (signal.aborted || !options.isWanted()) return undefined;
			const clustering = await this.#run(access, texts, options, signal);
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
		{ client, googleApiKey }: UsableAccess,
		texts: SetText[],
		{ options, willSendMany }: SetOptions,
		signal: AbortSignal,
	): Promise<Clustering> {
		this.#show('working');
		try {
			const number = texts.filter(({ ok }) => ok).length;
			if (number >= CLUSTERING.manyDocuments) willSendMany(number);
			return await clusterTexts(client, texts, {
				...options,
				...(googleApiKey === undefined ? {} : { googleApiKey }),
				signal,
				onProgress: ({ waitingUntil }) =>
					this.#show(waitingUntil === undefined ? 'working' : 'quota'),
			});
		} finally {
			this.#show('collecting');
		}
	}

	#show(waiting: Waiting): void {
		this.#waiting = waiting;
		this.#changed();
	}
}
