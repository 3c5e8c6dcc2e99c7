import { analyze } from './analyze/analyze';
import { cluster } from './calls/cluster';
import { checkHealth } from './calls/health';
import { nameTopic } from './calls/topic-name';
import type {
	ClusterDocument,
	ClusterOptions,
	ClusterReport,
	HealthReport,
	Topic,
	TopicOptions,
	TopicOutcome,
} from './calls/types';
import type { ClientContext } from './context';
import { estimate } from './estimate/estimate';
import { listOf } from './input/fields';
import { laneOf } from './lane/lane';
import { fullLimits } from './limits';
import type {
	AnalyzeReport,
	Estimate,
	Quota,
	RunOptions,
	SentorClientOptions,
	SentorDocument,
} from './types';
import { quotaOf } from './wire/quota';
import { createScrubber } from './wire/scrub';

/** Everything that Sentor does, with batching, pacing and failures as data. */
export interface SentorClient {
	/**
	 * Sentiment of each document: `outcomes[i]` belongs to `documents[i]`. Never rejects; cancelling
	 * resolves it at once, with what is finished.
	 */
	analyze(documents: readonly SentorDocument[], run?: RunOptions): Promise<AnalyzeReport>;
	/** What {@link analyze} would take for these documents; sends nothing. Never rejects. */
	estimate(documents: readonly SentorDocument[]): Promise<Estimate>;
	/** What is left of the plan, as far as answers of this key told; undefined where they did not. */
	quota(): Quota | undefined;
	/**
	 * Clusters documents by topic, all of a language in one call. At least five of a language, or
	 * nothing is sent for it. Never rejects.
	 */
	cluster(documents: readonly ClusterDocument[], options?: ClusterOptions): Promise<ClusterReport>;
	/** A name of three to five words for one topic. Never rejects. */
	nameTopic(topic: Topic, options?: TopicOptions): Promise<TopicOutcome>;
	/** How the service is now. Never rejects. */
	checkHealth(options?: Pick<RunOptions, 'signal'>): Promise<HealthReport>;
}

/** Makes a client. It owns no timer and no connection: there is nothing to close. */
export function createSentorClient(options: SentorClientOptions): SentorClient {
	const context: ClientContext = {
		transport: options.transport,
		clock: options.clock,
		lane: laneOf(options.quotaKey),
		limits: fullLimits(options.limits),
		scrub: createScrubber(options.secrets ?? []),
	};
	// Callers without types hand in null for a list or for options; that is no reason to reject.
	return {
		analyze: (documents, run) => analyze(context, listOf(documents), run ?? {}),
		estimate: (documents) => estimate(context, listOf(documents)),
		quota: () => {
			const quota = context.lane.known.gate.quotaAt(context.clock.now());
			return quota && quotaOf(quota);
		},
		cluster: (documents, run) => cluster(context, listOf(documents), run ?? {}),
		nameTopic: (topic, run) => nameTopic(context, topic ?? {}, run ?? {}),
		checkHealth: (run) => checkHealth(context, run ?? {}),
	};
}
