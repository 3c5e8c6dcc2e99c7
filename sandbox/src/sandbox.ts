/** A running sandbox: takes requests from connections, records them, answers them. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, type Outcome } from './api';
import { describeFault, parseFaults, type Fault } from './faults/parse';
import { FaultPlan } from './faults/plan';
import { Delays } from './http/delays';
import { RequestLog, type Counters, type RecordedRequest } from './http/log';
import { jsonReply } from './http/reply';
import { receive, send } from './http/wire';
import { mergeSettings, type SandboxOptions, type Settings } from './options';

/** What becomes of a request, and the faults of it that only a connection can have. */
interface Answer {
	reply: Outcome;
	faults: Fault[];
}

/** A sandbox; started by {@link startSandbox}. */
export class Sandbox {
	port = 0;
	#settings: Settings;
	#faults: FaultPlan;
	readonly #log: RequestLog;
	readonly #api: Api;
	readonly #delays = new Delays();
	readonly #now: () => number;
	readonly #server = createServer((request, response) => void this.#serve(request, response));

	constructor(options: SandboxOptions) {
		this.#settings = mergeSettings(options);
		this.#faults = new FaultPlan(this.#settings.faults);
		this.#now = options.now ?? Date.now;
		this.#log = new RequestLog(options.onRequest ?? (() => undefined));
		this.#api = new Api(() => this.#settings, this.#now, this.#delays);
		// Longer than any client keeps an idle connection, so that none is closed under a request.
		this.#server.keepAliveTimeout = 600_000;
	}

	/** Resolves when it listens. Rejects when the port is taken. */
	async listen(port = 0): Promise<void> {
		this.#server.listen(port, '127.0.0.1');
		await once(this.#server, 'listening').catch((caught: NodeJS.ErrnoException) => {
			throw caught.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken`) : caught;
		});
		this.port = (this.#server.address() as AddressInfo).port;
	}

	/** The base address, as it goes into a credential: `http://127.0.0.1:8484/api`. */
	get url(): string {
		return `http://127.0.0.1:${this.port}/api`;
	}

	/** What was received, oldest first. */
	get requests(): readonly RecordedRequest[] {
		return this.#log.requests;
	}

	/** Figures over all of it. */
	get counters(): Readonly<Counters> {
		return this.#log.counters;
	}

	/** Forgets requests and counters, refills every quota, begins the faults anew. */
	reset(): void {
		this.#log.reset();
		this.#api.resetQuotas();
		this.#faults = new FaultPlan(this.#settings.faults);
	}

	/**
	 * Changes options from the next request on. `variants` are laid over those there are, any other
	 * option replaces the one before; faults begin anew.
	 * @throws {Error} when an option names an unknown fault; nothing is changed then
	 */
	set(options: Omit<SandboxOptions, 'port' | 'now' | 'onRequest'>): void {
		const settings = mergeSettings(options, this.#settings);
		this.#faults = new FaultPlan(settings.faults);
		this.#settings = settings;
	}

	/** Ends at once, with requests in flight too: their connections are cut. */
	async close(): Promise<void> {
		this.#delays.close();
		const closed = new Promise((resolve) => this.#server.close(resolve));
		this.#server.closeAllConnections();
		await closed;
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		// A client that goes away while it sends leaves nobody to answer.
		const received = await receive(request).catch(() => undefined);
		if (received === undefined) return;
		const { record, settle } = this.#log.open({ ...received, receivedAt: this.#now() });
		response.on('close', () => settle(null));
		const { reply, faults } = await this.#answer(record).catch(defect);
		// With a reset, so that the client sees no orderly end.
		if (reply === 'reset') return void response.socket?.resetAndDestroy();
		if (response.destroyed) return;
		settle(reply.status);
		await send(response, reply, faults, this.#delays);
	}

	async #answer(record: RecordedRequest): Promise<Answer> {
		// What a request asks for itself stands in for the plan.
		const asked = record.headers['x-sandbox-fault'];
		const { poisons } = this.#faults;
		let faults: Fault[];
		try {
			faults = asked === undefined ? this.#faults.next(record.path) : parseFaults(String(asked));
		} catch (caught) {
			return { reply: jsonReply(400, { sandbox: (caught as Error).message }), faults: [] };
		}
		if (faults.length > 0) record.fault = faults.map(describeFault).join(', ');
		const onWork = (ms: number) => (this.#log.counters.workMs += ms);
		const reply = await this.#api.answer({ ...record, faults, poisons, onWork });
		if (reply === 'reset') return { reply, faults };
		const date = { Date: new Date(this.#now()).toUTCString() };
		return { reply: { ...reply, headers: { ...date, ...reply.headers } }, faults };
	}
}

/** A defect of the sandbox: it must be seen, and must not end the process it runs in. */
function defect(caught: unknown): Answer {
	return { reply: jsonReply(500, { sandbox: String((caught as Error).stack) }), faults: [] };
}
