/** What stands in place of a secret. */
const BLANK = '[hidden]';

/** Longest server text that is kept, characters: enough for a sentence, too little for a dump. */
export const MAX_TEXT_CHARS = 200;

/** A shorter text is no key; blanking each "a" of an answer would only ruin it. */
const LEAST_CHARS = 3;

/** Blanks secrets out of what a server said. */
export interface Scrubber {
	/** One text, on one line, at most {@link MAX_TEXT_CHARS} characters. */
	text(value: string): string;
	/** Plain data: every text in it, keys too. The same object when there is nothing to blank. */
	data<T>(value: T): T;
}

/**
 * A scrubber for these secrets. Besides them, whatever follows the name of a key's header is
 * blanked: a proxy may echo headers that the core was never told of.
 */
export function createScrubber(secrets: readonly string[]): Scrubber {
	// Longest first: one secret may begin with another.
	const known = [
		...new Set(secrets.filter((secret) => typeof secret === 'string' && secret.length >= LEAST_CHARS)),
	]
		.flatMap((secret) => [secret, encodeURIComponent(secret)])
		.sort((a, b) => b.length - a.length);
	const hide = (text: string) =>
		known.reduce((rest, secret) => rest.split(secret).join(BLANK), text);

	const deep = (value: unknown): unknown => {
		if (typeof value === 'string') return hide(value);
		if (Array.isArray(value)) return keepOr(value, value.map(deep));
		if (typeof value !== 'object' || value === null) return value;
		const before = Object.entries(value);
		const after = before.map(([key, nested]) => [hide(key), deep(nested)] as const);
		const same = after.every(
			([key, nested], i) => key === before[i]?.[0] && nested === before[i]?.[1],
		);
		return same ? value : Object.fromEntries(after);
	};

	return {
		text: (value) => clip(hide(value).replace(HEADER_VALUE, `$1 ${BLANK}`)),
		data: (value) => (known.length === 0 ? value : (deep(value) as typeof value)),
	};
}

const HEADER_VALUE =
	/\b(x-api-key|x-google-api-key|authorization|bearer)\W+(?:bearer\s+)?[^\s,;"'}]+/gi;

function clip(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length <= MAX_TEXT_CHARS ? line : `${line.slice(0, MAX_TEXT_CHARS - 1)}…`;
}

function keepOr(before: unknown[], after: unknown[]): unknown[] {
	return after.every((element, i) => element === before[i]) ? before : after;
}
