import type { Failure, Outcome } from './failure';
import type { CancelSignal } from './host';

/** Figures of one run. */
export interface RunStats {
	/** Documents handed in. */
	documents: number;
	/** Different documents among the valid ones: what had to be answered. */
	uniqueDocuments: number;
	/** Requests sent, whatever became of them. */
	requests: number;
	/** Documents in those requests; more than `uniqueDocuments` when some were sent again. */
	docsSent: number;
	/** Requests that carried a document again after a failed one. */
	retries: number;
	/** Groups that were cut in two, for size or to find a bad document. */
	splits: number;
	/** Answers with status 429. */
	rateLimited: number;
	/** Gateway and client timeouts. */
	timeouts: number;
	/** Time spent waiting for the quota, ms. */
	waitMs: number;
	/** Unique documents answered from memory, without a request (option `reuseMs`). */
	reused: number;
}

/** `outcomes[i]` belongs to `documents[i]`, always. */
export interface AnalyzeReport {
	outcomes: Outcome[];
	stats: RunStats;
	/** Why the run ended before every document was answered or refused; absent when it did not. `attempts`: requests made. */
	ended?: Failure;
}

/** What the API key may still ask for in the window under way. */
export interface Quota {
	/** Requests of a window; absent when the service did not say. */
	limit?: number;
	remaining: number;
	/** Absent when the service said neither this nor the limit. */
	used?: number;
	/** ISO time at which the window ends. */
	resetsAt: string;
}

/** What a run would take. Figures of time and requests are as good as what is known of the service. */
export interface Estimate {
	/** Documents handed in. */
	documents: number;
	/** Those of them that cannot be sent. */
	invalidDocuments: number;
	/** Different documents among the others. */
	uniqueDocuments: number;
	/** Characters of text that would be sent, each once. */
	characters: number;
	requests: number;
	/** From the first request to the last answer, waits for the quota included, ms. */
	durationMs: number;
	/** The longest of those waits, ms; a run of which `maxWaitMs` is less ends there. */
	longestWaitMs: number;
	/** Whether earlier answers showed how fast the service is; else it is taken for a usual one. */
	isSpeedKnown: boolean;
	/** What is left of the plan, where answers of this key told. */
	quota?: Quota;
}

/** Where a run stands. */
export interface Progress {
	/** Documents with an outcome so far. */
	done: number;
	/** Documents handed in. */
	total: number;
	/** Requests sent so far. */
	requests: number;
	/** Requests in flight now. */
	inFlight: number;
	/** Set while the run waits for the quota: when it goes on, ms since the epoch. */
	waitingUntil?: number;
}

/** What a single run may be given. */
export interface RunOptions {
	signal?: CancelSignal;
	/** Called on each change; what it throws is ignored. */
	onProgress?(progress: Progress): void;
	/**
	 * Called once per document as soon as its outcome is final, before the run ends: who has someone
	 * waiting for each need not wait for the slowest. What it throws is ignored.
	 */
	onOutcome?(index: number, outcome: Outcome): void;
}
