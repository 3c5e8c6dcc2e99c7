/**
 * The forms of the API's answers that can be chosen, each as it was published or shipped. What they
 * mean stands in the README. The first value is what a sandbox starts with.
 */
export const VARIANT_VALUES = {
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
} as const;

/** Which of these forms the sandbox answers in. */
export type Variants = {
	-readonly [Name in keyof typeof VARIANT_VALUES]: (typeof VARIANT_VALUES)[Name][number];
};

/** What a sandbox starts with. */
export const DEFAULT_VARIANTS = Object.fromEntries(
	Object.entries(VARIANT_VALUES).map(([name, [first]]) => [name, first]),
) as Variants;

/** The values of a variant, undefined when there is no such variant. */
export function valuesOf(name: string): readonly unknown[] | undefined {
	return Object.hasOwn(VARIANT_VALUES, name) ? VARIANT_VALUES[name as keyof Variants] : undefined;
}

/** @throws {Error} that names the variant that does not exist, and what does */
export function checkVariants(variants: Partial<Variants>): void {
	for (const [name, value] of Object.entries(variants)) {
		const values = valuesOf(name);
		const names = Object.keys(VARIANT_VALUES).join(', ');
		if (values === undefined) throw new Error(`Expected a variant (${names}), got "${name}"`);
		if (values.includes(value)) continue;
		throw new Error(`Expected ${name} to be one of ${values.join(', ')}, got "${String(value)}"`);
	}
}
