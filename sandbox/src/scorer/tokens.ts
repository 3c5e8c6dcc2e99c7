/** Texts in pieces: sentences and words. */
import type { Language } from './language';

/** One word, emoticon, emoji or run of exclamation marks. */
export interface Token {
	/** As it stands in the text. */
	raw: string;
	/** In lower case, with a straight apostrophe. */
	word: string;
	/** The same for the inflected forms of a word. */
	stem: string;
}

const TOKENS =
	/[:;=8][-o]?[)(\]DPp/\\|*]|<3|\p{Extended_Pictographic}\u{FE0F}?|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[!?]+|[,;:–—()]/gu;

const segmenters: Record<Language, Intl.Segmenter> = {
	en: new Intl.Segmenter('en', { granularity: 'sentence' }),
	nl: new Intl.Segmenter('nl', { granularity: 'sentence' }),
};

/** The sentences of a text, trimmed; at least one. */
export function sentencesOf(text: string, language: Language): string[] {
	const sentences = [...segmenters[language].segment(text)]
		.map(({ segment }) => segment.trim())
		.filter((sentence) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(sentence));
	return sentences.length > 0 ? sentences : [text.trim()];
}

/** The words and signs of a sentence. */
export function tokensOf(sentence: string, stem: (word: string) => string): Token[] {
	const matches = sentence.match(TOKENS) ?? [];
	return matches.map((raw) => {
		const word = raw.toLowerCase().replaceAll('’', "'");
		return { raw, word, stem: stem(word) };
	});
}
