/** What the rules need to know about a language. */

export interface Lexicon {
	/** Valence of a word, -4 to 4; undefined for a word that says nothing. */
	valence(word: string): number | undefined;
	/** Valence of several words in a row, joined by single spaces; 0 silences the words in it. */
	phrases: ReadonlyMap<string, number>;
	/** A word that turns what it belongs to into its opposite. */
	isNegator(word: string): boolean;
	/** Whether a negation may follow what it negates: "werkt niet". */
	negatorsFollow: boolean;
	/** Make the next word that counts stronger (above 0) or weaker (below 0). */
	degrees: ReadonlyMap<string, number>;
	/** What a customer expects to happen: says nothing by itself, and is bad when it is negated. */
	isExpected(word: string): boolean;
	/** Words after which a sentence says what it really means: but, maar. */
	turns: ReadonlySet<string>;
	/** Words that open a part which counts less: although, hoewel. */
	concessions: ReadonlySet<string>;
	/** Words that join two parts: and, en. */
	joints: ReadonlySet<string>;
	/** Words that point back at what was spoken of before: it, they, dit. */
	pronouns: ReadonlySet<string>;
	/** Words that speak of an entity without naming it: the courier, of delivery. */
	related(entity: string): string[];
	/** The stem of a word, the same for its inflected forms. */
	stem(word: string): string;
	/** Words without a meaning of their own: the, of. */
	isStopword(word: string): boolean;
}
