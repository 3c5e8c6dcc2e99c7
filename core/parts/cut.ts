import type { Language } from '../types';

/** Characters beyond twice a piece that tell where its last sentence ends. */
const NEAR = 100;

/** A character as people see it has no more code units than that, unless somebody plays with marks. */
const LONGEST_CLUSTER = 32;

/**
 * Where the first piece of a text ends that has at most `most` characters (two at least) and is as
 * long as it can be: at the end of a sentence; where the first one is longer, between words; where
 * the first word is longer, between characters as people see them. The text begins with no blank.
 */
export function firstPiece(text: string, most: number, language: Language): number {
	const room = Math.max(2, Math.floor(most));
	const near = text.slice(0, 2 * room + NEAR);
	const sentences = new Intl.Segmenter(language, { granularity: 'sentence' });
	let end = 0;
	for (const { index, segment } of sentences.segment(near)) {
		if (index + segment.length > room) return end > 0 ? end : wordEnd(near, room);
		end = index + segment.length;
	}
	return end;
}

/** The last place up to `to` where a word ends, or where no character is torn apart if it is all one word. */
function wordEnd(text: string, to: number): number {
	for (let place = to; place > 0; place -= 1) {
		if (isBlank(text, place) || (isBlank(text, place - 1) && place > 1)) return place;
	}
	for (let place = to; place > 0 && to - place < LONGEST_CLUSTER; place -= 1) {
		if (!isInside(text, place)) return place;
	}
	return isPair(text, to) && to > 1 ? to - 1 : to;
}

function isBlank(text: string, place: number): boolean {
	return /\s/.test(text[place] ?? ' ');
}

/** Whether a cut here would tear a surrogate pair, or marks and joined emoji from what they belong to. */
function isInside(text: string, place: number): boolean {
	if (isPair(text, place)) return true;
	const next = String.fromCodePoint(text.codePointAt(place) ?? 0x20);
	return /[\p{M}\p{Emoji_Modifier}\u200d]/u.test(next) || text[place - 1] === '\u200d';
}

function isPair(text: string, place: number): boolean {
	return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(place - 1, place + 1));
}
