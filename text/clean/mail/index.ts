import { boundaryAt, type Boundary } from './boundary';
import { ownWords } from './own-words';
import { POINTER } from './phrases';

/** Mails within mails are looked into this deep. */
const MOST_FORWARDS = 5;

/** Clients indent the mark, and begin the first one with a byte order mark. */
const QUOTED = /^[ \t\u00a0\ufeff]{0,4}>/;

/**
 * What the author of a mail wrote: without quoted replies, headers of forwarded mails, signatures,
 * legal notes and the lines of mail programs, in English and Dutch.
 *
 * - Answers between the lines of a quote stay.
 * - Below a forwarding author's own words the forwarded mail goes; with nothing above it (or only
 *   "see below") it is what the mail is about, and stays without its headers.
 *
 * Undefined when nothing is left: a mail that is only a quote. Linear in the length of the text,
 * which is why this is not the library `email-reply-parser`: 40 kB of line breaks took it 22 s.
 */
export function stripMail(text: string): string | undefined {
	const stripped = strip(text.split(/\r\n|\n|\r/), MOST_FORWARDS);
	while (stripped.length > 0 && isRuleOrBlank(stripped.at(-1) ?? '')) stripped.pop();
	const joined = stripped
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return hasWords(joined) ? joined : undefined;
}

/** A line across the mail, of which what stood below is gone. */
function isRuleOrBlank(line: string): boolean {
	return line.length <= 200 && /^\s*[_=*-]*\s*$/.test(line);
}

/** Whether there is anything to read. */
export function hasWords(text: string): boolean {
	return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

function strip(lines: readonly string[], depth: number): string[] {
	const { own, rest } = cut(lines);
	const words = ownWords(own);
	const said = words.join(' ').trim();
	const isNote = hasWords(said) && !POINTER.test(said);
	if (isNote || rest === undefined || depth === 0) return words;
	const forwarded = strip(rest, depth - 1);
	return hasWords(said) ? [...words, '', ...forwarded] : forwarded;
}

interface Cut {
	/** The author's lines, those of quotes taken out. */
	own: string[];
	/** What stands below headers, or below an attribution that no quote follows. */
	rest?: string[];
}

function cut(lines: readonly string[]): Cut {
	const own: string[] = [];
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const boundary = boundaryAt(lines, at);
		if (boundary && endsHere(boundary, lines)) {
			const first = boundary.rest === undefined ? [] : [boundary.rest];
			return { own, rest: [...first, ...lines.slice(boundary.to).map(unquoted)] };
		}
		if (boundary) at = boundary.to - 1;
		else if (!QUOTED.test(line) || isComparison(lines, at)) own.push(line);
	}
	return { own };
}

/** An attribution before lines with `>` takes only these; before others, all that follows. */
function endsHere({ kind, to, rest }: Boundary, lines: readonly string[]): boolean {
	if (kind === 'headers' || rest !== undefined) return true;
	for (let at = to; at < lines.length && at < to + 4; at++) {
		const line = lines[at] ?? '';
		if (line.trim() !== '') return !QUOTED.test(line);
	}
	return false;
}

/** `> 5 days late` in a line of its own, no line of a quote above or below, is "more than". */
function isComparison(lines: readonly string[], at: number): boolean {
	if (!/^\s{0,4}>\s?[\d€$£]/.test(lines[at] ?? '')) return false;
	return !QUOTED.test(lines[at - 1] ?? '') && !QUOTED.test(lines[at + 1] ?? '');
}

function unquoted(line: string): string {
	return line.replace(/^[ \t\u00a0\ufeff]{0,4}>[> ]*/, '');
}
