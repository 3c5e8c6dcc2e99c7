import type { Attempt } from '../../run/failures';
import * as refuse from './refusals';

/**
 * Reads what an item is counted under; empty: under nothing. A date is its day, with the time where
 * it is not midnight, so that `$json.date.toDateTime().startOf('week')` is a week's name.
 */
export function readGroup(value: unknown): Attempt<string> {
	if (value === undefined || value === null) return { ok: true, value: '' };
	if (typeof value !== 'object') return { ok: true, value: String(value).trim() };
	const [, day, time] = DATE.exec(String(jsonOf(value))) ?? [];
	if (day === undefined) return refuse.group();
	return { ok: true, value: time === '00:00' ? day : `${day} ${time}` };
}

/**
 * Of a JavaScript or Luxon date its ISO 8601 form. The isolate in which n8n's server evaluates
 * expressions hands over no Luxon date, but an object that holds this form (n8n 2.41).
 */
function jsonOf(value: object): unknown {
	if ('__isoString' in value) return value.__isoString;
	return 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : undefined;
}

const DATE = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;
