/**
 * Cuts a line of a list into its items: `delivery, support` is two, `"Smith, Jones & Co", price` too.
 *
 * Quotes protect what they enclose if they stand where an item begins and end where one ends; an
 * apostrophe within a word is a letter.
 */
export function splitItems(line: string, separators: RegExp): string[] {
	const items: string[] = [];
	let start = 0;
	let at = 0;
	while (at < line.length) {
		const end = isBlank(line, start, at) ? quotedEnd(line, at, separators) : undefined;
		if (end !== undefined) at = end;
		else if (separators.test(line.charAt(at))) {
			items.push(line.slice(start, at));
			start = at + 1;
		}
		at++;
	}
	items.push(line.slice(start));
	return items;
}

/** Opening quote → the closing ones that people pair it with. */
const QUOTES: ReadonlyMap<string, string> = new Map([
	['"', '"'],
	["'", "'"],
	['`', '`'],
	['“', '”“'],
	['”', '”'],
	['„', '“”"'],
	['«', '»'],
	['»', '«'],
	['‘', '’'],
	['’', '’'],
	['‚', '‘’'],
]);

/** The longest quoted item; beyond it a quote is a stray one, and looking on would cost time. */
const LONGEST = 2_000;

function isBlank(line: string, from: number, to: number): boolean {
	// What precedes an item's quote is at most a bullet or a number.
	return to - from < 8 && /^[\s\-*•·–\d.()[\]]*$/.test(line.slice(from, to));
}

/** Where the quotes end that open at `start`, if an item ends there as well. */
function quotedEnd(line: string, start: number, separators: RegExp): number | undefined {
	const closing = QUOTES.get(line.charAt(start));
	if (closing === undefined) return undefined;
	const last = Math.min(line.length, start + LONGEST);
	for (let at = start + 1; at < last; at++) {
		if (!closing.includes(line.charAt(at))) continue;
		const rest = line.slice(at + 1, at + 50).trimStart();
		if (rest === '' || separators.test(rest.charAt(0)) || rest.startsWith('=')) return at;
	}
	return undefined;
}

const BULLET = /^(?:[•·▪◦‣●○–—]\s*|[-*+]\s+|-(?=\p{L}))/u;
const NUMBER = /^\(?\d{1,3}(?:[.)]\s+|(?<=^\d{1,2}):\s+|\)\s*|[.:](?=\p{L}))(?=\S)/u;
const CHECKBOX = /^\[[ xX]?\]\s*/;

/**
 * An item without what makes it one of a list: bullets, numbers, boxes to tick, quotes around it,
 * the `and` before the last one after a comma. Blank when nothing else is there.
 */
export function bareItem(item: string): string {
	const bare = item.trim().replace(BULLET, '').replace(CHECKBOX, '').replace(NUMBER, '').trim();
	const closing = QUOTES.get(bare.charAt(0));
	const isQuoted = bare.length > 2 && closing?.includes(bare.charAt(bare.length - 1)) === true;
	return (isQuoted ? bare.slice(1, -1) : bare).trim();
}

/** `delivery, support, and price.`: the last item of a sentence, without its `and` and full stop. */
export function withoutSentence(items: string[]): string[] {
	const last = items.at(-1);
	if (items.length < 2 || last === undefined) return items;
	// `Inc.` and `B.V.` keep theirs.
	const bare = last.replace(/^(?:and|en|of|or|&)\s+/i, '').replace(/(?<=\p{L}{4})\.$/u, '');
	return [...items.slice(0, -1), bare];
}
