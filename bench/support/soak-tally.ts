/** What became of the texts of a round. */
export interface Tally {
	answered: number;
	/** Told as failed. */
	failed: number;
	/** Failures by their code. */
	failures: Record<string, number>;
	/** Answered with what another text says. */
	wrong: number;
	/** Came out more than once. */
	twice: number;
	/** Never came out. */
	lost: number;
}

/** What a process holds when it has nothing to do. */
export interface AtRest {
	heapMb: number;
	sockets: number;
	/** On `process`. */
	listeners: number;
}

export function emptyTally(): Tally {
	return { answered: 0, failed: 0, failures: {}, wrong: 0, twice: 0, lost: 0 };
}

/** Adds the second to the first. */
export function add(sum: Tally, more: Tally): void {
	for (const key of ['answered', 'failed', 'wrong', 'twice', 'lost'] as const)
		sum[key] += more[key];
	for (const [code, count] of Object.entries(more.failures))
		sum.failures[code] = (sum.failures[code] ?? 0) + count;
}

/** Heap may be so much larger at the end than after the first third: caches fill, code is compiled. */
const HEAP_GROWTH = 1.2;
const HEAP_GROWTH_MB = 15;
/** Connections that rest come and go. */
const MORE_SOCKETS = 8;

/**
 * Which of the figures at rest grew, as sentences; none when all stayed flat. The first third of
 * the samples is what the last third is held against.
 */
export function growth(samples: AtRest[]): string[] {
	const third = Math.max(1, Math.floor(samples.length / 3));
	const early = samples.slice(0, third);
	const late = samples.slice(-third);
	const most = (part: AtRest[], key: keyof AtRest): number =>
		Math.max(...part.map((sample) => sample[key]));
	const least = (part: AtRest[], key: keyof AtRest): number =>
		Math.min(...part.map((sample) => sample[key]));
	const allowed: Record<keyof AtRest, number> = {
		heapMb: most(early, 'heapMb') * HEAP_GROWTH + HEAP_GROWTH_MB,
		sockets: most(early, 'sockets') + MORE_SOCKETS,
		listeners: most(early, 'listeners'),
	};
	return (Object.keys(allowed) as (keyof AtRest)[])
		.filter((key) => least(late, key) > allowed[key])
		.map((key) => `${key} grew from ${most(early, key)} to ${least(late, key)}`);
}
