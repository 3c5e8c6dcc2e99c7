/**
 * The same to try things on: what a copy learns stays its own. Reaches all own fields, so that none
 * can be forgotten; what a `Map` holds is not changed by anybody, and shared.
 */
export function copyOf<Value>(value: Value): Value {
	if (typeof value !== 'object' || value === null) return value;
	if (value instanceof Map) return new Map(value) as Value;
	if (Array.isArray(value)) return value.map(copyOf) as Value;
	const fields = Object.entries(value).map(([name, field]) => [name, copyOf(field)]);
	return Object.assign(Object.create(Object.getPrototypeOf(value)), Object.fromEntries(fields));
}
