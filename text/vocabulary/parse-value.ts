import { bareItem } from './items';
import { parseText } from './parse-text';
import type { Entry, Vocabulary } from './types';

/** How deep lists and objects are followed; deeper ones are left out. */
const MAX_DEPTH = 6;

/** The fields in which an object names its entity, first match wins. */
const NAME_FIELDS = ['entity', 'name'] as const;

/**
 * Reads a vocabulary of any shape.
 *
 * - Text: a list (see `parseText`), or JSON in a string.
 * - A list: one entity per element, so that a name may hold a comma (`['Smith, Jones & Co']`); an
 *   element with an equals sign is a group.
 * - An object: its `entity` or `name`, with its `terms` if it has any; without a name, whatever
 *   lists and objects lie in it.
 * - Numbers are entities too (`[911, 718]`). Everything else is left out.
 *
 * Never throws for plain data.
 */
export function parseValue(value: unknown): Vocabulary {
	if (typeof value === 'string') {
		const json = parseJson(value);
		return json === undefined ? parseText(value) : parseValue(json);
	}
	const collected: Collected = { entries: [], seen: new Set() };
	collect(value, collected, 0);
	const { nameless, entries } = collected;
	return nameless === undefined ? { ok: true, entries } : { ok: false, terms: nameless };
}

interface Collected {
	entries: Entry[];
	/** Lists and objects that were followed already: those of a host may be wide and circular. */
	seen: Set<object>;
	/** Terms of a group that has no name. */
	nameless?: string;
}

/** People paste `["delivery", "price"]` into the field; it is a list, not two odd names. */
function parseJson(text: string): object | string | undefined {
	if (!/^\s*(?:\[.*\]|\{.*\}|".*")\s*$/s.test(text)) return undefined;
	try {
		const parsed: unknown = JSON.parse(text);
		if (typeof parsed === 'string') return [parsed];
		return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
	} catch {
		// Not JSON after all, e.g. `[sic], price` or `"a", "b"`: read it as a list.
		return undefined;
	}
}

function collect(value: unknown, collected: Collected, depth: number): void {
	if (typeof value === 'string') collectText(value, collected);
	else if (typeof value === 'bigint' || Number.isFinite(value))
		collected.entries.push({ name: String(value) });
	else if (typeof value === 'object' && value !== null && depth <= MAX_DEPTH) {
		if (collected.seen.has(value)) return;
		collected.seen.add(value);
		if (Array.isArray(value)) for (const element of value) collect(element, collected, depth + 1);
		else collectObject(value as Record<string, unknown>, collected, depth);
	}
}

function collectText(text: string, collected: Collected): void {
	if (!text.includes('=')) {
		const name = text.trim();
		if (name !== '') collected.entries.push({ name });
		return;
	}
	const parsed = parseText(text);
	if (parsed.ok) for (const entry of parsed.entries) collected.entries.push(entry);
	else collected.nameless ??= parsed.terms;
}

function collectObject(fields: Record<string, unknown>, collected: Collected, depth: number): void {
	const terms = 'terms' in fields ? readTerms(fields.terms) : undefined;
	for (const field of NAME_FIELDS) {
		const named = fields[field];
		if (typeof named !== 'string' && typeof named !== 'number') continue;
		const name = String(named).trim();
		if (name === '' && terms !== undefined && terms.length > 0)
			collected.nameless ??= terms.join(', ');
		if (name !== '') collected.entries.push(terms ? { name, terms } : { name });
		return;
	}
	if (terms !== undefined && terms.length > 0) {
		collected.nameless ??= terms.join(', ');
		return;
	}
	for (const nested of Object.values(fields)) {
		// A bare text in an unknown field is as likely an id or a color as an entity.
		if (typeof nested === 'object') collect(nested, collected, depth + 1);
	}
}

/** Terms of `{name, terms}`: a list, or a text that lists them. */
function readTerms(value: unknown): string[] {
	if (typeof value === 'string') {
		const parsed = parseText(value.replaceAll('=', ' '));
		return parsed.ok ? parsed.entries.map(({ name }) => name.replace(/\s+/g, ' ')) : [];
	}
	if (!Array.isArray(value)) return [];
	const isName = (term: unknown) => typeof term === 'string' || typeof term === 'number';
	return value.filter(isName).map((term) => bareItem(String(term)));
}
