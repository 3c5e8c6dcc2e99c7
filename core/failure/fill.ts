import type { FailureValues } from '../types';

const VALUE = /\{(?:([^{|}]*)\|)?(\w+)(?:\|([^{|}]*))?\}/g;

/**
 * A template with its values in it: `{name}` is one, `{ (|name|)}` one with what stands around it, and
 * nothing of it where there is no value.
 */
export function fill(template: string, values: FailureValues): string {
	return template.replace(VALUE, (_, before = '', name: string, after = '') => {
		const value = values[name];
		// Thousands by comma, in every locale: texts of a run must not depend on the machine.
		const shown = typeof value === 'number' ? value.toLocaleString('en-US') : value;
		const article = before === 'a ' && /^[aeiou]/.test(String(shown)) ? 'an ' : before;
		return shown === undefined ? '' : `${article}${shown}${after}`;
	});
}
