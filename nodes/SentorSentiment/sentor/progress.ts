import type { IExecuteFunctions } from 'n8n-workflow';
import type { Progress } from '../../../core';

/** Shorter waits are no news; longer ones look as if the node hung, ms. */
const LONG_WAIT_MS = 10_000;

/** Gives a listener that writes one line to n8n's log for each long wait for the rate limit. */
export function logLongWaits(context: IExecuteFunctions): (progress: Progress) => void {
	let told: number | undefined;
	return ({ done, total, waitingUntil }) => {
		if (waitingUntil === undefined || waitingUntil === told) return;
		const waitMs = waitingUntil - Date.now();
		if (waitMs < LONG_WAIT_MS) return;
		told = waitingUntil;
		context.logger.info(
			`Sentor Sentiment waits ${Math.ceil(waitMs / 1000)} s for the rate limit; ${done} of ${total} items are done`,
		);
	};
}
