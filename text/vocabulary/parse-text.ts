import { bareItem, splitItems, withoutSentence } from './items';
import type { Entry, Vocabulary } from './types';

const LINE_END = /\r\n|[\n\r\u2028\u2029\v\f]/;
const SEMICOLON = /[;；؛]/;
const SEPARATOR = /[,|\t•，、،]/;
/** `delivery = shipping`; people write `=>`, `==` and `:=` as well. */
const EQUALS = /\s*(?::=|={1,3}>?)\s*/;

/**
 * Reads a list as people type it: by comma, semicolon, pipe, line break or bullet, with numbers
 * before and quotes around the items.
 *
 * With an equals sign it holds groups, `delivery = shipping, courier`: one a line, or separated by
 * `;`. Within one of these, all that follows the sign up to the next name is the group's.
 */
export function parseText(text: string): Vocabulary {
	const entries: Entry[] = [];
	for (const line of text.split(LINE_END)) {
		for (const segment of splitItems(line, SEMICOLON)) {
			const nameless = readSegment(segment, entries);
			if (nameless !== undefined) return { ok: false, terms: nameless };
		}
	}
	return { ok: true, entries };
}

/** Adds what the segment names. The answer is a group without a name, if there is one. */
function readSegment(segment: string, entries: Entry[]): string | undefined {
	const items = withoutSentence(splitItems(segment, SEPARATOR).map((item) => item.trim()));
	let group: Entry | undefined;
	for (const item of items) {
		const sign = isQuotedWhole(item) ? null : EQUALS.exec(item);
		const name = bareItem(sign ? item.slice(0, sign.index) : item);
		if (sign) {
			if (name === '') return segment.trim().replace(EQUALS, '');
			group = { name, terms: [] };
			entries.push(group);
			group.terms?.push(bareItem(item.slice(sign.index + sign[0].length)));
		} else if (name !== '') {
			if (group) group.terms?.push(name);
			else entries.push({ name });
		}
	}
	return undefined;
}

/** `"a = b"` in quotes is one entity that has an equals sign in its name. */
function isQuotedWhole(item: string): boolean {
	return /^["'“‘«„`].*["'”’»“`]$/s.test(item) && !/["'”’»“`]\s*=/.test(item);
}
