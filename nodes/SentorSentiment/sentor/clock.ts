import { sleep } from 'n8n-workflow';
import type { Clock } from '../../../core';

/** Length of one nap of a long sleep, ms: how long a timer may outlive the run that set it. */
const NAP_MS = 1000;

/** A clock for one run of the node; `stop` ends the sleeps that are still going on. */
export interface HostClock extends Clock {
	stop(): void;
}

/**
 * n8n allows its nodes no timers but its own `sleep`, and that cannot be called off. A run that is
 * cancelled during a wait of ten minutes would leave a timer behind for as long, so a long sleep is
 * made of short naps.
 */
export function hostClock(): HostClock {
	let isStopped = false;
	return {
		now: Date.now,
		random: Math.random,
		stop() {
			isStopped = true;
		},
		async sleep(ms) {
			const end = Date.now() + ms;
			for (let left = ms; left > 0 && !isStopped; left = end - Date.now()) {
				await sleep(Math.min(left, NAP_MS));
			}
		},
	};
}
