/** Dutch: the adjectives of CLiPS Pattern, and what they leave out of customers' talk. */
/// <reference path="../packages.d.ts" />
import { SentimentNl, StemmerNl, StopwordsNl } from '@nlpjs/lang-nl';
import { relatedWords } from './aspects';
import * as words from './dutch-words';
import { EMOJI } from './emoji';
import type { Lexicon } from './lexicon';
import { phraseMap, remembered, stemSet, wordMap } from './stems';

/** Pattern's polarity is from -1 to 1, the rules count from -4 to 4 with few words beyond 3. */
const SCALE = 3;
/** Pattern is unsure of words with less than this; most of them only describe. */
const LEAST_POLARITY = 0.3;

const stemmer = new StemmerNl();
const stem = remembered((word) => stemmer.stemWord(word));
const stopwords = new Set(Object.keys(new StopwordsNl().dictionary));
const own = wordMap(words.WORDS);
const negators = new Set(words.NEGATORS.split(' '));
const expected = stemSet(words.EXPECTED, stem);
const setOf = (list: string) => new Set(list.split(' '));

export const DUTCH: Lexicon = {
	valence: (word) => own.get(word) ?? EMOJI.get(word) ?? adjective(word),
	phrases: phraseMap(words.PHRASES),
	isNegator: (word) => negators.has(word),
	firm: setOf(words.FIRM),
	negatorsFollow: true,
	degrees: wordMap(words.DEGREES),
	isExpected: (wordStem) => expected.has(wordStem),
	turns: setOf(words.TURNS),
	concessions: setOf(words.CONCESSIONS),
	joints: setOf(words.JOINTS),
	pronouns: setOf(words.PRONOUNS),
	related: relatedWords('nl'),
	stem,
	isStopword: (word) => stopwords.has(word),
};

function adjective(word: string): number | undefined {
	const polarity = SentimentNl.pattern[stem(word)];
	if (polarity === undefined || Math.abs(polarity) < LEAST_POLARITY) return undefined;
	return polarity * SCALE;
}
