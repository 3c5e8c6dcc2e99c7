/** The sandbox behind its server: takes requests from connections, records them, answers them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Api } from './api';
import { describeFault, parseFaults, type Fault } from './faults/parse';
import { FaultPlan } from './faults/plan';
import { Gateway } from './gateway';
import { Delays } from './http/delays';
import { countDocuments, RequestLog, type RecordedRequest } from './http/log';
import { receive, type ReceivedRequest } from './http/receive';
import { jsonReply, type Reply } from './http/reply';
import { cut, send } from './http/send';
import { mergeSettings, startSettings, type SandboxOptions, type Settings } from './options';

export class SandboxService {
	readonly log: RequestLog;
	#settings: Settings;
	#faults: FaultPlan;
	readonly #api: Api;
	readonly #gateway: Gateway;
	readonly #delays = new Delays();
	readonly #now: () => number;

	constructor(options: SandboxOptions) {
		this.#settings = startSettings(options);
		this.#faults = new FaultPlan(this.#settings.faults);
		this.#now = options.now ?? Date.now;
		this.log = new RequestLog(options.onRequest ?? (() => undefined));
		this.#api = new Api(() => this.#settings, this.#now);
		this.#gateway = new Gateway(this.#api, () => this.#settings.gatewayTimeoutMs);
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
		this.#api.close();
		this.#gateway.close();
		this.#delays.close();
	}

	async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let received: ReceivedRequest;
		try {
			received = await receive(request);
		} catch {
			// The client went away while it was sending: there is nobody to answer.
			return;
		}
		const record = this.#record(received, request);
		response.on('close', () => this.log.settle(record, null));
		try {
			await this.#answer(received, request, response, record);
		} catch (caught) {
			// A defect of the sandbox: it must be seen, and must not end the process it runs in.
			const reply = jsonReply(500, { sandbox: String((caught as Error).stack) });
			if (!response.headersSent) await this.#send(reply, response, record, []);
		}
	}

	async #answer(
		received: ReceivedRequest,
		request: IncomingMessage,
		response: ServerResponse,
		record: RecordedRequest,
	): Promise<void> {
		const plan = this.#faults;
		const faults = this.#faultsOf(received, request);
		if ('unreadable' in faults) {
			return this.#send(jsonReply(400, { sandbox: faults.unreadable }), response, record, []);
		}
		if (faults.list.length > 0) record.fault = faults.list.map(describeFault).join(', ');
		const outcome = await this.#gateway.answer({
			...received,
			headers: request.headers,
			faults: faults.list,
			poisons: plan.poisons,
			onWork: (ms) => (this.log.counters.workMs += ms),
		});
		if (outcome === 'reset') return cut(response);
		const headers = { Date: new Date(this.#now()).toUTCString(), ...outcome.headers };
		await this.#send({ ...outcome, headers }, response, record, faults.list);
	}

	async #send(reply: Reply, response: ServerResponse, record: RecordedRequest, faults: Fault[]) {
		if (response.destroyed) return;
		this.log.settle(record, reply.status);
		await send(response, reply, faults, this.#delays);
	}

	/** The faults of a request: those that it asks for itself, or else those of the plan. */
	#faultsOf(
		{ path }: ReceivedRequest,
		request: IncomingMessage,
	): { list: Fault[] } | { unreadable: string } {
		const header = request.headers['x-sandbox-fault'];
		if (header === undefined) return { list: this.#faults.next(path) };
		try {
			return { list: parseFaults(String(header)) };
		} catch (caught) {
			return { unreadable: (caught as Error).message };
		}
	}

	#record(received: ReceivedRequest, request: IncomingMessage): RecordedRequest {
		const record: RecordedRequest = {
			...received,
			headers: request.headers,
			documents: countDocuments(received.body),
			status: null,
			receivedAt: this.#now(),
		};
		this.log.open(record);
		return record;
	}
}
