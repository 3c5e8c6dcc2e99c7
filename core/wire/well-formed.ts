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

/**
 * Finds the user's own name behind one that came back from the wire. Two names may be one there:
 * then the first answer belongs to the first of them.
 */
export function ownNames(names: readonly string[]): (onWire: string) => string {
	if (names.every((name) => name.isWellFormed())) return (onWire) => onWire;
	const own = new Map<string, string[]>();
	for (const name of names) {
		const onWire = name.toWellFormed();
		own.set(onWire, [...(own.get(onWire) ?? []), name]);
	}
	return (onWire) => {
		const candidates = own.get(onWire) ?? [onWire];
		return (candidates.length > 1 ? candidates.shift() : candidates[0]) ?? onWire;
	};
}
