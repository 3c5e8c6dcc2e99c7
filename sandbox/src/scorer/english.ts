/** English: VADER's lexicon, and what it does not know of customers' talk. */
/// <reference path="../packages.d.ts" />
import { readFileSync } from 'node:fs';
import { StemmerEn, StopwordsEn } from '@nlpjs/lang-en-min';
import { relatedWords } from './aspects';
import { EMOJI } from './emoji';
import * as words from './english-words';
import type { Lexicon } from './lexicon';
import { phraseMap, remembered, stemSet, wordMap } from './stems';

const stemmer = new StemmerEn();
const stem = remembered((word) => stemmer.stemWord(word));
const stopwords = new Set(Object.keys(new StopwordsEn().dictionary));
const vader = readVader();
const own = wordMap(words.WORDS);
const negators = new Set(words.NEGATORS.split(' '));
const expected = stemSet(words.EXPECTED, stem);
const setOf = (list: string) => new Set(list.split(' '));

export const ENGLISH: Lexicon = {
	valence: (word) => own.get(word) ?? EMOJI.get(word) ?? vader.get(word),
	phrases: phraseMap(words.PHRASES),
	isNegator: (word) => negators.has(word) || word.endsWith("n't"),
	firm: setOf(words.FIRM),
	negatorsFollow: false,
	degrees: wordMap(words.DEGREES),
	isExpected: (wordStem) => expected.has(wordStem),
	turns: setOf(words.TURNS),
	concessions: setOf(words.CONCESSIONS),
	joints: setOf(words.JOINTS),
	pronouns: setOf(words.PRONOUNS),
	related: relatedWords('en'),
	stem,
	isStopword: (word) => stopwords.has(word),
};

/** The lexicon file of the package: word, mean valence and more, with tabs between them. */
function readVader(): Map<string, number> {
	const lines = readFileSync(require.resolve('vader-sentiment/vader_lexicon.txt'), 'utf8');
	return new Map(
		lines.split('\n').flatMap((line): [string, number][] => {
			const [word, valence] = line.split('\t');
			return word === undefined || valence === undefined
				? []
				: [[word.toLowerCase(), Number(valence)]];
		}),
	);
}
