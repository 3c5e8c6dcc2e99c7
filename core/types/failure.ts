import type { DocumentSentiment } from './document';

/** Why a document, or a whole call, has no result. */
export type FailureCode =
	| 'invalid_input'
	| 'auth'
	| 'quota'
	| 'rejected'
	| 'too_slow'
	| 'unavailable'
	| 'missing_result'
	| 'config'
	| 'deadline'
	| 'cancelled';

/** What the words of a failure need, by name; `FAILURES` says which reason has which. */
export type FailureValues = Readonly<Record<string, string | number>>;

/**
 * A failure as data: JSON-safe, no cause, no foreign error object, no secret. A host words it by
 * code, reason and values in its own terms; message and description are neutral English.
 */
export interface Failure {
	readonly code: FailureCode;
	/** What happened. */
	readonly message: string;
	/** What to do next. */
	readonly description: string;
	/** A finer reason than `code`, one of those in `FAILURES`: e.g. `expired_key`, `no_entities`. */
	readonly reason?: string;
	readonly values?: FailureValues;
	/** HTTP status of the answer that decided, absent when there was none. */
	readonly status?: number;
	/** The server's id of that request, for a question to its support. */
	readonly requestId?: string;
	/** ISO time at which the quota opens again, when the server said so. */
	readonly retryAt?: string;
	/** Requests that carried the document (or, for other calls, requests made). */
	readonly attempts: number;
}

/** What became of one document. */
export type Outcome = { ok: true; result: DocumentSentiment } | { ok: false; failure: Failure };
