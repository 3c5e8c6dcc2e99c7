/** What a sandbox received, for tests and for the curious. */
import type { ReceivedRequest } from './wire';

/** One request as it came in, and what became of it. */
export interface RecordedRequest extends ReceivedRequest {
	/** Documents in the body. */
	documents: number;
	/** Status of the answer; null while there is none, and for good when the connection ended first. */
	status: number | null;
	/** The fault that was put upon it, as written in options: `503`, `missing-ids=1`. */
	fault?: string;
	/** ms since the epoch. */
	receivedAt: number;
	/** Until the answer was on its way or the connection was gone, ms. */
	durationMs?: number;
}

/** Figures over all requests since the start or the last reset. */
export interface Counters {
	requests: number;
	/** Documents in those requests. */
	documents: number;
	/** Requests without an answer yet. */
	inFlight: number;
	maxInFlight: number;
	/** Work handed to the workers, ms: divided by their number, the least time it can take. */
	workMs: number;
	/** Answers by status; `dropped` are connections that ended without one. */
	statuses: Record<string, number>;
}

/** Keeps the records and counts along. */
export class RequestLog {
	readonly requests: RecordedRequest[] = [];
	counters: Counters = emptyCounters(0);

	/** @param onSettled called with each request that is done */
	constructor(private readonly onSettled: (record: RecordedRequest) => void) {}

	/** Takes a request in. */
	open(received: Omit<RecordedRequest, 'documents' | 'status'>) {
		const { docs, documents = docs } = Object(received.body) as Record<string, unknown>;
		const count = Array.isArray(documents) ? documents.length : 0;
		const record: RecordedRequest = { ...received, documents: count, status: null };
		this.requests.push(record);
		const started = performance.now();
		const counters = this.counters;
		counters.requests += 1;
		counters.documents += record.documents;
		counters.inFlight += 1;
		counters.maxInFlight = Math.max(counters.maxInFlight, counters.inFlight);
		/** The request has its answer, or its connection ended (null). Only the first call counts. */
		const settle = (status: number | null): void => {
			if (record.durationMs !== undefined) return;
			record.status = status;
			record.durationMs = performance.now() - started;
			const outcome = status ?? 'dropped';
			this.counters.inFlight -= 1;
			this.counters.statuses[outcome] = (this.counters.statuses[outcome] ?? 0) + 1;
			this.onSettled(record);
		};
		return { record, settle };
	}

	/** Forgets everything; what is in flight stays in flight. */
	reset(): void {
		this.requests.length = 0;
		this.counters = emptyCounters(this.counters.inFlight);
	}
}

function emptyCounters(inFlight: number): Counters {
	return { requests: 0, documents: 0, inFlight, maxInFlight: inFlight, workMs: 0, statuses: {} };
}
