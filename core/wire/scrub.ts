/** What stands in place of a secret. */
const BLANK = '[hidden]';

/** Longest server text that is kept, characters: enough for a sentence, too little for a dump. */
export const MAX_TEXT_CHARS = 200;

/** A shorter text is no key; blanking each "a" of an answer would only ruin it. */
const LEAST_CHARS = 3;

/** No answer of the API is nested that deep; one that is could overflow the stack of whoever reads it. */
const MOST_LEVELS = 50;

/** Blanks secrets out of what a server said. */
export interface Scrubber {
	/** One text, on one line, at most {@link MAX_TEXT_CHARS} characters. */
	text(value: string): string;
	/**
	 * A plain copy (what JSON can hold, no deeper than 50 levels), every text in it without secrets,
	 * names of fields too. Safe to walk and to write as JSON.
	 */
	data(value: Record<string, unknown>): Record<string, unknown>;
}

/**
 * A scrubber for these secrets. Besides them, whatever follows the name of a key's header is
 * blanked: a proxy may echo headers that the core was never told of.
 */
export function createScrubber(secrets: readonly string[]): Scrubber {
	const known = [...new Set(secrets.filter(isSecret).flatMap(inAllForms))]
		// Longest first: one secret may begin with another.
		.sort((a, b) => b.length - a.length);
	const hide = (text: string) =>
		known.reduce(
			(rest, secret) => (rest.includes(secret) ? rest.split(secret).join(BLANK) : rest),
			text,
		);

	/** `path`: the objects that this one lies in; one of them again is a circle. */
	const copy = (value: unknown, path: readonly object[]): unknown => {
		if (typeof value === 'string') return hide(value);
		if (typeof value === 'number' || typeof value === 'boolean') return value;
		if (typeof value !== 'object' || value === null) return null;
		if (path.length > MOST_LEVELS) return '[too deep]';
		if (path.includes(value)) return '[circular]';
		if (!Array.isArray(value)) return fields(value, path);
		const inside = [...path, value];
		return value.map((element) => copy(element, inside));
	};
	const fields = (value: object, path: readonly object[]): Record<string, unknown> => {
		const inside = [...path, value];
		return Object.fromEntries(
			Object.entries(value).map(([name, nested]) => [hide(name), copy(nested, inside)]),
		);
	};

	return {
		text: (value) => clip(hide(value).replace(HEADER_VALUE, `$1 ${BLANK}`)),
		data: (value) => fields(value, []),
	};
}

function isSecret(value: unknown): value is string {
	return typeof value === 'string' && value.length >= LEAST_CHARS;
}

/** As it is, and as it stands in an address or in JSON. */
function inAllForms(secret: string): string[] {
	return [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)];
}

const HEADER_VALUE =
	/\b(x-api-key|x-google-api-key|authorization|bearer)\W+(?:bearer\s+)?[^\s,;"'}]+/gi;

function clip(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length <= MAX_TEXT_CHARS ? line : `${line.slice(0, MAX_TEXT_CHARS - 1)}…`;
}
