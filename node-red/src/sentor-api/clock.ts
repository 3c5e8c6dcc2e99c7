import type { Clock } from '../../../core';

/** A longer timer would fire at once (Node's `TIMEOUT_MAX`). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** A delay that a timer of Node takes: the one that was asked for, or the nearest. */
export function timerMs(ms: number): number {
	return Math.min(Math.max(ms, 1), LONGEST_TIMER_MS);
}

/** The machine's time. A sleep does not keep the process alive: nothing is lost with it. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (ms) => new Promise((resolve) => setTimeout(resolve, timerMs(ms)).unref()),
	random: () => Math.random(),
};
