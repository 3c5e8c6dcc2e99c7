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
	for (const empty of centers.keys()) {
		if (groups.includes(empty)) continue;
		const isAlone = (group: number) => groups.indexOf(group) === groups.lastIndexOf(group);
		const misfit = groups.map((group, place) =>
			isAlone(group) ? -Infinity : -(alike[place]?.[group] ?? 0),
		);
		groups[placeOfMost(misfit)] = empty;
	}
	return groups;
}

/** First documents of the groups: each close to many documents, and far from the other firsts. */
function seeds(vectors: Vector[], count: number): Vector[] {
	const middle = middleOf(vectors);
	const worth = vectors.map((vector) => ({ vector, dense: likeness(vector, middle), far: 1 }));
	return Array.from({ length: count }, () => {
		const seed = vectors[placeOfMost(worth.map(({ dense, far }) => dense * far))] ?? middle;
		for (const it of worth) it.far = Math.min(it.far, 1 - likeness(it.vector, seed));
		return seed;
	});
}

function placeOfMost(numbers: number[]): number {
	return numbers.indexOf(numbers.reduce((most, number) => Math.max(most, number), -Infinity));
}
