import { laneOf } from './lane/lane';
import { fullLimits } from './limits';
import { analyze } from './run/analyze';
import type { ClientContext } from './run/context';
import type { AnalyzeReport, RunOptions, SentorClientOptions, SentorDocument } from './types';
import { createScrubber } from './wire/scrub';

/** Everything that Sentor does, with batching, pacing and failures as data. */
export interface SentorClient {
	/**
	 * Sentiment of each document: `outcomes[i]` belongs to `documents[i]`. Never rejects; cancelling
	 * resolves it at once, with what is finished.
	 */
	analyze(documents: readonly SentorDocument[], run?: RunOptions): Promise<AnalyzeReport>;
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
	return {
		analyze: (documents, run) => analyze(context, documents, run),
	};
}
