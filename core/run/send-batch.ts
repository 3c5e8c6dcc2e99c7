import { exchange, type Exchange } from '../calls/exchange';
import type { SentRequest } from '../lane/sizer';
import type { RunContext } from './context';
import type { Batch } from './queue';
import { mostInFlight } from './waiting';

/** A batch that was sent, and what came back. */
export interface SentBatch {
	verdict: Exchange['verdict'];
	request: SentRequest;
	/** The run's own deadline cut it short. */
	isOutOfTime: boolean;
	/** Tells the lane that it was answered: how large requests may be, and how many in flight. */
	learn(): void;
}

/** Sends one batch and counts it. Never rejects. */
export async function sendBatch(
	context: RunContext,
	{ units, language, full }: Batch,
): Promise<SentBatch> {
	const { clock, lane, limits, options, stats, deadline } = context;
	const { epoch } = lane.concurrency;
	const inFlightBefore = lane.gate.inFlight;
	const timeLeft = deadline - clock.now();
	stats.requests += 1;
	stats.docsSent += units.length;
	if (units.some(({ attempts }) => attempts > 0)) stats.retries += 1;
	for (const unit of units) unit.attempts += 1;

	const { verdict, sentAt, receivedAt } = await exchange(context, {
		method: 'POST',
		path: '/predicts',
		query: { language },
		body: {
			docs: units.map(({ wireId, text, entities }) => ({ doc_id: wireId, doc: text, entities })),
		},
		timeoutMs: Math.min(limits.timeoutMs, timeLeft),
		...(options.signal ? { signal: options.signal } : {}),
	});

	const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
	const request = { weight, documents: units.length, sentAt, full };
	const together = 1 + Math.max(inFlightBefore, lane.gate.inFlight);
	const tookMs = receivedAt - sentAt;
	return {
		verdict,
		request,
		isOutOfTime: timeLeft <= limits.timeoutMs && receivedAt >= deadline,
		learn: () => {
			lane.sizer.answered(request, tookMs, together === 1, !lane.concurrency.isTrying);
			if (full)
				lane.concurrency.answered({ weight, tookMs, together, epoch }, mostInFlight(context));
		},
	};
}
