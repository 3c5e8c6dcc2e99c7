import { disguisesOf, LONGEST_CHARACTER } from './disguises';

/** What stands in place of a secret. */
const BLANK = '[hidden]';

/** Longest server text that is kept, characters: enough for a sentence, too little for a dump. */
export const MAX_TEXT_CHARS = 200;

/** How far a server text is read at all, characters; what it says comes before that, or never. */
export const MAX_READ_CHARS = 4000;

/** A shorter text is no key; blanking each "a" of an answer would only ruin it. */
const LEAST_CHARS = 3;

/** No answer of the API is nested that deep; one that is could overflow the stack of whoever reads it. */
const MOST_LEVELS = 50;

/** Blanks secrets out of what a server said. */
export interface Scrubber {
	/** One text, on one line, without control characters, at most {@link MAX_TEXT_CHARS} characters. */
	text(value: string): string;
	/**
	 * A plain copy (what JSON can hold, no deeper than 50 levels), every text in it without secrets,
	 * names of fields too. Safe to walk and to write as JSON.
	 */
	data(value: Record<string, unknown>): Record<string, unknown>;
	/** The same with one more secret. */
	and(secret: string): Scrubber;
}

type Hide = (text: string) => string;

/**
 * A scrubber for these secrets, in every disguise: base64, hex, percent codes, HTML entities,
 * escapes. Besides them, what follows the name of a key's header, and a login in an address, are
 * blanked: a proxy may echo what the core was never told of.
 */
export function createScrubber(secrets: readonly string[]): Scrubber {
	const { hide, longest } = hiderOf(
		secrets.filter((secret) => typeof secret === 'string' && secret.length >= LEAST_CHARS),
	);
	return {
		text(value) {
			// Read a little further than is kept: a secret that the cut goes through is at the very end.
			const read = value.slice(0, MAX_READ_CHARS + longest);
			const hidden = hide(withoutControls(read));
			const kept = read.length < value.length ? hidden.slice(0, -longest) : hidden;
			return clip(kept.replace(HEADER_VALUE, `$1 ${BLANK}`).replace(LOGIN, `://${BLANK}@`));
		},
		data: (value) => copyOf(value, hide) as Record<string, unknown>,
		and: (secret) => createScrubber([...secrets, secret]),
	};
}

/** It is asked for each text of an answer: most are too short to hold a secret, or have no escapes. */
function hiderOf(secrets: readonly string[]): { hide: Hide; longest: number } {
	// The longest first: one may begin with another.
	const disguises = [...secrets].sort((a, b) => b.length - a.length).map(disguisesOf);
	const plain = disguises.flatMap((each) => each.plain);
	const base64 = disguises.flatMap((each) => each.base64);
	const lengths = [...plain, ...base64].map(({ length }) => length);
	const shortest = Math.min(...lengths);
	let escaped: RegExp | undefined;
	const hide: Hide = (text) => {
		if (text.length < shortest) return text;
		let rest = text;
		for (const form of plain) rest = rest.replaceAll(form, BLANK);
		for (const piece of base64) if (rest.includes(piece)) rest = withoutToken(rest, piece);
		if (!ESCAPE.test(rest)) return rest;
		escaped ??= new RegExp(disguises.map((each) => each.escaped()).join('|'), 'g');
		return rest.replace(escaped, BLANK);
	};
	return { hide, longest: Math.max(1, ...lengths) * LONGEST_CHARACTER };
}

const ESCAPE = /[%&\\]/;
const BASE64_DIGIT = /[A-Za-z0-9+/_=-]/;

/** Blanks the whole words that a piece of base64 stands in: what is left of one could be decoded. */
function withoutToken(text: string, piece: string): string {
	const kept: string[] = [];
	let from = 0;
	for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, from)) {
		let start = at;
		while (start > from && BASE64_DIGIT.test(text[start - 1] ?? '')) start -= 1;
		kept.push(text.slice(from, start), BLANK);
		from = at + piece.length;
		while (BASE64_DIGIT.test(text[from] ?? '')) from += 1;
	}
	return [...kept, text.slice(from)].join('');
}

/** Plain data of a value. `path`: the objects that it lies in; one of them again is a circle. */
function copyOf(value: unknown, hide: Hide, path: readonly object[] = []): unknown {
	if (typeof value === 'string') return hide(value);
	// A secret of digits alone may come back as a number.
	if (typeof value === 'number') return hide(String(value)) === String(value) ? value : BLANK;
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'object' || value === null) return null;
	if (path.length > MOST_LEVELS) return '[too deep]';
	if (path.includes(value)) return '[circular]';
	const inside = [...path, value];
	const copy = (nested: unknown) => copyOf(nested, hide, inside);
	return Array.isArray(value)
		? value.map(copy)
		: Object.fromEntries(Object.entries(value).map(([name, nested]) => [hide(name), copy(nested)]));
}

const HEADER_VALUE =
	/\b(x-api-key|x-google-api-key|authorization|bearer)\W{1,20}(?:(?:bearer|basic|digest|token)\s{1,20})?[^\s,;"'}]+/gi;
/** `https://user:password@host`. */
const LOGIN = /:\/\/[^\s/@]{1,400}@/g;

/** Colours and cursor moves of a terminal, then every other character that shows nothing. */
const TERMINAL = /(?!\s)\p{Cc}\[[0-?]{0,40}[ -/]{0,10}[@-~]/gu;
const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}]/gu;

/** Before anything is looked for: a secret with a control character in it would be whole again after. */
function withoutControls(text: string): string {
	return text.replace(TERMINAL, '').replace(UNSEEN, '');
}

function clip(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
	if (line.length <= MAX_TEXT_CHARS) return line;
	// Not through a surrogate pair.
	return `${line.slice(0, MAX_TEXT_CHARS - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
