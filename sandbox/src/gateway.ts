/**
 * The gateway in front of the API: it gives up on slow requests while the API works on, and it is
 * the one that is down, or in the way, when a fault says so.
 */
import { apiKeyOf, type Api, type ApiRequest, type Outcome } from './api';
import { echoKey } from './faults/body';
import { findFault } from './faults/parse';
import { gatewayFault } from './faults/status';
import { Delays } from './http/delays';
import { gatewayTimeoutReply } from './http/reply';

export class Gateway {
	readonly #api: Api;
	readonly #timeoutMs: () => number;
	readonly #delays = new Delays();

	constructor(api: Api, timeoutMs: () => number) {
		this.#api = api;
		this.#timeoutMs = timeoutMs;
	}

	/** The answer as a client gets it. Never rejects; stays open for the fault `stall`. */
	async answer(request: ApiRequest): Promise<Outcome> {
		const outcome = await this.#pass(request);
		if (outcome === 'reset' || findFault(request.faults, 'echo-key') === undefined) return outcome;
		return echoKey(outcome, apiKeyOf(request.headers) ?? '');
	}

	/** Nothing is answered any more. */
	close(): void {
		this.#delays.close();
	}

	async #pass(request: ApiRequest): Promise<Outcome> {
		if (findFault(request.faults, 'reset') !== undefined) return 'reset';
		if (findFault(request.faults, 'stall') !== undefined) return new Promise(() => undefined);
		const page = gatewayFault(request.faults);
		if (page !== undefined) return page;
		const answer = this.#api.answer(request);
		if (findFault(request.faults, 'gateway-timeout') !== undefined) {
			await this.#delays.sleep(this.#timeoutMs());
			return gatewayTimeoutReply();
		}
		return this.#delays.within<Outcome>(this.#timeoutMs(), answer, gatewayTimeoutReply);
	}
}
