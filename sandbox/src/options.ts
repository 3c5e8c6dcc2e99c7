/**
 * Everything that can be chosen about a sandbox. All of it is optional, all of it can be changed
 * while it runs (`set`), except the port and the clock.
 */
import type { FaultOptions } from './faults/plan';
import type { Quota } from './plans/plans';

/** Which of the forms that the vendor published or shipped the sandbox answers in. */
export interface Variants {
	/** Status of an answer that went well. The vendor's Python client has met both. */
	successStatus: 200 | 201;
	/** `entity_sentiments` of a result: with `score`, without it, or not there at all. */
	entitySentiments: 'score' | 'no-score' | 'absent';
	/** Whether results have `details`, the sentences. */
	details: boolean;
	/** `probabilities` with all three labels, with the predicted one only, or not there. */
	probabilities: 'all' | 'one' | 'absent';
	/**
	 * How refusals look: `envelope` is the vendor's error page (`{error: {code, message, ...}}`),
	 * `detail` is FastAPI's (`{detail: ...}`), `message` a Node gateway's (`{statusCode, message,
	 * error}`), `html` and `empty` a proxy's.
	 */
	errors: 'envelope' | 'detail' | 'message' | 'html' | 'empty';
	/** Status of a request that is not as the API wants it. */
	invalidStatus: 400 | 422;
	/** Status of a request with too much text, or too many documents. */
	tooLargeStatus: 400 | 413 | 422;
	/** Where a 401 says why: `error.details.reason` or `error.code`. */
	authReason: 'details' | 'code';
	/**
	 * Body of a 429: `retry_after` as on the rate-limit page, `reset_at` as on the error page,
	 * `detail` as the vendor's clients read it, `message`, `html` and `empty` as a gateway's.
	 */
	rateLimit: 'retry_after' | 'reset_at' | 'detail' | 'message' | 'html' | 'empty';
	/** Whether a 429 has the header `Retry-After`, and in which of its two forms. */
	retryAfter: 'none' | 'seconds' | 'date';
	/** Whether answers have the `X-RateLimit-*` headers. */
	rateLimitHeaders: 'all' | 'refusals' | 'none';
	/** Which window these headers describe: the one with the fewest requests left, or one by name. */
	rateLimitWindow: 'tightest' | 'minute' | 'day' | 'month';
	/** Status of a request beyond the day's or month's quota. */
	quotaStatus: 429 | 403;
	/** Name of the field that counts the outliers of a clustering. */
	outliers: 'outliers_count' | 'outliers' | 'absent';
	/** How the answer to a topic name says who made it. */
	topicNameBy: 'generation_method' | 'generated_using' | 'absent';
	/** What a bad Google key brings: a refusal with this status, or a name made without it. */
	badGoogleKey: 400 | 401 | 403 | 422 | 502 | 'fallback';
	/** What `/predicts/health` says. `missing` is a 404 there, with `/health` still answering. */
	health: 'healthy' | 'degraded' | 'unhealthy' | 'ok' | 'missing' | 'html';
	/** Whether the health addresses refuse a bad key. No source says. */
	healthNeedsKey: boolean;
	/** Whether a health check uses up quota. No source says. */
	healthUsesQuota: boolean;
}

/** What `startSandbox` takes. */
export interface SandboxOptions {
	/** Port on 127.0.0.1, 0 for a free one. @default 0 */
	port?: number;
	/** Requests that are worked on at the same time; the others wait in line. @default 4 */
	workers?: number;
	/** Work of a request whatever is in it, ms. @default 60 */
	requestMs?: number;
	/** Work of one document, ms. @default 15 */
	docMs?: number;
	/** Work of one character, ms. @default 0 */
	msPerCharacter?: number;
	/** The gateway answers 504 after so many ms; the work goes on behind it. @default 10_000 */
	gatewayTimeoutMs?: number;
	/** Longest text of one document, characters; a longer one is refused. 0: no bound. @default 0 */
	maxTextLength?: number;
	/** Most documents in a request; more are refused. 0: no bound. @default 0 */
	maxDocsPerRequest?: number;
	/** Quota of every key, instead of what its plan has. Windows that are left out have no limit. */
	quota?: Quota;
	/** Further keys, or other quotas for the ones there are. */
	keys?: Record<string, Quota>;
	/** What goes wrong, and when. */
	faults?: FaultOptions;
	/** The forms of the answers. */
	variants?: Partial<Variants>;
	/** ms since the epoch, for the quota windows and every date in an answer. @default Date.now */
	now?: () => number;
}

/** Options with every default filled in; what the parts of the sandbox read. */
export type Settings = Required<Omit<SandboxOptions, 'port' | 'now' | 'quota' | 'variants'>> & {
	quota: Quota | undefined;
	variants: Variants;
};

const DEFAULT_VARIANTS: Variants = {
	successStatus: 200,
	entitySentiments: 'score',
	details: true,
	probabilities: 'all',
	errors: 'envelope',
	invalidStatus: 422,
	tooLargeStatus: 422,
	authReason: 'details',
	rateLimit: 'retry_after',
	retryAfter: 'none',
	rateLimitHeaders: 'all',
	rateLimitWindow: 'tightest',
	quotaStatus: 429,
	outliers: 'outliers_count',
	topicNameBy: 'generation_method',
	badGoogleKey: 400,
	health: 'healthy',
	healthNeedsKey: true,
	healthUsesQuota: false,
};

/**
 * Lays options over settings. What is left out stays; `variants` are laid over one by one, every
 * other option replaces the one before as a whole.
 */
export function mergeSettings(settings: Settings, options: SandboxOptions): Settings {
	const { variants, port: _port, now: _now, ...plain } = options;
	return {
		...settings,
		...plain,
		variants: { ...settings.variants, ...variants },
	};
}

/** The settings of a sandbox that was started with these options. */
export function startSettings(options: SandboxOptions): Settings {
	const defaults: Settings = {
		workers: 4,
		requestMs: 60,
		docMs: 15,
		msPerCharacter: 0,
		gatewayTimeoutMs: 10_000,
		maxTextLength: 0,
		maxDocsPerRequest: 0,
		quota: undefined,
		keys: {},
		faults: {},
		variants: DEFAULT_VARIANTS,
	};
	return mergeSettings(defaults, options);
}
