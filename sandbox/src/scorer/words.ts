/** Languages, and texts in sentences and words. */
import { StemmerEn } from '@nlpjs/lang-en-min';
import { StemmerNl } from '@nlpjs/lang-nl';

/** The languages of the API. */
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

const STEMMERS = { en: new StemmerEn(), nl: new StemmerNl() };
const SEGMENTERS = {
	en: new Intl.Segmenter('en', { granularity: 'sentence' }),
	nl: new Intl.Segmenter('nl', { granularity: 'sentence' }),
};
const stems = { en: new Map<string, string>(), nl: new Map<string, string>() };

/** The stem of a lower-case word, the same for its inflected forms. */
export function stem(word: string, language: Language): string {
	const known = stems[language].get(word) ?? STEMMERS[language].stemWord(word);
	stems[language].set(word, known);
	return known;
}

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

/** The sentences of a text, trimmed; at least one. */
export function sentencesOf(text: string, language: Language): string[] {
	const sentences = [...SEGMENTERS[language].segment(text)]
		.map(({ segment }) => segment.trim())
		.filter((sentence) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(sentence));
	return sentences.length > 0 ? sentences : [text.trim()];
}
