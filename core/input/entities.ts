/** How deep lists and objects of entities are followed; deeper ones are left out. */
const MAX_DEPTH = 6;

/** The fields in which an object names its entity, first match wins. */
const NAME_FIELDS = ['entity', 'name'] as const;

/**
 * Makes the list of entities of whatever a host hands in, trimmed, without blanks and repetitions,
 * in the user's order (the model may care for it).
 *
 * - Text: a list by comma or line break (`delivery, support`), or a JSON array.
 * - A list: one entity per element, so that a name may hold a comma (`['Smith, Jones & Co']`).
 * - An object: its `entity` or `name`; without either, whatever lists and objects lie in it.
 * - Numbers are entities too (`[911, 718]`). Everything else is left out.
 *
 * Never throws for plain data; the answer is empty when nothing names an entity.
 */
export function normalizeEntities(value: unknown): string[] {
	const names: string[] = [];
	if (typeof value === 'string') collectFromText(value, names);
	else collect(value, names, 0, new Set());
	return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

function collectFromText(text: string, names: string[]): void {
	const list = parseJsonList(text);
	if (list) collect(list, names, 0, new Set());
	else names.push(...text.split(/[,\r\n]/));
}

/** People paste `["delivery", "price"]` into the field; it is a list, not two odd names. */
function parseJsonList(text: string): unknown[] | undefined {
	if (!/^\s*\[.*\]\s*$/s.test(text)) return undefined;
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		// Not JSON after all, e.g. `[sic], price`: read it as a comma list.
		return undefined;
	}
}

/** `seen`: lists and objects that were followed already. Those of a host may be wide and circular. */
function collect(value: unknown, names: string[], depth: number, seen: Set<object>): void {
	if (typeof value === 'string') names.push(value);
	else if (typeof value === 'bigint' || Number.isFinite(value)) names.push(String(value));
	else if (typeof value === 'object' && value !== null && depth <= MAX_DEPTH && !seen.has(value)) {
		seen.add(value);
		if (Array.isArray(value)) for (const element of value) collect(element, names, depth + 1, seen);
		else collectFromObject(value, names, depth, seen);
	}
}

function collectFromObject(value: object, names: string[], depth: number, seen: Set<object>): void {
	const fields = value as Record<string, unknown>;
	for (const field of NAME_FIELDS) {
		const named = fields[field];
		if (typeof named === 'string' || typeof named === 'number') {
			names.push(String(named));
			return;
		}
	}
	for (const nested of Object.values(fields)) {
		// A bare text in an unknown field is as likely an id or a color as an entity.
		if (typeof nested === 'object') collect(nested, names, depth + 1, seen);
	}
}
