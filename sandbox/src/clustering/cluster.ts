/** Groups of documents that share vocabulary, and those that fit nowhere. */
import type { Language } from '../scorer/words';
import { kMeans } from './k-means';
import { likeness, middleOf, vectorsOf, type Document } from './vectors';

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
const LEAST_LIKENESS = 0.2;
/** A group of fewer is none. */
const SMALLEST_GROUP = 2;
const TOP_WORDS = 10;

/**
 * Groups documents. The same documents always give the same groups.
 * @param count how many groups; undefined: about the square root of half the documents, and only
 * what fits is in one
 */
export function clusterDocuments(
	documents: Document[],
	language: Language,
	count?: number,
): Clustering {
	const { vectors: all, wordOf } = vectorsOf(documents, language);
	const documentsIn = [...all.entries()].filter(([, vector]) => vector.size > 0);
	const k = count ?? Math.max(2, Math.round(Math.sqrt(documentsIn.length / 2)));
	const vectors = documentsIn.map(([, vector]) => vector);
	const numbers = kMeans(vectors, k);
	const groups = [...new Set(numbers)].map((number): Group => {
		const inGroup = documentsIn.filter((_entry, index) => numbers[index] === number);
		const center = middleOf(inGroup.map(([, vector]) => vector));
		const alike = inGroup
			.map(([place, vector]) => ({ place, like: likeness(vector, center) }))
			.filter(({ like }) => count !== undefined || like >= LEAST_LIKENESS);
		const best = Math.max(...alike.map(({ like }) => like));
		const probability = (like: number) => Math.round((like / best) * 1_000) / 1_000;
		const words = [...center].sort((a, b) => b[1] - a[1]).slice(0, TOP_WORDS);
		return {
			members: alike.map(({ place, like }) => ({ place, probability: probability(like) })),
			topWords: words.map(([stem]) => wordOf(stem)),
		};
	});
	const kept = groups
		.filter(({ members }) => members.length >= (count === undefined ? SMALLEST_GROUP : 1))
		.sort((a, b) => b.members.length - a.members.length || firstPlace(a) - firstPlace(b));
	const grouped = new Set(kept.flatMap(({ members }) => members.map(({ place }) => place)));
	const outliers = [...documents.keys()].filter((place) => !grouped.has(place));
	return { groups: kept, outliers: outliers.map((place) => ({ place, probability: 0 })) };
}

function firstPlace(group: Group): number {
	return group.members[0]?.place ?? 0;
}
