import {
	attributionEnd,
	headerName,
	isAttribution,
	isInLineMail,
	isSender,
	opensAttribution,
	isSeparator,
} from './phrases';

/** Where another's words begin, and how. */
export interface Boundary {
	/** First line of the announcement. */
	from: number;
	/** First line after it: of the other's own words. */
	to: number;
	/** Words in the announcement's last line that are the other's already. */
	rest?: string;
	/** An attribution introduces a quote; headers introduce a whole mail, quoted or forwarded. */
	kind: 'attribution' | 'headers';
}

/** Headers of one mail: more than these are no headers. */
const MOST_HEADERS = 10;
/** A sender's line alone may be anybody's words; with two others it is a mail's. */
const LEAST_HEADERS = 3;
/** A line drawn across a mail. */
const LONGEST_RULE = 200;
/** Mail programs break an attribution into at most this many lines. */
const MOST_LINES = 3;

/** What every beginning has: a colon, a rule, or the first word of an attribution. */
const MAY_BEGIN = /[:_=*#]|--|^[>\s]*(?:on|op|original|oorspronkelijk|origineel|doorgestuurd)\b/i;

/** What begins at this line, if anything of another's does. */
export function boundaryAt(lines: readonly string[], at: number): Boundary | undefined {
	const line = lines[at] ?? '';
	if (!MAY_BEGIN.test(line)) return undefined;
	if (isInLineMail(line)) return { from: at, to: at + 1, kind: 'headers' };
	if (isSeparator(line)) {
		const to = headersEnd(lines, skipBlank(lines, at + 1), 1);
		return { from: at, to: to ?? at + 1, kind: 'headers' };
	}
	const isRule = line.length <= LONGEST_RULE && /^\s*(?:_{8,}|-{8,}|={8,}|\*{8,})\s*$/.test(line);
	const headers = headersEnd(lines, isRule ? skipBlank(lines, at + 1) : at, LEAST_HEADERS);
	if (headers !== undefined) return { from: at, to: headers, kind: 'headers' };
	return attributionAt(lines, at);
}

function attributionAt(lines: readonly string[], at: number): Boundary | undefined {
	let joined = lines[at] ?? '';
	if (isAttribution(joined)) return { from: at, to: at + 1, kind: 'attribution' };
	const inLine = attributionEnd(joined);
	if (inLine !== undefined)
		return { from: at, to: at + 1, rest: joined.slice(inLine), kind: 'attribution' };
	if (!opensAttribution(joined)) return undefined;
	for (let next = at + 1; next < at + MOST_LINES && next < lines.length; next++) {
		const more = lines[next] ?? '';
		if (more.trim() === '' || more.length > 300) return undefined;
		joined += ` ${more.replace(/^[>\s]+/, '')}`;
		if (isAttribution(joined)) return { from: at, to: next + 1, kind: 'attribution' };
	}
	return undefined;
}

/** Behind a block of headers that starts at `at` with its sender; undefined when there is none. */
function headersEnd(lines: readonly string[], at: number, least: number): number | undefined {
	const first = headerName(lines[at] ?? '');
	if (first === undefined || (least > 1 && !isSender(first))) return undefined;
	const names = new Set<string>();
	let end = at;
	for (; end < lines.length && end < at + MOST_HEADERS; end++) {
		const name = headerName(lines[end] ?? '');
		// A long list of recipients goes on in the next line.
		if (name === undefined && !isContinued(lines, end)) break;
		if (name !== undefined) names.add(name);
	}
	return names.size >= least ? end : undefined;
}

function isContinued(lines: readonly string[], at: number): boolean {
	const line = lines[at] ?? '';
	return /[@;]/.test(line) && line.length < 300 && headerName(lines[at + 1] ?? '') !== undefined;
}

function skipBlank(lines: readonly string[], from: number): number {
	let at = from;
	while (at < lines.length && at < from + 3 && /^[>\s]*$/.test(lines[at] ?? '')) at++;
	return at;
}
