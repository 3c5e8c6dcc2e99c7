import type { Clock } from '../../../core';

/** The machine's time. A sleep does not keep the process alive: nothing is lost with it. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
	random: () => Math.random(),
};
