/** What the words of a failure are made with, by name. */
export type Values = Readonly<Record<string, string | number>>;

/** A part of a text that is left out when one of its values is missing: `[; it opens again at __retryAt__]`. */
const OPTIONAL = /\[([^[\]]*)\]/g;

const VALUE = /__(\w+?)__/g;

/**
 * Puts values into a text of the catalogue. Not i18next's own way: the service's words are among the
 * values, and must not be read as a text with values of its own.
 */
export function phrase(text: string, values: Values): string {
	const missing = (part: string): boolean =>
		[...part.matchAll(VALUE)].some(([, name = '']) => values[name] === undefined);
	return text
		.replace(OPTIONAL, (_whole, part: string) => (missing(part) ? '' : part))
		.replace(VALUE, (_whole, name: string) => String(values[name] ?? ''));
}

/** Names of values that are times, as ISO text or as the server wrote it. */
const TIMES = new Set(['retryAt', 'expiresAt']);

/** Names of values that are numbers of people, not of machines: a status is none of these. */
const AMOUNTS = new Set(['characters', 'maxCharacters', 'found', 'least', 'limit', 'number']);

/** Values as people of a language write them. `locale`: as in `en-US`; any other text leaves them as they are. */
export function localize(values: Values, locale: string): Values {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, localizeOne(name, value, locale)]),
	);
}

function localizeOne(name: string, value: string | number, locale: string): string | number {
	try {
		if (AMOUNTS.has(name) && typeof value === 'number') return value.toLocaleString(locale);
		if (name === 'detected')
			return new Intl.DisplayNames(locale, { type: 'language' }).of(String(value)) ?? value;
		const time = TIMES.has(name) ? Date.parse(String(value)) : NaN;
		if (Number.isNaN(time)) return value;
		return new Date(time).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'long' });
	} catch {
		// No such locale.
		return value;
	}
}
