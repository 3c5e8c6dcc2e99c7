/**
 * The API itself, from a request as data to an answer as data: address, key, quota, validation,
 * waiting in line, work, answer, in this order.
 */
import type { Endpoint, Job } from './endpoints/endpoint';
import { findEndpoint } from './endpoints/endpoints';
import { charactersOf, refuseSize } from './endpoints/limits';
import { spoilBody } from './faults/body';
import { hasFault, msOf, type Fault } from './faults/parse';
import type { PoisonOptions } from './faults/plan';
import { findPoison } from './faults/poison';
import { omitResults, spoilResults } from './faults/results';
import { statusFault } from './faults/status';
import type { Delays } from './http/delays';
import { refusalReply, type Refusal, type RefusalContext } from './http/refusal';
import type { Reply } from './http/reply';
import { WorkQueue } from './http/work-queue';
import type { Settings } from './options';
import { quotaHeaders, quotaReply, refuseKey } from './plans/gate';
import { planOf, type Plan } from './plans/plans';
import { QuotaMeter } from './plans/quota';

/** An answer, or a connection that is cut instead. */
export type Outcome = Reply | 'reset';

/** A request as the API sees it. */
export interface ApiRequest {
	method: string;
	/** Without `/api`. */
	path: string;
	query: Record<string, string>;
	/** Lower-case names. */
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
	faults: Fault[];
	poisons: PoisonOptions[];
	/** Called with the work of the request, ms, when it gets in line. */
	onWork(ms: number): void;
}

const ADDRESS_REFUSALS: Record<'not-found' | 'wrong-method', Refusal> = {
	'not-found': { status: 404, code: 'not_found', message: 'Not Found' },
	'wrong-method': { status: 405, code: 'method_not_allowed', message: 'Method Not Allowed' },
};

export class Api {
	readonly #queue: WorkQueue;
	readonly #meters = new Map<string, QuotaMeter>();
	#requestCount = 0;

	/** @param settings asked for each request anew, so that they can change in between */
	constructor(
		private readonly settings: () => Settings,
		private readonly now: () => number,
		private readonly delays: Delays,
	) {
		this.#queue = new WorkQueue(() => settings().workers, delays);
	}

	/** Never rejects. */
	async answer(request: ApiRequest): Promise<Outcome> {
		const latencyMs = msOf(request.faults, 'latency');
		if (latencyMs > 0) await this.delays.sleep(latencyMs);
		const context = this.#context();
		const endpoint = findEndpoint(request.method, request.path);
		if (typeof endpoint === 'string') return refusalReply(ADDRESS_REFUSALS[endpoint], context);
		const key = apiKeyOf(request.headers);
		const { keys, quota, variants } = this.settings();
		const plan = planOf(key ?? '', keys, quota);
		const refusal = refuseKey(key, plan);
		if (refusal !== undefined && (!endpoint.isHealth || variants.healthNeedsKey)) {
			return refusalReply(refusal, context);
		}
		return this.#admit(request, endpoint, plan ?? { name: 'None' }, context);
	}

	/** Every key has its whole quota again. */
	resetQuotas(): void {
		this.#meters.clear();
	}

	async #admit(request: ApiRequest, endpoint: Endpoint, plan: Plan, context: RefusalContext) {
		const { variants, now } = context;
		const key = apiKeyOf(request.headers) ?? '';
		const meter = this.#meters.get(key) ?? new QuotaMeter();
		this.#meters.set(key, meter);
		const counts = !endpoint.isHealth || variants.healthUsesQuota;
		const { windows, refusedBy } = meter.take(plan, now, counts ? 1 : 0);
		const outcome =
			refusedBy === undefined
				? await this.#operate(request, endpoint, plan, context)
				: quotaReply(refusedBy, plan, context);
		if (outcome === 'reset') return outcome;
		const headers = quotaHeaders(windows, variants, outcome.status === 429);
		return { ...outcome, headers: { ...headers, ...outcome.headers } };
	}

	async #operate(
		request: ApiRequest,
		endpoint: Endpoint,
		plan: Plan,
		context: RefusalContext,
	): Promise<Outcome> {
		const settings = this.settings();
		const fault = statusFault(request.faults, context);
		if (fault !== undefined) return fault;
		const prepared = endpoint.prepare({ ...request, settings, now: context.now });
		if ('reply' in prepared) return prepared.reply;
		if ('refusal' in prepared) return refusalReply(prepared.refusal, context);
		const { job } = prepared;
		const poisoning = findPoison(job, request.poisons);
		const refusal = refuseSize(job, plan, settings) ?? poisoning.refusal;
		if (refusal !== undefined) return refusalReply(refusal, context);
		if (poisoning.reset === true) return 'reset';
		const answer = await this.#work(job, request);
		if (hasFault(request.faults, 'reset-after-work')) return 'reset';
		const reply = omitResults(answer, poisoning.omitted);
		return spoilBody(spoilResults(reply, request.faults), request.faults);
	}

	#work(job: Job, request: ApiRequest): Promise<Reply> {
		const { requestMs, msPerCharacter } = this.settings();
		const textMs = job.docMs * job.texts.length + msPerCharacter * charactersOf(job);
		const ms = requestMs + textMs + msOf(request.faults, 'work');
		request.onWork(ms);
		return this.#queue.work(ms, () => job.answer());
	}

	#context(): RefusalContext {
		this.#requestCount += 1;
		const requestId = `req_sandbox_${String(this.#requestCount).padStart(6, '0')}`;
		return { requestId, now: this.now(), variants: this.settings().variants };
	}
}

/** The key of a request, undefined when it has none. */
export function apiKeyOf(headers: ApiRequest['headers']): string | undefined {
	return [headers['x-api-key']].flat()[0] || undefined;
}
