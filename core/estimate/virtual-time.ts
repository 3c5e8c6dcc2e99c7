import type { Clock } from '../types';

/**
 * Turns of the microtask queue after which nothing more happens without time passing. The longest
 * chain of the core, from an answer to the next request, takes 30 of them (counted; a test compares).
 */
const SETTLED_TURNS = 100;

export type VirtualTime = ReturnType<typeof virtualTime>;

/**
 * Time that passes only in thought: an hour of waiting costs nothing, and no timer is started.
 * `start`: ms since the epoch. `after` does something after so many ms; `until` lets time pass until
 * a promise is settled.
 */
export function virtualTime(start: number, turns = SETTLED_TURNS) {
	let now = start;
	const events: { at: number; action: () => void }[] = [];
	const after = (ms: number, action: () => void): void => {
		events.push({ at: now + Math.max(0, ms), action });
		// Of those of the same moment, the first comes first.
		events.sort((a, b) => a.at - b.at);
	};
	const clock: Clock = {
		now: () => Math.floor(now),
		sleep: async (ms) => await new Promise((resolve) => after(Math.max(1, ms), resolve)),
		random: () => 0.5,
	};
	const until = async <Value>(promise: Promise<Value>): Promise<Value> => {
		let isSettled = false;
		const settle = (): void => void (isSettled = true);
		promise.then(settle, settle);
		for (;;) {
			for (let turn = 0; turn < turns && !isSettled; turn += 1) await undefined;
			const next = isSettled ? undefined : events.shift();
			if (!next) return await promise;
			now = Math.max(now, next.at);
			next.action();
		}
	};
	return { clock, after, until };
}
