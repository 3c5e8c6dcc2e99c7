/**
 * Finds the user's own name behind one that came back from the wire, where half surrogate pairs are
 * replaced. Two names may be one there: then the first answer belongs to the first of them.
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
