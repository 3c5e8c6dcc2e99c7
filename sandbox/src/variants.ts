/**
 * The forms of the API's answers. The vendor's documents and clients disagree on many of them, and
 * nobody here has seen the live service: whatever was published or shipped can be chosen.
 */

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

/** Every form that there is; the first of each is what a sandbox starts with. */
export const VARIANT_VALUES: { readonly [Name in keyof Variants]: readonly Variants[Name][] } = {
	successStatus: [200, 201],
	entitySentiments: ['score', 'no-score', 'absent'],
	details: [true, false],
	probabilities: ['all', 'one', 'absent'],
	errors: ['envelope', 'detail', 'message', 'html', 'empty'],
	invalidStatus: [422, 400],
	tooLargeStatus: [422, 400, 413],
	authReason: ['details', 'code'],
	rateLimit: ['retry_after', 'reset_at', 'detail', 'message', 'html', 'empty'],
	retryAfter: ['none', 'seconds', 'date'],
	rateLimitHeaders: ['all', 'refusals', 'none'],
	rateLimitWindow: ['tightest', 'minute', 'day', 'month'],
	quotaStatus: [429, 403],
	outliers: ['outliers_count', 'outliers', 'absent'],
	topicNameBy: ['generation_method', 'generated_using', 'absent'],
	badGoogleKey: [400, 401, 403, 422, 502, 'fallback'],
	health: ['healthy', 'degraded', 'unhealthy', 'ok', 'missing', 'html'],
	healthNeedsKey: [true, false],
	healthUsesQuota: [false, true],
};

/** What a sandbox starts with. */
export const DEFAULT_VARIANTS = Object.fromEntries(
	Object.entries(VARIANT_VALUES).map(([name, [first]]) => [name, first]),
) as unknown as Variants;

/** @throws {Error} that names the variant that does not exist, and what does */
export function checkVariants(variants: Partial<Variants>): void {
	for (const [name, value] of Object.entries(variants)) {
		const values = Object.hasOwn(VARIANT_VALUES, name)
			? VARIANT_VALUES[name as keyof Variants]
			: undefined;
		if (values === undefined) {
			const names = Object.keys(VARIANT_VALUES).join(', ');
			throw new Error(`Expected a variant (${names}), got "${name}"`);
		}
		if (!(values as readonly unknown[]).includes(value)) {
			throw new Error(`Expected ${name} to be one of ${values.join(', ')}, got "${String(value)}"`);
		}
	}
}
