/** Documents as weighted words (tf-idf), ready to be compared. */
import stopwords from 'stopwords-iso';
import { stem as stemOf, wordsOf, type Language } from '../scorer/words';

/** A document to be grouped. */
export interface Document {
	text: string;
	/** What it may speak about: counts like words of the text. */
	entities: string[];
}

/** How much each stem tells, of length 1; empty for a document that shares no word with another. */
export type Vector = ReadonlyMap<string, number>;

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

/** The vectors of documents, and for each stem the word as it mostly stands. */
export function vectorsOf(documents: Document[], language: Language) {
	const forms = new Map<string, Map<string, number>>();
	const counted = documents.map(({ text, entities }) => {
		const counts = new Map<string, number>();
		for (const word of wordsOf(`${text.replace(/@\w+|https?:\S+/g, ' ')} ${entities.join(' ')}`)) {
			const says = /^[\p{L}-]+$/u.test(word) && word.length >= SHORTEST_WORD;
			if (!says || SILENT[language].has(word)) continue;
			const stem = stemOf(word, language);
			counts.set(stem, (counts.get(stem) ?? 0) + 1);
			const tally = forms.get(stem) ?? new Map<string, number>();
			forms.set(stem, tally.set(word, (tally.get(word) ?? 0) + 1));
		}
		return counts;
	});
	const holders = new Map<string, number>();
	for (const stem of counted.flatMap((counts) => [...counts.keys()])) {
		holders.set(stem, (holders.get(stem) ?? 0) + 1);
	}
	const weigh = ([stem, count]: [string, number]): [string, number][] => {
		const shared = holders.get(stem) ?? 0;
		const rarity = Math.log(documents.length / shared) + 1;
		return shared > 1 ? [[stem, (1 + Math.log(count)) * rarity]] : [];
	};
	return {
		vectors: counted.map((counts) => unit(new Map([...counts].flatMap(weigh)))),
		wordOf: (stem: string) =>
			[...(forms.get(stem) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0] ?? stem,
	};
}

/** How alike two are, 0 to 1. */
export function likeness(a: Vector, b: Vector): number {
	let sum = 0;
	for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0);
	return sum;
}

/** The middle of documents. */
export function middleOf(vectors: Vector[]): Vector {
	const sum = new Map<string, number>();
	for (const vector of vectors) {
		for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + weight);
	}
	return unit(sum);
}

function unit(vector: Vector): Vector {
	const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight ** 2, 0));
	return new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
}
