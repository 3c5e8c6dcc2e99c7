import fc from 'fast-check';

/** Ways in which a server, a proxy or a logger on the way writes down a secret. */
export const DISGUISES: Readonly<Record<string, (secret: string) => string>> = {
	plain: (secret) => secret,
	base64: (secret) => Buffer.from(secret).toString('base64'),
	'base64 of user:key': (secret) => Buffer.from(`user:${secret}`).toString('base64'),
	'base64 of :key': (secret) => Buffer.from(`:${secret}`).toString('base64'),
	'base64 of key:': (secret) => Buffer.from(`${secret}:`).toString('base64'),
	'base64 in the middle': (secret) => Buffer.from(`{"k":"${secret}","x":1}`).toString('base64'),
	base64url: (secret) => Buffer.from(`ab${secret}`).toString('base64url'),
	'base64 in an address': (secret) => encodeURIComponent(Buffer.from(secret).toString('base64')),
	'base64 as PHP writes JSON': (secret) =>
		Buffer.from(secret).toString('base64').replaceAll('/', '\\/'),
	hex: (secret) => Buffer.from(secret).toString('hex'),
	HEX: (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
	'percent codes': encodeURIComponent,
	'percent codes in lower case': (secret) =>
		encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
	'percent codes of all': (secret) => each(secret, (code) => `%${hex(code, 2).toUpperCase()}`),
	'percent codes of percent codes': (secret) =>
		encodeURIComponent(each(secret, (code) => `%${hex(code, 2)}`)),
	'decimal entities': (secret) => each(secret, (code) => `&#${code};`),
	'hex entities': (secret) => each(secret, (code) => `&#x${hex(code, 2)};`),
	'HEX entities with zeros': (secret) =>
		each(secret, (code) => `&#X00${hex(code, 2).toUpperCase()};`),
	'named entities': (secret) =>
		secret.replaceAll('+', '&plus;').replaceAll('/', '&sol;').replaceAll('=', '&equals;'),
	'entities of entities': (secret) => each(secret, (code) => `&amp;#${code};`),
	'\\u escapes': (secret) => each(secret, (code) => `\\u${hex(code, 4)}`),
	'\\U escapes doubled': (secret) => each(secret, (code) => `\\\\u${hex(code, 4).toUpperCase()}`),
	'\\x escapes': (secret) => each(secret, (code) => `\\x${hex(code, 2)}`),
	'\\u{} escapes': (secret) => each(secret, (code) => `\\u{${hex(code, 1)}}`),
	'JSON as PHP writes it': (secret) => secret.replaceAll('/', '\\/'),
	'a terminal': (secret) => `${secret.slice(0, 5)}\u001b[31m${secret.slice(5)}\u001b[0m`,
	'zero-width space': (secret) => `${secret.slice(0, 5)}\u200b${secret.slice(5)}`,
};

/** Disguises that a server's data, which goes to users untouched, is not freed of. */
export const OF_TEXTS_ALONE: ReadonlySet<string> = new Set(['a terminal', 'zero-width space']);

/** A secret with each of its characters escaped in a way of its own. */
export function mixed(secret: string): fc.Arbitrary<string> {
	const ways = [
		(code: number) => String.fromCharCode(code),
		(code: number) => `%${hex(code, 2)}`,
		(code: number) => `%25${hex(code, 2).toUpperCase()}`,
		(code: number) => `&#${code};`,
		(code: number) => `&amp;#x${hex(code, 2)};`,
		(code: number) => `\\u${hex(code, 4)}`,
		(code: number) => `\\\\x${hex(code, 2)}`,
	];
	return fc
		.array(fc.constantFrom(...ways), { minLength: secret.length, maxLength: secret.length })
		.map((chosen) => chosen.map((way, place) => way(secret.charCodeAt(place))).join(''));
}

/**
 * Pieces of what a server wrote that are still there, in any text or name of a value: every run of
 * six characters of it counts, as does one of the secret itself.
 */
export function remains(value: unknown, written: string, secret: string): string[] {
	const shown = textsIn(value).join('\n');
	const found = new Set<string>();
	for (const text of [written, secret]) {
		for (let at = 0; at + LEAST <= text.length; at += 1) {
			const piece = text.slice(at, at + LEAST);
			if (shown.includes(piece)) found.add(piece);
		}
	}
	return [...found];
}

function textsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [String(value)];
	return Object.entries(value).flatMap(([name, nested]) => [name, ...textsIn(nested)]);
}

const LEAST = 6;

function each(text: string, write: (code: number) => string): string {
	return [...text].map((character) => write(character.charCodeAt(0))).join('');
}

function hex(code: number, digits: number): string {
	return code.toString(16).padStart(digits, '0');
}
