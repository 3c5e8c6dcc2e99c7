import { analyze } from '../analyze/analyze';
import type { ClientContext } from '../context';
import type { Estimate } from '../types';
import { quotaOf } from '../wire/quota';
import { pretendService } from './service';
import { virtualTime } from './virtual-time';

/**
 * What analyzing these documents would take; sends nothing. The run that would be made is made, with
 * what is known of the key, against a service that only pretends, in time that passes in thought. It
 * waits for the quota as long as it takes, whatever the limits say.
 */
export async function estimate(
	context: ClientContext,
	documents: readonly unknown[],
): Promise<Estimate> {
	const startedAt = context.clock.now();
	const { known } = context.lane;
	const quota = known.gate.quotaAt(startedAt);
	const time = virtualTime(startedAt);
	const { transport, sent } = pretendService(time, known);
	let longestWaitMs = 0;
	const onProgress = ({ waitingUntil = 0 }: { waitingUntil?: number }): void => {
		longestWaitMs = Math.max(longestWaitMs, waitingUntil - time.clock.now());
	};
	const pretended = {
		...context,
		transport,
		clock: time.clock,
		lane: context.lane.fork(startedAt),
		limits: { ...context.limits, maxWaitMs: Infinity, deadlineMs: 0 },
	};
	const { outcomes, stats } = await time.until(analyze(pretended, documents, { onProgress }));
	return {
		documents: stats.documents,
		invalidDocuments: outcomes.filter((it) => !it.ok && it.failure.code === 'invalid_input').length,
		uniqueDocuments: stats.uniqueDocuments,
		characters: sent.characters,
		requests: stats.requests,
		durationMs: time.clock.now() - startedAt,
		longestWaitMs,
		isSpeedKnown: known.lanes.latest.answers > 0,
		...(quota ? { quota: quotaOf(quota) } : {}),
	};
}
