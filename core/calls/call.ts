import {
	addressFailure,
	cancelledFailure,
	deadlineFailure,
	rejectedFailure,
	tooSlowFailure,
	unavailableFailure,
} from '../failure';
import { Alarm } from '../run/alarm';
import { Breaker } from '../run/breaker';
import type { ClientContext } from '../run/context';
import { QuotaWait } from '../run/waiting';
import type { CancelSignal, Failure, RunOptions } from '../types';
import type { Verdict } from '../wire/classify';
import { exchange, type Exchange, type Request } from './exchange';

/** Requests for a call that goes wrong for the service's part; a slow one is likely slow again. */
const TRIES = { broken: 3, slow: 2 };

/** What a call that cannot be split came to. */
export type CallResult = Ending & { requests: number };

type Ending =
	| { ok: true; body: Record<string, unknown> }
	| { ok: false; failure: Failure; refused?: Extract<Verdict, { kind: 'refused' }> };

/** How to read a success, and the size that failures should name. */
export interface CallOptions {
	/** Whether a success has what the caller needs; what has not counts as a stumble of the service. */
	isReadable(body: Record<string, unknown>): boolean;
	/** Characters of text in the call. */
	characters: number;
	signal?: CancelSignal;
	/** Called with ms since the epoch while it waits until then, and with undefined when it goes on. */
	onWait?(until: number | undefined): void;
}

/** Tells a caller of whom only the waiting is to be told; what its listener throws is ignored. */
export function waitListener(
	{ onProgress }: RunOptions,
	total: number,
): Pick<CallOptions, 'onWait'> {
	if (!onProgress) return {};
	return {
		onWait(until) {
			const waiting = until === undefined ? {} : { waitingUntil: until };
			try {
				onProgress({ done: 0, total, requests: 0, inFlight: 0, ...waiting });
			} catch {
				// As promised.
			}
		},
	};
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
	const { signal } = options;
	const attempts = new Attempts(context, request, options);
	let cancel = () => {};
	const cancelled = new Promise<'cancelled'>((resolve) => {
		cancel = () => resolve('cancelled');
	});
	signal?.addEventListener('abort', cancel);
	if (signal?.aborted) cancel();
	const ending = await Promise.race([cancelled, attempts.make()]);
	signal?.removeEventListener?.('abort', cancel);
	const { requests } = attempts;
	if (ending !== 'cancelled') return { ...ending, requests };
	return { ok: false, failure: cancelledFailure(requests), requests };
}

/** The requests of one call, one after the other. */
class Attempts {
	requests = 0;
	readonly #deadline: number;
	readonly #alarm: Alarm;
	readonly #quotaWait: QuotaWait;
	readonly #breaker = new Breaker();

	constructor(
		private readonly context: ClientContext,
		private readonly request: Request,
		private readonly options: CallOptions,
	) {
		const { clock, limits } = context;
		this.#deadline = limits.deadlineMs > 0 ? clock.now() + limits.deadlineMs : Infinity;
		this.#alarm = new Alarm(clock);
		this.#quotaWait = new QuotaWait({ ...context, deadline: this.#deadline });
	}

	/** Resolves when there is an answer, or none is to be expected. */
	async make(): Promise<Ending> {
		const { lane, clock, limits } = this.context;
		lane.gate.doubt(clock.now(), limits.maxWaitMs);
		const leave = lane.join(this.#alarm.ring);
		let ending: Ending | undefined;
		while (!ending) ending = (await this.#waitForGate()) ?? this.#read(await this.#send());
		leave();
		return ending;
	}

	/** Waits until a request may start; the ending if none may. */
	async #waitForGate(): Promise<Ending | undefined> {
		const { clock, lane, limits } = this.context;
		for (;;) {
			const now = clock.now();
			if (this.options.signal?.aborted) return failed(cancelledFailure(this.requests));
			if (now >= this.#deadline) return failed(deadlineFailure(this.requests));
			const isFirst = lane.takeTurn(this.#alarm.ring);
			const opensAt = lane.gate.opensAt(now, limits.requestsPerMinute);
			if (opensAt <= now && isFirst) return undefined;
			const refusal = opensAt === Infinity ? undefined : this.#quotaWait.refusal(opensAt, now);
			if (refusal) return failed(refusal({ attempts: this.requests }));
			this.options.onWait?.(opensAt === Infinity ? undefined : opensAt);
			await this.#alarm.waitUntil(Math.min(opensAt > now ? opensAt : Infinity, this.#deadline));
			this.options.onWait?.(undefined);
		}
	}

	async #send(): Promise<Exchange> {
		this.requests += 1;
		this.context.lane.endTurn(this.#alarm.ring);
		const { signal } = this.options;
		const timeLeft = this.#deadline - this.context.clock.now();
		const answer = await exchange(this.context, {
			...this.request,
			timeoutMs: Math.min(this.request.timeoutMs, timeLeft),
			...(signal ? { signal } : {}),
		});
		this.context.lane.wakeAll();
		return answer;
	}

	/** What an answer means; undefined when it is to be tried again. */
	#read({ verdict, body, receivedAt }: Exchange): Ending | undefined {
		const { characters, isReadable } = this.options;
		switch (verdict.kind) {
			case 'stop':
				return failed(verdict.failure(this.requests));
			case 'aborted':
				return failed(cancelledFailure(this.requests));
			case 'rate_limited':
				return undefined;
			case 'refused': {
				const failure = rejectedFailure(verdict.detail, this.requests, characters);
				return { ...failed(failure), refused: verdict };
			}
			default:
		}
		if (body !== undefined && isReadable(body)) return { ok: true, body };
		this.#breaker.failed();
		const { inARow } = this.#breaker;
		if (verdict.kind === 'slow') {
			const isEnough = inARow >= TRIES.slow;
			return isEnough
				? failed(tooSlowFailure(verdict.detail, this.requests, characters))
				: undefined;
		}
		if (inARow >= TRIES.broken) {
			// A success that is none of the API's: something else answers at this address.
			if (body !== undefined)
				return failed(addressFailure(verdict.detail, this.requests, 'web page'));
			return failed(unavailableFailure(verdict.detail, this.requests));
		}
		const { lane, clock } = this.context;
		const named = verdict.kind === 'broken' ? (verdict.retryAt ?? 0) : 0;
		lane.gate.pause(Math.max(named, receivedAt + this.#breaker.pauseMs(clock.random())));
		return undefined;
	}
}

function failed(failure: Failure): { ok: false; failure: Failure } {
	return { ok: false, failure };
}
