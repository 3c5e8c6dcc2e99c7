/** The sandbox behind its server: takes requests from connections, records them, answers them. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Api, type Outcome } from './api';
import { describeFault, parseFaults, type Fault } from './faults/parse';
import { FaultPlan } from './faults/plan';
import { passGateway } from './gateway';
import { Delays } from './http/delays';
import { RequestLog, type RecordedRequest } from './http/log';
import { receive, type ReceivedRequest } from './http/receive';
import { jsonReply } from './http/reply';
import { cut, send } from './http/send';
import { mergeSettings, startSettings, type SandboxOptions, type Settings } from './options';

/** What becomes of a request, and the faults of it that only a connection can have. */
interface Answer {
	reply: Outcome;
	faults: Fault[];
}

export class SandboxService {
	readonly log: RequestLog;
	#settings: Settings;
	#faults: FaultPlan;
	readonly #api: Api;
	readonly #delays = new Delays();
	readonly #now: () => number;

	constructor(options: SandboxOptions) {
		this.#settings = startSettings(options);
		this.#faults = new FaultPlan(this.#settings.faults);
		this.#now = options.now ?? Date.now;
		this.log = new RequestLog(options.onRequest ?? (() => undefined));
		this.#api = new Api(() => this.#settings, this.#now, this.#delays);
	}

	reset(): void {
		this.log.reset();
		this.#api.resetQuotas();
		this.#faults = new FaultPlan(this.#settings.faults);
	}

	set(options: SandboxOptions): void {
		const settings = mergeSettings(this.#settings, options);
		this.#faults = new FaultPlan(settings.faults);
		this.#settings = settings;
	}

	close(): void {
		this.#delays.close();
	}

	async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		// A client that goes away while it sends leaves nobody to answer.
		const received = await receive(request).catch(() => undefined);
		if (received === undefined) return;
		const { headers } = request;
		const record = this.log.open({ ...received, headers, receivedAt: this.#now() });
		response.on('close', () => this.log.settle(record, null));
		const { reply, faults } = await this.#answer(received, headers, record).catch(defect);
		if (reply === 'reset') return cut(response);
		if (response.destroyed) return;
		this.log.settle(record, reply.status);
		await send(response, reply, faults, this.#delays);
	}

	async #answer(
		received: ReceivedRequest,
		headers: IncomingHttpHeaders,
		record: RecordedRequest,
	): Promise<Answer> {
		// What a request asks for itself stands in for the plan.
		const asked = headers['x-sandbox-fault'];
		const { poisons } = this.#faults;
		let faults: Fault[];
		try {
			faults = asked === undefined ? this.#faults.next(received.path) : parseFaults(String(asked));
		} catch (caught) {
			return { reply: jsonReply(400, { sandbox: (caught as Error).message }), faults: [] };
		}
		if (faults.length > 0) record.fault = faults.map(describeFault).join(', ');
		const onWork = (ms: number) => (this.log.counters.workMs += ms);
		const apiRequest = { ...received, headers, faults, poisons, onWork };
		const { gatewayTimeoutMs } = this.#settings;
		const reply = await passGateway(this.#api, apiRequest, gatewayTimeoutMs, this.#delays);
		if (reply === 'reset') return { reply, faults };
		const date = { Date: new Date(this.#now()).toUTCString() };
		return { reply: { ...reply, headers: { ...date, ...reply.headers } }, faults };
	}
}

/** A defect of the sandbox: it must be seen, and must not end the process it runs in. */
function defect(caught: unknown): Answer {
	return { reply: jsonReply(500, { sandbox: String((caught as Error).stack) }), faults: [] };
}
