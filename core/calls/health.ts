import { failureOf, unavailableFailure } from '../failure';
import type { ClientContext } from '../context';
import type { CancelSignal, Failure } from '../types';
import { Visitor } from '../lane/visitor';
import { exchange, type Exchange } from '../wire/exchange';
import { quotaOf } from '../wire/quota';
import type { HealthReport } from './types';

/** What the vendor's own clients allow a health check, ms. */
const TIMEOUT_MS = 10_000;

/**
 * Asks the service how it is: one request, two where the first address is unknown. Does not wait for
 * the quota and is not tried again: who asks wants to know how it is now. Never rejects.
 */
export async function checkHealth(
	context: ClientContext,
	{ signal }: { signal?: CancelSignal } = {},
): Promise<HealthReport> {
	const { lane, clock, limits } = context;
	const visitor = new Visitor({ clock, limits });
	const timeoutMs = Math.min(TIMEOUT_MS, limits.timeoutMs);
	const ask = async (path: string) => {
		const ticket = lane.enter(visitor);
		const answer = await exchange(context, { method: 'GET', path, query: {}, timeoutMs, signal });
		// Whatever the health page says, it says nothing of how documents fare.
		const { verdict } = answer;
		const learnt = verdict.kind === 'rate_limited' ? verdict : ({ kind: 'aborted' } as const);
		lane.learn(ticket, { ...answer, verdict: learnt });
		return answer;
	};
	const answer = await ask('/predicts/health');
	// The second is the address that an older client of the vendor uses.
	return readHealth(context, isNotFound(answer) ? await ask('/health') : answer);
}

type State = Pick<HealthReport, 'status' | 'message' | 'description'>;

const HEALTHY: State = {
	status: 'healthy',
	message: 'Sentor is healthy',
	description: 'Nothing to do.',
};
/** What the service says of itself while it works. */
const STATES: ReadonlyMap<string | undefined, State> = new Map([
	['healthy', HEALTHY],
	['ok', HEALTHY],
	[
		'degraded',
		{
			status: 'degraded',
			message: 'Sentor works, with limits',
			description: 'Answers may be slow or incomplete. Try again later if they are.',
		},
	],
]);

function readHealth(
	{ scrub }: ClientContext,
	{ verdict, body: raw = {}, sentAt, receivedAt, quota }: Exchange,
): HealthReport {
	// Cleaned first: in lower case a key would no longer be known.
	const said = typeof raw.status === 'string' ? scrub.text(raw.status).toLowerCase() : undefined;
	const told = {
		...(typeof raw.version === 'string' ? { version: scrub.text(raw.version) } : {}),
		responseMs: receivedAt - sentAt,
		...(quota ? { quota: quotaOf(quota) } : {}),
	};
	const known = STATES.get(said);
	if (known) return { ...known, ...told, raw };
	const failure = faultOf(verdict, said);
	const { message, description } = failure;
	const own = said === undefined ? {} : { raw };
	return { status: 'unhealthy', message, description, ...told, failure, ...own };
}

function faultOf(verdict: Exchange['verdict'], said: string | undefined): Failure {
	if (verdict.kind === 'stop') return verdict.failure(1);
	if (verdict.kind === 'aborted') return failureOf('cancelled', 'stopped', {}, 1);
	return said === undefined
		? unavailableFailure(verdict.detail, 1)
		: failureOf('unavailable', 'unhealthy', verdict.detail, 1, { serverMessage: said });
}

function isNotFound({ verdict }: Exchange): boolean {
	return verdict.kind === 'stop' && verdict.failure(1).status === 404;
}
