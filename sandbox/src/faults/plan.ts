/** Which request is hit by which fault. */
import { parseFaults, type Fault } from './parse';

/** A document that spoils the request it is in. */
export interface PoisonOptions {
	/** Any text that contains this is poison. */
	text: string;
	/** What the request gets, see the README. @default '422' */
	fault?: '422' | '422-named' | '400' | '413' | '500' | 'reset' | 'missing';
}

/** Faults are written as in {@link parseFaults}: `'503'`, `'latency=200, reorder'`. */
export interface FaultOptions {
	/** For every request. */
	always?: string;
	/** One entry per request in the order they come; null is none. After the last one: none. */
	script?: (string | null)[];
	/** Share of the requests (0 to 1) that get each fault; the sum is at most 1. */
	rate?: Record<string, number>;
	/** Seed of the dice for `rate`: the same seed hits the same requests. @default 1 */
	seed?: number;
	/** Only requests of this path count and are hit: `'/predicts/cluster'`. */
	path?: string;
	/** Documents that spoil the request they are in. */
	poison?: PoisonOptions | PoisonOptions[];
}

/** Hands each request its faults. */
export class FaultPlan {
	/** As a list. */
	readonly poisons: PoisonOptions[];
	readonly #always: Fault[];
	readonly #script: Fault[][];
	readonly #rate: { share: number; faults: Fault[] }[];
	readonly #random: () => number;
	#count = 0;

	/** @throws {Error} when an option names an unknown fault */
	constructor(private readonly options: FaultOptions) {
		this.poisons = [options.poison ?? []].flat();
		this.#always = parseFaults(options.always ?? '');
		this.#script = (options.script ?? []).map((entry) => parseFaults(entry ?? ''));
		const shares = Object.entries(options.rate ?? {});
		this.#rate = shares.map(([text, share]) => ({ share, faults: parseFaults(text) }));
		this.#random = seededRandom(options.seed ?? 1);
	}

	/** The faults of the next request, which is for this path. */
	next(path: string): Fault[] {
		if (this.options.path !== undefined && this.options.path !== path) return [];
		const scripted = this.#script[this.#count] ?? [];
		this.#count += 1;
		return [...this.#always, ...scripted, ...this.#diced()];
	}

	#diced(): Fault[] {
		let dice = this.#random();
		return this.#rate.find(({ share }) => (dice -= share) < 0)?.faults ?? [];
	}
}

/** The same numbers from 0 (inclusive) to 1 (exclusive) for the same seed. The algorithm is mulberry32. */
function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
