import type { Clock } from '../../../core';

/** A longer timer would fire at once (Node's `TIMEOUT_MAX`). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's time. A sleep does not keep the process alive: nothing is lost with it. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (ms) =>
		new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS)).unref()),
	random: () => Math.random(),
};
