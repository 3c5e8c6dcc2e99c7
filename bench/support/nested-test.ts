/** From so many untested documents on, the next group does not depend on how many there are. */
const HORIZON = 400;

/**
 * The best nested group test (Sobel and Groll 1959, "Group testing to eliminate efficiently all
 * defectives in a binomial sample") for a known share of bad documents and a largest group: how many
 * to send of what is untested, and how many of a group that is known to hold a bad one. Each bad
 * document needs a request of its own in the end, as the core promises, also where it is inferred.
 */
export class NestedTest {
	/** Of `n` untested ones, send so many. */
	readonly #first: number[] = [0];
	/** Of a group of `m` with a bad one, with `n` left in all: `#within[n][m]`. */
	readonly #within: number[][] = [[]];
	/** Expected requests for `n` untested ones. */
	readonly #untested: number[] = [0];
	/** Expected requests for a bad group of `m` and the others of `n`. */
	readonly #suspect: number[][] = [[]];
	/** Chance that `x` documents are all good. */
	readonly #good: number[];

	constructor(
		badShare: number,
		private readonly largest: number,
	) {
		this.#good = Array.from({ length: largest + 1 }, (_, x) => (1 - badShare) ** x);
		for (let n = 1; n <= HORIZON; n += 1) this.#extend(n);
	}

	/** How many of `untested` documents go into the next request. */
	first(untested: number): number {
		return this.#first[Math.min(untested, HORIZON)]!;
	}

	/** How many of a group that holds a bad one go into the next request; at most all but one. */
	within(group: number, left: number): number {
		return this.#within[Math.min(Math.max(left, group), HORIZON)]![group]!;
	}

	#extend(n: number): void {
		const suspect = [0, this.#untested[n - 1]!];
		const within = [0, 0];
		this.#suspect.push(suspect);
		for (let m = 2; m <= Math.min(this.largest, n); m += 1) {
			const [requests, x] = least(m - 1, (part) => this.#splitCost(part, m, n));
			suspect.push(requests);
			within.push(x);
		}
		this.#within.push(within);
		const [requests, x] = least(Math.min(this.largest, n), (part) => {
			const good = this.#good[part]!;
			return 1 + good * this.#untested[n - part]! + (1 - good) * suspect[part]!;
		});
		this.#untested.push(requests);
		this.#first.push(x);
	}

	/** Of a bad group of `m`, `x` are sent. */
	#splitCost(x: number, m: number, n: number): number {
		const good = this.#good[m]! < 1 ? (this.#good[x]! - this.#good[m]!) / (1 - this.#good[m]!) : 0;
		// One that is left over is known to be bad, and is sent alone all the same.
		const rest = this.#suspect[n - x]![m - x]! + (m - x === 1 ? 1 : 0);
		return 1 + good * rest + (1 - good) * this.#suspect[n]![x]!;
	}
}

/** The least cost over 1 to `most`, and the largest x that has it. */
function least(most: number, cost: (x: number) => number): [number, number] {
	let best: [number, number] = [Infinity, 1];
	for (let x = 1; x <= most; x += 1) {
		const found = cost(x);
		if (found <= best[0] + 1e-9) best = [found, x];
	}
	return best;
}
