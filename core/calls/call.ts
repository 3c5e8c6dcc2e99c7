import type { ClientContext } from '../context';
import { failureOf, isFailure, tooSlowFailure, unavailableFailure } from '../failure';
import { Visitor } from '../lane/visitor';
import type { Failure, RunOptions } from '../types';
import type { Verdict } from '../wire/classify';
import { exchange, type Exchange, type Request } from '../wire/exchange';

/** Requests for a call that goes wrong for the service's part; a slow one is likely slow again. */
const TRIES = { broken: 3, slow: 2 };

/** What a call that cannot be split came to. */
export type CallResult = Ending & { requests: number };

type Ending =
	| { ok: true; body: Record<string, unknown> }
	| { ok: false; failure: Failure; refused?: Extract<Verdict, { kind: 'refused' }> };

/** How to read a success, and what failures and listeners are told. */
export interface CallOptions {
	/** Whether a success has what the caller needs; what has not counts as a stumble of the service. */
	isReadable(body: Record<string, unknown>): boolean;
	/** The texts in the call. */
	texts: readonly { text: string }[];
	run: RunOptions;
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
	const { signal, onProgress } = options.run;
	const { clock, limits, lane } = context;
	let [requests, failures] = [0, 0];
	const visitor = new Visitor({
		clock,
		limits,
		signal,
		onWait(waitingUntil) {
			const total = options.texts.length;
			try {
				onProgress?.({ done: 0, total, requests, inFlight: 0, waitingUntil });
			} catch {
				// What a listener throws is its own matter.
			}
		},
	});
	let ending: Ending | undefined;
	lane.join(visitor);
	while (!ending) {
		const ticket = await lane.admit(visitor);
		if (!ticket || isFailure(ticket)) {
			ending = failed(ticket ?? failureOf('cancelled', 'stopped'));
			break;
		}
		requests += 1;
		const timeoutMs = Math.min(request.timeoutMs, visitor.deadline - ticket.sentAt);
		const sending = exchange(context, { ...request, timeoutMs, signal });
		const answer = await Promise.race([sending, visitor.cancelled]);
		if (!answer) {
			// What comes too late is the lane's to learn from all the same.
			void sending.then((late) => lane.learn(ticket, late));
			ending = failed(failureOf('cancelled', 'stopped'));
			break;
		}
		const readable = asReadable(answer, options);
		const { end } = lane.learn(ticket, readable);
		if (isStumble(readable.verdict)) failures += 1;
		ending = endingOf(readable, options, { requests, failures }) ?? (end && failed(end));
	}
	lane.leave(visitor);
	return ending.ok
		? { ...ending, requests }
		: { ...ending, failure: { ...ending.failure, attempts: requests }, requests };
}

/** A success counts as answered when it holds what the caller needs, and as a stumble otherwise. */
function asReadable(answer: Exchange, { isReadable }: CallOptions): Exchange {
	const { body, verdict } = answer;
	if (body === undefined) return answer;
	const detail = 'detail' in verdict ? verdict.detail : {};
	if (isReadable(body)) return { ...answer, verdict: { kind: 'answered', detail, results: [] } };
	// It may say itself why it is none; results are for documents only, and nothing here.
	if (verdict.kind !== 'answered') return answer;
	return { ...answer, verdict: { kind: 'broken', why: 'unreadable', detail } };
}

function isStumble({ kind }: Verdict): boolean {
	return kind === 'broken' || kind === 'slow';
}

/** What an answer means; undefined when it is to be tried again. */
function endingOf(
	{ verdict, body = {} }: Exchange,
	{ texts }: CallOptions,
	{ requests, failures }: { requests: number; failures: number },
): Ending | undefined {
	const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
	switch (verdict.kind) {
		case 'answered':
			return { ok: true, body };
		case 'refused': {
			const failure = failureOf('rejected', 'refused', verdict.detail, requests, { characters });
			return { ...failed(failure), refused: verdict };
		}
		case 'slow':
			if (failures < TRIES.slow) return undefined;
			return failed(tooSlowFailure(verdict.detail, requests, characters));
		case 'broken':
			if (failures < TRIES.broken) return undefined;
			// A success that is none of the API's: something else answers at this address.
			return failed(
				verdict.why === 'unreadable' && verdict.detail.status !== undefined
					? failureOf('config', 'address_page', verdict.detail, requests)
					: unavailableFailure(verdict.detail, requests),
			);
		default:
			return undefined;
	}
}

function failed(failure: Failure): { ok: false; failure: Failure } {
	return { ok: false, failure };
}
