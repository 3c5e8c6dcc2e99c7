/**
 * The service, from a request as data to an answer as data. The gateway gives up on slow requests
 * while the API behind it works on, and is the one that is down, or in the way, when a fault says
 * so. Behind it: address, key, quota, validation, waiting in line, work, answer, in this order.
 */
import { cluster } from './endpoints/cluster';
import { charactersOf, refuseSize, type Endpoint, type Job } from './endpoints/endpoint';
import { health, predictsHealth } from './endpoints/health';
import { predict } from './endpoints/predict';
import { topicName } from './endpoints/topic-name';
import { echoKey, spoil } from './faults/answers';
import { hasFault, msOf, type Fault } from './faults/parse';
import type { PoisonOptions } from './faults/plan';
import { findPoison } from './faults/poison';
import { gatewayFault, statusFault } from './faults/status';
import type { Delays } from './http/delays';
import type { ReceivedRequest } from './http/wire';
import { NOT_FOUND, refusalReply, type Refusal, type RefusalContext } from './http/refusal';
import { htmlReply, type Reply } from './http/reply';
import { WorkQueue } from './http/work-queue';
import type { Settings } from './options';
import { quotaHeaders, quotaReply, refuseKey } from './plans/gate';
import { planOf, type Plan } from './plans/plans';
import { QuotaMeter } from './plans/quota';

/** An answer, or a connection that is cut instead. */
export type Outcome = Reply | 'reset';

/** A request with what is to go wrong with it. */
export interface ApiRequest extends ReceivedRequest {
	faults: Fault[];
	poisons: PoisonOptions[];
	/** Called with the work of the request, ms, when it gets in line. */
	onWork(ms: number): void;
}

/** All operations. A new one is one more here. */
const ENDPOINTS: Endpoint[] = [predict, cluster, topicName, predictsHealth, health];

const WRONG_METHOD: Refusal = {
	status: 405,
	code: 'method_not_allowed',
	message: 'Method Not Allowed',
};

const never = () => new Promise<never>(() => undefined);

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

	/** Never rejects; stays open for the fault `stall`. */
	async answer(request: ApiRequest): Promise<Outcome> {
		const { faults } = request;
		if (hasFault(faults, 'reset')) return 'reset';
		if (hasFault(faults, 'stall')) return never();
		const outcome = gatewayFault(faults) ?? (await this.#answerInTime(request));
		const echoes = outcome !== 'reset' && hasFault(faults, 'echo-key');
		return echoes ? echoKey(outcome, apiKeyOf(request) ?? '') : outcome;
	}

	/** Every key has its whole quota again. */
	resetQuotas(): void {
		this.#meters.clear();
	}

	#answerInTime(request: ApiRequest): Promise<Outcome> {
		const late = () => htmlReply(504, '504 Gateway Time-out');
		const answer = this.#answer(request);
		// The work is done all the same.
		const seen = hasFault(request.faults, 'gateway-timeout') ? never() : answer;
		return this.delays.within<Outcome>(this.settings().gatewayTimeoutMs, seen, late);
	}

	async #answer(request: ApiRequest): Promise<Outcome> {
		const latencyMs = msOf(request.faults, 'latency');
		if (latencyMs > 0) await this.delays.sleep(latencyMs);
		const context = this.#context();
		const atPath = ENDPOINTS.filter(({ path }) => path === request.path);
		const endpoint = atPath.find(({ method }) => method === request.method);
		if (endpoint === undefined) {
			return refusalReply(atPath.length === 0 ? NOT_FOUND : WRONG_METHOD, context);
		}
		const key = apiKeyOf(request);
		const { keys, quota, variants } = this.settings();
		const plan = planOf(key ?? '', keys, quota);
		const refusal = refuseKey(key, plan);
		if (refusal !== undefined && (!endpoint.isHealth || variants.healthNeedsKey)) {
			return refusalReply(refusal, context);
		}
		return this.#admit(request, endpoint, plan ?? { name: 'None' }, context);
	}

	async #admit(request: ApiRequest, endpoint: Endpoint, plan: Plan, context: RefusalContext) {
		const { variants, now } = context;
		const key = apiKeyOf(request) ?? '';
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
		return spoil(answer, request.faults, poisoning.omitted);
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
function apiKeyOf({ headers }: ApiRequest): string | undefined {
	return [headers['x-api-key']].flat()[0] || undefined;
}
