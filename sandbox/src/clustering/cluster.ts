/** Groups of documents that share vocabulary, and those that fit nowhere. */
import type { Language } from '../scorer/language';
import { kMeans, similarity, type Center } from './k-means';
import { corpusOf, type Corpus, type Document, type Vector } from './terms';

/** A document's place in a group. */
export interface Member {
	/** Its place in what was handed in. */
	place: number;
	/** 0 to 1: how well it fits, in proportion to the best of its group. */
	probability: number;
}

export interface Group {
	members: Member[];
	/** What its documents speak of, the most telling first. */
	topWords: string[];
}

export interface Clustering {
	/** The largest first. */
	groups: Group[];
	/** Documents that fit nowhere. */
	outliers: Member[];
}

/** A document less like its center than this fits nowhere. */
const LEAST_SIMILARITY = 0.2;
/** A group of fewer is none. */
const SMALLEST_GROUP = 2;
const TOP_WORDS = 10;

/**
 * Groups documents. The same documents always give the same groups.
 * @param count how many groups; undefined: about the square root of half the documents
 */
export function clusterDocuments(
	documents: Document[],
	language: Language,
	count?: number,
): Clustering {
	const corpus = corpusOf(documents, language);
	const places = [...documents.keys()].filter((place) => vectorAt(corpus, place).terms.length > 0);
	const vectors = places.map((place) => vectorAt(corpus, place));
	const k = count ?? Math.max(2, Math.round(Math.sqrt(places.length / 2)));
	const { assignment, centers } = kMeans(vectors, corpus.words.length, k);
	const groups = centers
		.map((center, number) => {
			const members = places.filter((_place, index) => assignment[index] === number);
			return groupOf(members, center, corpus, count === undefined);
		})
		.filter((group) => group.members.length >= (count === undefined ? SMALLEST_GROUP : 1))
		.sort((a, b) => b.members.length - a.members.length || firstPlace(a) - firstPlace(b));
	const grouped = new Set(groups.flatMap((group) => group.members.map(({ place }) => place)));
	const outliers = [...documents.keys()]
		.filter((place) => !grouped.has(place))
		.map((place) => ({ place, probability: 0 }));
	return { groups, outliers };
}

/** @param strict leave out documents that are too unlike the center */
function groupOf(places: number[], center: Center, corpus: Corpus, strict: boolean): Group {
	const alike = places
		.map((place) => ({ place, likeness: similarity(vectorAt(corpus, place), center) }))
		.filter(({ likeness }) => !strict || likeness >= LEAST_SIMILARITY);
	const best = Math.max(...alike.map(({ likeness }) => likeness));
	return {
		members: alike.map(({ place, likeness }) => ({
			place,
			probability: Math.round((likeness / best) * 1_000) / 1_000,
		})),
		topWords: topWords(center, corpus.words),
	};
}

function topWords(center: Center, words: string[]): string[] {
	return [...center.entries()]
		.filter(([, weight]) => weight > 0)
		.sort((a, b) => b[1] - a[1] || a[0] - b[0])
		.slice(0, TOP_WORDS)
		.map(([term]) => words[term] ?? '');
}

function firstPlace(group: Group): number {
	return group.members[0]?.place ?? 0;
}

function vectorAt(corpus: Corpus, place: number): Vector {
	return corpus.vectors[place] ?? { terms: [], weights: [] };
}
