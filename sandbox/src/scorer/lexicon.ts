/** What the rules need to know about a language. */

import type { Phrase } from './stems';

export interface Lexicon {
	/** Valence of a word, -4 to 4; undefined for a word that says nothing. */
	valence(word: string): number | undefined;
	/** Phrases by their first word, longest first; a valence of 0 silences the words in it. */
	phrases: ReadonlyMap<string, readonly Phrase[]>;
	/** A word that turns what it belongs to into its opposite. */
	isNegator(word: string): boolean;
	/** Words that no negation turns: unfortunately. */
	firm: ReadonlySet<string>;
	/** Whether a negation may follow what it negates: "werkt niet". */
	negatorsFollow: boolean;
	/** Make the next word that counts stronger (above 0) or weaker (below 0). */
	degrees: ReadonlyMap<string, number>;
	/** Stem of what a customer expects to happen: says nothing by itself, is bad when negated. */
	isExpected(stem: string): boolean;
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
