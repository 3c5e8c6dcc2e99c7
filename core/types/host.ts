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
