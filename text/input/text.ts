/** A text, or what kind of value stood in its place. */
export type ReadText = { ok: true; text: string } | { ok: false; found: string };

/**
 * Makes a text of whatever a host hands in.
 *
 * Strings stay as they are, numbers, booleans and big integers are written out, Buffers and byte
 * arrays are read as UTF-8, nothing (null, undefined) is blank. Anything else is no text: the answer
 * says what was found, so that the user learns which field to pick instead.
 */
export function readText(value: unknown): ReadText {
	if (value === undefined || value === null) return { ok: true, text: '' };
	switch (typeof value) {
		case 'string':
			return { ok: true, text: value };
		case 'number':
		case 'boolean':
		case 'bigint':
			return { ok: true, text: String(value) };
		case 'object':
			return readObject(value);
		default:
			return { ok: false, found: typeof value };
	}
}

function readObject(value: object): ReadText {
	if (value instanceof Uint8Array) return { ok: true, text: readUtf8(value) };
	const isBoxed = value instanceof String || value instanceof Number || value instanceof Date;
	if (isBoxed) return { ok: true, text: String(value) };
	return { ok: false, found: Array.isArray(value) ? 'list' : 'object' };
}

/** Bytes per step: an engine takes only so many arguments in one call. */
const STEP = 8_192;

/**
 * UTF-8 without `Buffer` and `TextDecoder`, which not every host of this code declares. A Buffer
 * reads itself; the detour for others turns each byte into an escape that the language decodes.
 */
function readUtf8(bytes: Uint8Array): string {
	if ('readUInt8' in bytes)
		return (bytes as { toString(encoding?: string): string }).toString('utf8');
	let escaped = '';
	for (let start = 0; start < bytes.length; start += STEP) {
		const part = bytes.subarray(start, start + STEP);
		escaped += Array.from(part, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
	}
	try {
		return decodeURIComponent(escaped);
	} catch {
		// Not UTF-8: one character a byte still shows every plain letter.
		return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	}
}
