/**
 * Spherical k-means: documents go to the center whose words they share most, centers move to the
 * middle of their documents. No dice: the same documents always fall into the same groups.
 */
import { likeness, middleOf, type Vector } from './vectors';

/** Rounds after which it is good enough; small sets settle in fewer than ten. */
const MOST_ROUNDS = 15;

/** For each document the number of its group, of `k` (of fewer when there are fewer documents). */
export function kMeans(vectors: Vector[], k: number): number[] {
	let centers = seeds(vectors, Math.min(k, vectors.length));
	let groups: number[] = [];
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const next = assign(vectors, centers);
		if (next.every((group, place) => group === groups[place])) break;
		groups = next;
		centers = centers.map((_center, number) =>
			middleOf(vectors.filter((_vector, place) => groups[place] === number)),
		);
	}
	return groups;
}

/** A group that nobody is nearest to begins anew with the document that fits worst elsewhere. */
function assign(vectors: Vector[], centers: Vector[]): number[] {
	const alike = vectors.map((vector) => centers.map((center) => likeness(vector, center)));
	const groups = alike.map(placeOfMost);
	for (const number of centers.keys()) {
		if (groups.includes(number)) continue;
		const sizes = centers.map((_center, group) => groups.filter((it) => it === group).length);
		const misfits = groups.map((group, place) =>
			(sizes[group] ?? 0) > 1 ? -(alike[place]?.[group] ?? 0) : -Infinity,
		);
		groups[placeOfMost(misfits)] = number;
	}
	return groups;
}

/** First documents of the groups: each close to many documents, and far from the other firsts. */
function seeds(vectors: Vector[], count: number): Vector[] {
	const middle = middleOf(vectors);
	const density = vectors.map((vector) => likeness(vector, middle));
	let distance = vectors.map(() => 1);
	const chosen: Vector[] = [];
	while (chosen.length < count) {
		const seed =
			vectors[placeOfMost(density.map((dense, place) => dense * (distance[place] ?? 0)))];
		if (seed === undefined) break;
		chosen.push(seed);
		distance = distance.map((far, place) =>
			Math.min(far, 1 - likeness(vectors[place] ?? seed, seed)),
		);
	}
	return chosen;
}

function placeOfMost(numbers: number[]): number {
	return numbers.reduce(
		(best, number, place) => (number > (numbers[best] ?? -Infinity) ? place : best),
		0,
	);
}
