/** Marks that sit on a Latin, Greek or Cyrillic letter; vowel signs of other scripts are letters. */
const MARKS = /[\u0300-\u036f]+/g;

/** Letters that no decomposition takes apart. */
const LIGATURES = /[ıßæœøłđðþ]/g;
const PLAIN: Record<string, string> = {
	ı: 'i',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
};

/** Nothing but letters, figures and signs of the keyboard: most texts. */
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/**
 * The form in which two spellings of a word are the same: no case, no accents, no compatibility
 * forms (`Café` and `CAFÉ` written with a combining accent, `İ` and `i`, `ﬁ` and `fi`).
 */
export function fold(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	return text
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		.replace(MARKS, '')
		.replace(LIGATURES, (letter) => PLAIN[letter] ?? letter);
}
