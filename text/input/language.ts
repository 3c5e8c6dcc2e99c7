import type { Language } from '../types';

/** What people write for the two languages besides their codes, and for letting us find out. */
const NAMES: ReadonlyMap<string, Language | 'auto'> = new Map([
	['en', 'en'],
	['eng', 'en'],
	['english', 'en'],
	['engels', 'en'],
	['nl', 'nl'],
	['nld', 'nl'],
	['dut', 'nl'],
	['dutch', 'nl'],
	['nederlands', 'nl'],
	['auto', 'auto'],
	['detect', 'auto'],
]);

/**
 * Reads a language: `en`, `nl`, their regional forms (`en-US`, `nl_BE`) and names (`Dutch`), in any
 * case; `auto` for finding out. Blank is `blank`; undefined when it is none of these.
 */
export function readLanguage(value: unknown): Language | 'auto' | 'blank' | undefined {
	if (value === undefined || value === null) return 'blank';
	if (typeof value !== 'string') return undefined;
	const [primary = ''] = value.trim().toLowerCase().split(/[-_]/);
	return primary === '' ? 'blank' : NAMES.get(primary);
}

/** What was set instead of a language, short enough for a sentence. */
export function describeLanguage(value: unknown): string {
	return typeof value === 'string' ? value.trim().slice(0, 20) : typeof value;
}
