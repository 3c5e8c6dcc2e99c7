import { deadlineFailure, quotaFailure } from '../failure';
import type { Failure } from '../types';
import type { RunContext } from './context';
import type { Unit } from './unit';

/** So many requests per window keep one request in flight busy; more in flight would only wait. */
const REQUESTS_PER_LANE = 4;

/** Requests that may be in flight at most: as the host says, and no more than the plan can use. */
export function mostInFlight({ lane, limits }: Pick<RunContext, 'lane' | 'limits'>): number {
	const { limit } = lane.gate;
	const ofPlan = limit === undefined ? Infinity : Math.round(limit / REQUESTS_PER_LANE);
	return Math.max(1, Math.min(limits.maxConcurrency, ofPlan));
}

/** Decides whether waiting for the gate is worth it. */
export class QuotaWait {
	/** Since when nothing but waiting happened. */
	#since: number | undefined;

	constructor(private readonly context: Pick<RunContext, 'lane' | 'limits' | 'deadline'>) {}

	/** Something got through. */
	end(): void {
		this.#since = undefined;
	}

	/** Why not to wait until `opensAt`: it is longer than allowed. Undefined when it is not. */
	refusal(
		opensAt: number,
		now: number,
	): ((carried: Pick<Unit, 'attempts'>) => Failure) | undefined {
		const { lane, limits, deadline } = this.context;
		if (!lane.gate.isQuotaWait(now, limits.requestsPerMinute)) {
			return opensAt > deadline ? (unit) => deadlineFailure(unit.attempts) : undefined;
		}
		this.#since ??= now;
		// As long as others of the same key get through, it is a matter of turns, not of the quota.
		const quietSince = Math.max(this.#since, lane.gate.throughAt);
		const isTooLong = opensAt - quietSince > limits.maxWaitMs;
		if (!isTooLong && opensAt <= deadline) return undefined;
		const allowed = isTooLong ? limits.maxWaitMs : limits.deadlineMs;
		// Only a time that the server named; the gate's own guess is no date to show.
		const retryAtMs = lane.gate.serverOpensAt;
		return (unit) => quotaFailure({}, unit.attempts, { retryAtMs, maxWaitMs: allowed });
	}
}
