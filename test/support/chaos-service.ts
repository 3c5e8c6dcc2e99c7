import type { TransportFailure, TransportReply, TransportRequest } from '../../core';
import type { VirtualTime } from './sim/virtual-time';

/** What a service does with a request that has nothing to do with the texts in it; `none` is well. */
export const SERVICE_FAULTS = [
	...(['none', 'none', 'none', '429', '500', '503', '504'] as const),
	...(['401', '404', 'html', 'network', 'slow'] as const),
];

/** How long an answer takes, ms, and how long a slow one. */
const ANSWER_MS = 100;
const SLOW_MS = 20_000;

/**
 * A service in virtual time that goes through `faults`, one per request, and is well after the last.
 * Faults that are none of {@link SERVICE_FAULTS} are for `answer` to act.
 */
export function chaosService<Fault extends string>(
	time: VirtualTime,
	faults: readonly (Fault | 'none')[],
	answer: (request: TransportRequest, fault: Fault | 'none') => TransportReply,
) {
	let nth = 0;
	return async (request: TransportRequest): Promise<TransportReply> => {
		const { signal } = request;
		const fault = faults[nth++] ?? 'none';
		await Promise.race([
			time.clock.sleep(fault === 'slow' ? SLOW_MS : ANSWER_MS),
			new Promise<void>((resolve) => signal?.addEventListener('abort', resolve)),
		]);
		if (signal?.aborted) throw { kind: 'aborted' } satisfies TransportFailure;
		if (fault === 'network')
			throw { kind: 'network', code: 'ECONNRESET' } satisfies TransportFailure;
		if (fault === 'html') return reply(200, '<html>');
		if (fault === '429') return reply(429, { retry_after: 30 });
		if (/^\d+$/.test(fault)) return reply(Number(fault), {});
		return answer(request, fault);
	};
}

/** An answer without headers. */
export function reply(status: number, body: unknown): TransportReply {
	return { status, headers: {}, body };
}
