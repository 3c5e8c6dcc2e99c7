/**
 * The contract of the core: what a host hands in and what it gets back.
 * Everything here is plain data or a function; nothing belongs to n8n or Node-RED.
 */

/** The three labels of the API. Branch on these, never on its class numbers. */
export type Sentiment = 'positive' | 'neutral' | 'negative';

/** The languages that the API takes (Sentor reference, `language` query parameter). */
export type Language = 'en' | 'nl';

/** One text to analyze. */
export interface SentorDocument {
	/** The text. Blank text fails this document with `invalid_input`; nothing is sent for it. */
	text: string;
	/** What the text may speak about, at least one. Trimmed and de-duplicated, order kept. */
	entities: string[];
	/** @default 'en' */
	language?: Language;
	/** The user's own id: may repeat or be absent, is never sent, comes back as `documentId`. */
	id?: string;
}

/** How one entity fares in a document. */
export interface EntitySentiment {
	entity: string;
	sentiment: Sentiment;
	/** 0 to 1 as the API gave it, null when it gave none. */
	score: number | null;
}

/** How one sentence of a document was read. */
export interface SentenceSentiment {
	sentence: string;
	/** Counted from 0, as the API counts. */
	sentenceIndex: number;
	sentiment: Sentiment;
	/** Probability (0 to 1) of `sentiment`, null when the API gave none. */
	confidence: number | null;
	/** P(positive) - P(negative), -1 to 1, null when either is missing. */
	score: number | null;
}

/** The answer for one document, the same in both hosts. */
export interface DocumentSentiment {
	/** The document's label. */
	sentiment: Sentiment;
	/** Probability (0 to 1) of `sentiment`, null when the API gave none; never 0 for "unknown". */
	confidence: number | null;
	/** P(positive) - P(negative), -1 to 1, null when either is missing. */
	score: number | null;
	entitySentiments: EntitySentiment[];
	/** The user's own id, absent when the document had none. */
	documentId?: string;
	/** Parts that the text was cut into, for a service that takes no longer ones; absent when it was not. */
	parts?: number;
	/** Empty when the API sent no `details`. */
	sentences: SentenceSentiment[];
	/**
	 * The API's own object, untouched but for two things: `doc_id` is the user's id when there is
	 * one, and a secret that the server echoed is blanked out. Of a text that was cut, an object of the
	 * same shape with the merged values, and `parts`: the API's own objects.
	 */
	raw: Record<string, unknown>;
}

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

/**
 * What the core needs of an AbortSignal. `removeEventListener` is used when it is there, so that a
 * long-lived signal collects no listeners.
 */
export interface CancelSignal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', listener: () => void): void;
	removeEventListener?(type: 'abort', listener: () => void): void;
}

/** One HTTP request, without base URL and key: those are the adapter's. */
export interface TransportRequest {
	method: 'GET' | 'POST';
	/** Begins with `/predicts` (or is `/health`, the older address of the health check). */
	path: string;
	query: Record<string, string>;
	/** JSON-safe; absent for GET. */
	body?: unknown;
	/** Extra headers; the API key's own is not among them. */
	headers: Record<string, string>;
	/** The adapter must give up after this many ms. */
	timeoutMs: number;
	signal?: CancelSignal;
}

/** One HTTP answer of any status. */
export interface TransportReply {
	status: number;
	/** Any case; several values of one header as an array. */
	headers: Record<string, string | string[] | undefined>;
	/** Parsed JSON, or the text when it was none. JSON in a string is parsed by the core. */
	body: unknown;
}

/** What a transport rejects with when there was no answer: plain data, never a client's error. */
export interface TransportFailure {
	kind: 'timeout' | 'network' | 'aborted';
	/**
	 * Node's own code, for instance `ENOTFOUND`, `ECONNRESET`, `CERT_HAS_EXPIRED`. Besides those,
	 * `PROXY_` and the status with which a proxy refused to connect (`PROXY_407`), and
	 * `ANSWER_TOO_LARGE` for an answer beyond what the host reads.
	 */
	code?: string;
}

/** Sends one request. Resolves for EVERY status; rejects with a {@link TransportFailure} only. */
export type Transport = (request: TransportRequest) => Promise<TransportReply>;

/** Time and chance, handed in so that the core owns no timer. */
export interface Clock {
	/** ms since the epoch. */
	now(): number;
	/** Resolves after `ms`. Need not be abortable: the core never waits for a sleep alone. */
	sleep(ms: number): Promise<void>;
	/** 0 (inclusive) to 1 (exclusive). */
	random(): number;
}

/** Bounds of a client. Every one is optional. */
export interface Limits {
	/** Most documents in one request. @default 50 (100 saves 3 % of the requests, 25 costs 14 %) */
	maxDocsPerRequest?: number;
	/** Most characters of text in one request; a longer text is cut. 0 or absent: no bound but the adaptive one. */
	maxCharsPerRequest?: number;
	/** Longest text that is sent at all, characters; a whole file by mistake costs nothing. 0: any. @default 50_000 */
	maxCharsPerDocument?: number;
	/** Own pace on top of the server's headers; 0 or absent: as the headers say. */
	requestsPerMinute?: number;
	/** Most requests in flight; the run starts with one. @default 4 */
	maxConcurrency?: number;
	/** Time-out of one request, ms. @default 120_000, above every common gateway limit */
	timeoutMs?: number;
	/** Longest wait for the quota, ms; a longer one ends the run. @default 600_000 */
	maxWaitMs?: number;
	/** Time from the start of a run to its end, ms; 0 or absent: none. */
	deadlineMs?: number;
	/** An answer of the same key is used again for this long, ms; 0 or absent: never. */
	reuseMs?: number;
}

/** What a client is made of. */
export interface SentorClientOptions {
	transport: Transport;
	clock: Clock;
	/**
	 * Same string = same API key: pacing and request sizes are shared within the process. Hand in a
	 * digest, never the key itself. Absent: shared with nobody.
	 */
	quotaKey?: string;
	/** Blanked out of every server text that is kept. */
	secrets?: string[];
	limits?: Limits;
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
