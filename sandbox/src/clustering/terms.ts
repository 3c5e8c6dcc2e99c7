/** Documents as bags of weighted words (tf-idf), ready to be compared. */
/// <reference path="../packages.d.ts" />
import stopwords from 'stopwords-iso';
import { DUTCH } from '../scorer/dutch';
import { ENGLISH } from '../scorer/english';
import type { Language } from '../scorer/language';
import type { Lexicon } from '../scorer/lexicon';
import { tokensOf } from '../scorer/tokens';

/** A document to be grouped. */
export interface Document {
	text: string;
	/** What it may speak about: counts like words of the text. */
	entities: string[];
}

/**
 * Which terms a document has and how much each tells. The weights have length 1 together; a
 * document that shares no word with any other has none.
 */
export interface Vector {
	terms: number[];
	weights: number[];
}

export interface Corpus {
	vectors: Vector[];
	/** For each term number the word as it was mostly written. */
	words: string[];
}

const LEXICONS: Record<Language, Lexicon> = { en: ENGLISH, nl: DUTCH };
const SHORTEST_WORD = 3;
/** Said in letters of all kinds; too general for a topic, though no stop words. */
const GENERAL: Record<Language, string> = {
	en: 'hello dear day days week weeks month months year years time times day thing bit morning evening today tomorrow yesterday customer caller',
	nl: 'hallo beste graag bedankt groet groeten goedemorgen goedemiddag erg heel nog wel weer week weken dag dagen keer twee drie vier jaar gaat vind vinden gisteren vandaag morgen jullie klant meneer mevrouw staat zit doet laat alleen',
};
const SILENT: Record<Language, Set<string>> = {
	en: new Set([...(stopwords['en'] ?? []), ...GENERAL.en.split(' ')]),
	nl: new Set([...(stopwords['nl'] ?? []), ...GENERAL.nl.split(' ')]),
};

/** Weighs every word that at least two documents share. */
export function corpusOf(documents: Document[], language: Language): Corpus {
	const counted = documents.map((document) => countTerms(document, language));
	const documentCounts = new Map<string, number>();
	for (const { counts } of counted) {
		for (const stem of counts.keys()) {
			documentCounts.set(stem, (documentCounts.get(stem) ?? 0) + 1);
		}
	}
	const shared = [...documentCounts].filter(([, count]) => count > 1);
	const terms = new Map(
		shared.map(([stem, count], number) => {
			return [stem, { number, rarity: Math.log(documents.length / count) + 1 }];
		}),
	);
	return {
		vectors: counted.map(({ counts }) => weigh(counts, terms)),
		words: commonForms(counted, [...terms.keys()]),
	};
}

interface CountedText {
	counts: Map<string, number>;
	/** The first form in which each stem stood. */
	forms: Map<string, string>;
}

function countTerms({ text, entities }: Document, language: Language): CountedText {
	const counts = new Map<string, number>();
	const forms = new Map<string, string>();
	const withoutHandles = text.replace(/@\w+|https?:\S+/g, ' ');
	const { stem: stemOf } = LEXICONS[language];
	for (const { word, stem } of tokensOf(`${withoutHandles} ${entities.join(' ')}`, stemOf)) {
		const says = /^[\p{L}-]+$/u.test(word) && word.length >= SHORTEST_WORD;
		if (!says || SILENT[language].has(word)) continue;
		counts.set(stem, (counts.get(stem) ?? 0) + 1);
		if (!forms.has(stem)) forms.set(stem, word);
	}
	return { counts, forms };
}

function weigh(
	counts: Map<string, number>,
	terms: Map<string, { number: number; rarity: number }>,
): Vector {
	const vector: Vector = { terms: [], weights: [] };
	for (const [stem, count] of counts) {
		const term = terms.get(stem);
		if (term === undefined) continue;
		vector.terms.push(term.number);
		vector.weights.push((1 + Math.log(count)) * term.rarity);
	}
	const length = Math.hypot(...vector.weights);
	return { terms: vector.terms, weights: vector.weights.map((weight) => weight / length) };
}

/** For each stem the form that most documents have. */
function commonForms(counted: CountedText[], stems: string[]): string[] {
	const tallies = new Map(stems.map((stem) => [stem, new Map<string, number>()]));
	for (const { forms } of counted) {
		for (const [stem, form] of forms) {
			const tally = tallies.get(stem);
			tally?.set(form, (tally.get(form) ?? 0) + 1);
		}
	}
	return stems.map((stem) => {
		const forms = [...(tallies.get(stem) ?? [])];
		forms.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
		return forms[0]?.[0] ?? stem;
	});
}
