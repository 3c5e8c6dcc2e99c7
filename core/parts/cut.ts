import type { Language } from '../types';

/** A piece of a text: where it begins, and what it says, without blanks around it. */
export interface Piece {
	from: number;
	text: string;
}

/**
 * Cuts a text into pieces of at most `most` characters (two at least), each as long as it can be: at
 * ends of sentences; within a sentence that is longer, between words; within a longer word, between
 * characters as people see them. Together they are the whole text but for blanks. Takes linear time.
 */
export function cutText(text: string, most: number, language: Language): Piece[] {
	const room = Math.max(2, Math.floor(most));
	const cuts: number[] = [];
	let from = 0;
	let fitting = 0;
	for (const end of sentenceEnds(text, language)) {
		while (end - from > room) {
			from = fitting > from ? fitting : wordEnd(text, from, from + room);
			cuts.push(from);
		}
		fitting = end;
	}
	return [...cuts, text.length].flatMap((to, place) => pieceOf(text, cuts[place - 1] ?? 0, to));
}

function* sentenceEnds(text: string, language: Language): Generator<number> {
	const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
	for (const { index, segment } of segmenter.segment(text)) yield index + segment.length;
}

/** The last place up to `to` where a word ends, or where no character is torn apart if it is all one word. */
function wordEnd(text: string, from: number, to: number): number {
	for (let place = to; place > from; place -= 1) {
		if (isBlank(text, place) || (isBlank(text, place - 1) && place - 1 > from)) return place;
	}
	for (let place = to; place > from && to - place < LONGEST_CLUSTER; place -= 1) {
		if (!isInside(text, place)) return place;
	}
	return isPair(text, to) && to - 1 > from ? to - 1 : to;
}

/** A character as people see it has no more code units than that, unless somebody plays with marks. */
const LONGEST_CLUSTER = 32;

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

/** None where there are only blanks. */
function pieceOf(text: string, from: number, to: number): Piece[] {
	const piece = text.slice(from, to);
	const bare = piece.trim();
	return bare === '' ? [] : [{ from: from + piece.length - piece.trimStart().length, text: bare }];
}
