import {
	addressFailure,
	cancelledFailure,
	deadlineFailure,
	quotaFailure,
	rejectedFailure,
	tooSlowFailure,
	unavailableFailure,
} from '../failure';
import { Alarm } from '../run/alarm';
import { Breaker } from '../run/breaker';
import type { ClientContext } from '../run/context';
import type { CancelSignal, Failure } from '../types';
import type { Verdict } from '../wire/classify';
import { exchange, type Request } from './exchange';

/** Requests for a call that goes wrong for the service's part; a slow one is likely slow again. */
const TRIES = { broken: 3, slow: 2 };

/** What a call that cannot be split came to. */
export type CallResult =
	| { ok: true; body: unknown; requests: number }
	| {
			ok: false;
			failure: Failure;
			requests: number;
			refused?: Extract<Verdict, { kind: 'refused' }>;
	  };

/** How to read a success: what the body must have, and the size that failures should name. */
export interface CallOptions {
	isReadable(body: unknown): boolean;
	/** Characters of text in the call. */
	characters: number;
	signal?: CancelSignal;
}

/**
 * Makes a call that is one request whatever happens: waits for the quota, waits out 429s in full,
 * tries again when the service stumbles. Never rejects; cancelling resolves it at once.
 */
export async function call(
	context: ClientContext,
	request: Request,
	options: CallOptions,
): Promise<CallResult> {
	const { clock, lane } = context;
	const alarm = new Alarm(clock);
	const leave = lane.join(alarm.ring);
	const { signal } = options;
	let cancel = () => {};
	const cancelled = new Promise<'cancelled'>((resolve) => {
		cancel = () => resolve('cancelled');
	});
	signal?.addEventListener('abort', cancel);
	if (signal?.aborted) cancel();
	const state = { requests: 0 };
	const result = await Promise.race([attempt(context, request, options, alarm, state), cancelled]);
	signal?.removeEventListener?.('abort', cancel);
	leave();
	if (result !== 'cancelled') return { ...result, requests: state.requests };
	return { ok: false, failure: cancelledFailure(state.requests), requests: state.requests };
}

type Attempted =
	| { ok: true; body: unknown }
	| { ok: false; failure: Failure; refused?: Extract<Verdict, { kind: 'refused' }> };

async function attempt(
	context: ClientContext,
	request: Request,
	{ isReadable, characters, signal }: CallOptions,
	alarm: Alarm,
	state: { requests: number },
): Promise<Attempted> {
	const { clock, lane, limits } = context;
	const startedAt = clock.now();
	const deadline = limits.deadlineMs > 0 ? startedAt + limits.deadlineMs : Infinity;
	const breaker = new Breaker();
	let waitingSince: number | undefined;
	for (;;) {
		if (signal?.aborted) return { ok: false, failure: cancelledFailure(state.requests) };
		const now = clock.now();
		if (now >= deadline) return { ok: false, failure: deadlineFailure(state.requests) };
		const opensAt = lane.gate.opensAt(now, limits.requestsPerMinute);
		if (opensAt > now) {
			waitingSince ??= now;
			if (
				opensAt !== Infinity &&
				(opensAt - waitingSince > limits.maxWaitMs || opensAt > deadline)
			) {
				return {
					ok: false,
					failure: quotaFailure({}, state.requests, {
						retryAtMs: lane.gate.serverOpensAt ?? opensAt,
						maxWaitMs: limits.maxWaitMs,
					}),
				};
			}
			await alarm.waitUntil(opensAt);
			continue;
		}
		state.requests += 1;
		const { verdict, body, receivedAt } = await exchange(context, {
			...request,
			timeoutMs: Math.min(request.timeoutMs, deadline - now),
			...(signal ? { signal } : {}),
		});
		lane.wakeAll();
		if (verdict.kind === 'stop') return { ok: false, failure: verdict.failure(state.requests) };
		if (verdict.kind === 'aborted') return { ok: false, failure: cancelledFailure(state.requests) };
		if (verdict.kind === 'rate_limited') continue;
		if (verdict.kind === 'refused') {
			return {
				ok: false,
				failure: rejectedFailure(verdict.detail, state.requests, characters),
				refused: verdict,
			};
		}
		if (body !== undefined && isReadable(body)) return { ok: true, body };

		breaker.failed();
		if (verdict.kind === 'slow') {
			if (breaker.inARow >= TRIES.slow)
				return { ok: false, failure: tooSlowFailure(verdict.detail, state.requests, characters) };
			continue;
		}
		const { detail } = verdict;
		if (breaker.inARow >= TRIES.broken) {
			const isPage = body !== undefined;
			const failure = isPage
				? addressFailure(detail, state.requests, 'web page')
				: unavailableFailure(detail, state.requests);
			return { ok: false, failure };
		}
		const retryAt = verdict.kind === 'broken' ? (verdict.retryAt ?? 0) : 0;
		lane.gate.pause(Math.max(retryAt, receivedAt + breaker.pauseMs(clock.random())));
	}
}
