import type { Progress } from '../../../core';

/** What a run waits for at the moment: the plan's quota, or a service that does not answer. */
export function waitingFor({ waitingUntil }: Progress): 'quota' | 'service' | undefined {
	return waitingUntil === undefined ? undefined : 'quota';
}
