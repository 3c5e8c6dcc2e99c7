/** Scripts of one language each, or of which one language is by far the likeliest. */
const SCRIPTS: readonly (readonly [code: string, letters: RegExp])[] = [
	['ja', /[\u3040-\u30ff]/gu],
	['ko', /[\uac00-\ud7af\u1100-\u11ff]/gu],
	['zh', /\p{Script=Han}/gu],
	['ru', /\p{Script=Cyrillic}/gu],
	['el', /\p{Script=Greek}/gu],
	['he', /\p{Script=Hebrew}/gu],
	['ar', /\p{Script=Arabic}/gu],
	['hi', /\p{Script=Devanagari}/gu],
	['th', /\p{Script=Thai}/gu],
];

/** Letters that one of several languages of a script writes and the likeliest does not. */
const TELLING: readonly (readonly [script: string, code: string, letters: RegExp])[] = [
	['zh', 'ja', /[\u3040-\u30ff]/u],
	['ru', 'uk', /[іїєґ]/iu],
	// In Russian it stands before these four vowels alone.
	['ru', 'bg', /(?<!\p{L})ще(?!\p{L})|ъ(?![еёюя])\p{L}/iu],
	['ar', 'fa', /[پچژگ]/u],
];

const LATIN = /[a-z\u00c0-\u024f]/gi;

/** A word of another script is a name or a quote; this many of its letters are a text. */
const LEAST_LETTERS = 6;

/** Chinese and its like say more in a letter: this many are a sentence. */
const LEAST_SIGNS = 4;

/** The language of a text that is mostly in another script than Latin; undefined for a Latin one. */
export function languageByScript(text: string): string | undefined {
	// eslint-disable-next-line no-control-regex
	if (/^[\x00-\u02ff]*$/.test(text)) return undefined;
	const latin = count(text, LATIN);
	for (const [script, letters] of SCRIPTS) {
		const found = count(text, letters);
		const least = ['ja', 'ko', 'zh'].includes(script) ? LEAST_SIGNS : LEAST_LETTERS;
		const weight = least === LEAST_SIGNS ? 2 : 1;
		if (found < least || found * weight <= latin) continue;
		const finer = TELLING.find(([of, , signs]) => of === script && signs.test(text));
		return finer ? finer[1] : script;
	}
	return undefined;
}

function count(text: string, letters: RegExp): number {
	return text.match(letters)?.length ?? 0;
}
