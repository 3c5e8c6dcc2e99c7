/**
 * A body without half surrogate pairs, as a text cut through an emoji has them: strict readers refuse
 * the whole request for one. They become U+FFFD, as in every encoder; nothing else is touched.
 */
export function wellFormed(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(wellFormed);
	return Object.fromEntries(
		Object.entries(value).map(([name, nested]) => [name, wellFormed(nested)]),
	);
}
