/** A text, or what is wrong with the value that was given for one. */
export type NormalizedText = { ok: true; text: string } | { ok: false; found: string };

/**
 * Makes a text of whatever a host hands in.
 *
 * Strings stay as they are, numbers, booleans and big integers are written out, Node's Buffers are
 * read as UTF-8, nothing (null, undefined) is blank. Anything else is no text: the answer says what
 * was found, so that the user learns which field to pick instead.
 */
export function normalizeText(value: unknown): NormalizedText {
	if (value === undefined || value === null) return { ok: true, text: '' };
	switch (typeof value) {
		case 'string':
			return { ok: true, text: value };
		case 'number':
		case 'boolean':
		case 'bigint':
			return { ok: true, text: String(value) };
		case 'object':
			if (isBuffer(value)) return { ok: true, text: (value as Utf8Readable).toString('utf8') };
			if (isBoxedText(value)) return { ok: true, text: String(value) };
			return { ok: false, found: Array.isArray(value) ? 'list' : 'object' };
		default:
			return { ok: false, found: typeof value };
	}
}

interface Utf8Readable {
	toString(encoding: 'utf8'): string;
}

/** Recognized by shape, since the core knows no host and so no `Buffer`. */
function isBuffer(value: object): boolean {
	return value instanceof Uint8Array && 'readUInt8' in value;
}

function isBoxedText(value: object): boolean {
	return value instanceof String || value instanceof Number || value instanceof Date;
}
