import type { Language } from '../types';

/** What people write for the two languages besides their codes. */
const NAMES: ReadonlyMap<string, Language> = new Map([
	['en', 'en'],
	['english', 'en'],
	['nl', 'nl'],
	['dutch', 'nl'],
	['nederlands', 'nl'],
]);

/**
 * Reads a language: `en`, `nl`, their regional forms (`en-US`, `nl_BE`) and names (`Dutch`), in any
 * case. Blank means English, as in the API. Undefined when it is none that the API takes.
 */
export function normalizeLanguage(value: unknown): Language | undefined {
	if (value === undefined || value === null) return 'en';
	if (typeof value !== 'string') return undefined;
	const [primary = ''] = value.trim().toLowerCase().split(/[-_]/);
	return primary === '' ? 'en' : NAMES.get(primary);
}
