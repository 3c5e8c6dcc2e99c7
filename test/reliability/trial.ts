import type { Fault } from './fault';

/** Items of a run: of such a length that the first request holds two of them (docs/requests.md). */
export const TEXTS = Array.from({ length: 5 }, (_, number) =>
	`The delivery of parcel number ${number} was quick. ${'It came on the day that it was to come. '.repeat(9)}`.trim(),
);

/** Longest wait for the rate limit that both hosts are set to, s. */
export const MAX_WAIT = 20;
/** Request time-out where the fault says nothing, s. */
export const TIMEOUT = 20;

/** Where an item left the node, and what its user reads there. */
export interface Ending {
	item: number;
	/** Absent where there is a result. */
	failure?: { message: string; description: string };
}

/** What one host made of one fault. */
export interface Trial {
	endings: Ending[];
	requests: number;
	doubled: number;
	/** All that left the node, as JSON. */
	told: string;
	/** The API key that it was run with. */
	key: string;
}

/** A key with a character of each kind that an encoding changes, for one run alone. */
export function keyOf(host: string, place: number): string {
	return `${host}-${place}-Zq7+Wv/9=kX_p`;
}

/**
 * When a fault is begun, ms after the first: hundreds of runs in one moment would take longer for
 * their first answers than some time-outs. Those that watch the time begin while it is still calm,
 * and so do those that take long.
 */
export function startMs({ timeout, isLong }: Fault, place: number): number {
	return timeout === undefined && !isLong ? CALM_MS + place * BETWEEN_MS : 0;
}

const CALM_MS = 2500;
const BETWEEN_MS = 25;

/** As it reads on any day and machine. */
export function steady(words: string): string {
	return TIMES.reduce((text, form) => text.replace(form, '(time)'), words);
}

/** Neutral, in n8n's words and in those of Node-RED. */
const TIMES = [
	/\d{4}-\d\d-\d\dT[\d:.]+Z/g,
	/\d{1,2} \w{3} \d{4}, \d\d:\d\d \([^)]+\)/g,
	/\w{3} \d{1,2}, \d{4}, \d{1,2}:\d\d(:\d\d)?[\s\u202f][AP]M( \w+)?/g,
];

/** Values by what they have in common, in the order of their first. */
export function grouped<Value, Key>(
	values: readonly Value[],
	keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
	const groups = new Map<Key, Value[]>();
	for (const value of values) {
		const key = keyOf(value);
		groups.set(key, [...(groups.get(key) ?? []), value]);
	}
	return groups;
}
