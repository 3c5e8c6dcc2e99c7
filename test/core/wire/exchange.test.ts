import type { CancelSignal, Transport } from '../../../core';
import { exchange } from '../../../core/wire/exchange';
import { createScrubber } from '../../../core/wire/scrub';

/** What became of a request with a minute's time-out whose transport took so many ms. */
async function exchanged(tookMs: number, transport: Transport, signal?: CancelSignal) {
	let now = 0;
	const wire = {
		transport: async (request: Parameters<Transport>[0]) => {
			now += tookMs;
			return await transport(request);
		},
		clock: { now: () => now, sleep: async () => {}, random: () => 0 },
		scrub: createScrubber([]),
	};
	const request = { method: 'GET', path: '/', query: {}, timeoutMs: 60_000 } as const;
	return await exchange(wire, { ...request, ...(signal ? { signal } : {}) });
}

describe('a request', () => {
	it.each([
		['that the transport gave up in time', 60_020, 60],
		['of which the transport was late to say so', 75_000, 60],
		['that the transport gave up sooner', 21_000, 21],
	])('tells how long its answer was waited for: one %s', async (_, tookMs, seconds) => {
		const { verdict } = await exchanged(tookMs, () => Promise.reject({ kind: 'timeout' }));
		expect(verdict).toEqual({ kind: 'slow', detail: { seconds } });
	});

	it('tells of the quota, unless it was refused for it', async () => {
		const headers = { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '30' };
		const answer = (status: number) => async () => ({ status, headers, body: { results: [] } });
		expect((await exchanged(10, answer(200))).quota).toMatchObject({ remaining: 3 });
		expect((await exchanged(10, answer(422))).quota).toMatchObject({ remaining: 3 });
		expect((await exchanged(10, answer(429))).quota).toBeUndefined();
	});

	it('is not sent where it is cancelled before', async () => {
		const transport = jest.fn();
		const { verdict } = await exchanged(10, transport, AbortSignal.abort());
		expect(verdict).toEqual({ kind: 'aborted' });
		expect(transport).not.toHaveBeenCalled();
	});

	it('has the body of a success, and of nothing else', async () => {
		const answer = (status: number, body: unknown) => async () => ({ status, headers: {}, body });
		expect((await exchanged(10, answer(200, '{"a":1}'))).body).toEqual({ a: 1 });
		expect((await exchanged(10, answer(200, 'hello'))).body).toEqual({});
		expect((await exchanged(10, answer(422, { a: 1 }))).body).toBeUndefined();
	});
});
