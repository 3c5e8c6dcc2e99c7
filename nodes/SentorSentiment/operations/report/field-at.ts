/**
 * The value of a field by its name, or by the path that n8n's editor gives when a field within
 * another is dragged: `customer.review`, `answers[0].text`, `ticket['full text']`. Undefined where
 * there is none.
 */
export function fieldAt(json: object, name: string): unknown {
	if (Object.hasOwn(json, name)) return Object.entries(json).find(([key]) => key === name)?.[1];
	let value: unknown = json;
	for (const [, plain, inBrackets] of name.matchAll(STEP)) {
		const key = plain ?? inBrackets?.replace(/^(['"])(.*)\1$/, '$2') ?? '';
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
		value = new Map<string, unknown>(Object.entries(value)).get(key);
	}
	return value === json ? undefined : value;
}

/** One step of a path: a word, or what stands in brackets. */
const STEP = /([^.[\]]+)|\[([^\]]+)\]/g;
