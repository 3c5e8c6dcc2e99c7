/**
 * The gateway in front of the API: it gives up on slow requests while the API works on, and it is
 * the one that is down, or in the way, when a fault says so.
 */
import { apiKeyOf, type Api, type ApiRequest, type Outcome } from './api';
import { echoKey } from './faults/body';
import { hasFault } from './faults/parse';
import { gatewayFault } from './faults/status';
import type { Delays } from './http/delays';
import { htmlReply } from './http/reply';

const never = () => new Promise<never>(() => undefined);

/** The answer as a client gets it. Never rejects; stays open for the fault `stall`. */
export async function passGateway(
	api: Api,
	request: ApiRequest,
	timeoutMs: number,
	delays: Delays,
): Promise<Outcome> {
	const { faults, headers } = request;
	if (hasFault(faults, 'reset')) return 'reset';
	if (hasFault(faults, 'stall')) return never();
	const outcome = gatewayFault(faults) ?? (await answerInTime());
	const echoes = outcome !== 'reset' && hasFault(faults, 'echo-key');
	return echoes ? echoKey(outcome, apiKeyOf(headers) ?? '') : outcome;

	function answerInTime(): Promise<Outcome> {
		const late = () => htmlReply(504, '504 Gateway Time-out');
		const answer = api.answer(request);
		// The work is done all the same.
		const seen = hasFault(faults, 'gateway-timeout') ? never() : answer;
		return delays.within<Outcome>(timeoutMs, seen, late);
	}
}
