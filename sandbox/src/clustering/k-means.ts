/**
 * Spherical k-means: documents go to the center whose words they share most, centers move to the
 * middle of their documents, until nothing changes. No dice: the same documents always fall into
 * the same groups.
 */
import type { Vector } from './terms';

/** Rounds after which it is good enough; small sets settle in fewer than ten. */
const MOST_ROUNDS = 15;

/** A center with a weight for every term, of length 1. */
export type Center = Float64Array;

export interface Partition {
	/** For each document the number of its center. */
	assignment: number[];
	centers: Center[];
}

/** Parts documents, each with at least one term, into `k` groups (fewer when there are fewer). */
export function kMeans(vectors: Vector[], terms: number, k: number): Partition {
	let centers = seeds(vectors, terms, k);
	let assignment = assign(vectors, centers);
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		centers = centers.map((center, number) => {
			const members = vectors.filter((_vector, place) => assignment[place] === number);
			return members.length > 0 ? centerOf(members, terms) : center;
		});
		const next = assign(vectors, centers);
		const settled = next.every((number, place) => number === assignment[place]);
		assignment = next;
		if (settled) break;
	}
	return { assignment, centers };
}

/** How alike a document and a center are, 0 to 1. */
export function similarity(vector: Vector, center: Center): number {
	let sum = 0;
	for (let place = 0; place < vector.terms.length; place += 1) {
		sum += (vector.weights[place] ?? 0) * (center[vector.terms[place] ?? 0] ?? 0);
	}
	return sum;
}

/** The middle of documents. */
function centerOf(vectors: Vector[], terms: number): Center {
	const center = new Float64Array(terms);
	for (const vector of vectors) {
		for (const [place, term] of vector.terms.entries()) {
			center[term] = (center[term] ?? 0) + (vector.weights[place] ?? 0);
		}
	}
	const length = Math.sqrt(center.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
	return center.map((weight) => weight / length);
}

function assign(vectors: Vector[], centers: Center[]): number[] {
	const nearest = vectors.map((vector) => nearestCenter(vector, centers));
	const sizes = centers.map(
		(_center, number) => nearest.filter((it) => it.number === number).length,
	);
	for (const [number, size] of sizes.entries()) {
		if (size === 0) settleLoneliest(nearest, sizes, number);
	}
	return nearest.map(({ number }) => number);
}

interface Nearest {
	number: number;
	likeness: number;
}

function nearestCenter(vector: Vector, centers: Center[]): Nearest {
	let nearest = { number: 0, likeness: -1 };
	for (const [number, center] of centers.entries()) {
		const likeness = similarity(vector, center);
		if (likeness > nearest.likeness) nearest = { number, likeness };
	}
	return nearest;
}

/** A group that lost all its documents begins anew with the one that fits worst elsewhere. */
function settleLoneliest(nearest: Nearest[], sizes: number[], empty: number): void {
	const movable = nearest.filter(({ number }) => (sizes[number] ?? 0) > 1);
	const [loneliest] = movable.sort((a, b) => a.likeness - b.likeness);
	if (loneliest === undefined) return;
	sizes[loneliest.number] = (sizes[loneliest.number] ?? 0) - 1;
	sizes[empty] = 1;
	loneliest.number = empty;
	loneliest.likeness = 1;
}

/** First documents of the groups: each close to many documents, and far from the other firsts. */
function seeds(vectors: Vector[], terms: number, k: number): Center[] {
	const middle = centerOf(vectors, terms);
	const density = vectors.map((vector) => similarity(vector, middle));
	const distance = vectors.map(() => 1);
	const chosen: Center[] = [];
	for (let left = Math.min(k, vectors.length); left > 0; left -= 1) {
		const scores = density.map((dense, place) => dense * (distance[place] ?? 0));
		const highest = scores.reduce((most, score) => Math.max(most, score), 0);
		const seed = vectors[scores.indexOf(highest)];
		if (seed === undefined) break;
		const center = centerOf([seed], terms);
		chosen.push(center);
		for (const [place, vector] of vectors.entries()) {
			distance[place] = Math.min(distance[place] ?? 0, 1 - similarity(vector, center));
		}
	}
	return chosen;
}
