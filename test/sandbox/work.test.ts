import { Delays } from '../../sandbox/src/http/delays';
import { WorkQueue } from '../../sandbox/src/http/work-queue';
import { closeSandboxes, predict, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

describe('the workers', () => {
	let delays: Delays;

	beforeEach(() => {
		jest.useFakeTimers();
		delays = new Delays();
	});
	afterEach(() => {
		delays.close();
		jest.useRealTimers();
	});

	/** Which tasks are done after so many ms. */
	async function doneAfter(queue: WorkQueue, durations: number[], ms: number): Promise<number[]> {
		const done: number[] = [];
		for (const [place, duration] of durations.entries()) {
			void queue.work(duration, () => place).then((result) => done.push(result));
		}
		await jest.advanceTimersByTimeAsync(ms);
		return done;
	}

	it('work on as many tasks as there are workers; the others wait', async () => {
		const queue = new WorkQueue(() => 2, delays);
		expect(await doneAfter(queue, [10, 10, 10, 10, 10], 10)).toEqual([0, 1]);
	});

	it('take the next task when one is free, first come first served', async () => {
		const queue = new WorkQueue(() => 2, delays);
		expect(await doneAfter(queue, [30, 10, 5, 100, 1], 32)).toEqual([1, 2, 0, 4]);
	});

	it('compute while they work, and pass on what goes wrong only then', async () => {
		const queue = new WorkQueue(() => 1, delays);
		const events: string[] = [];
		const compute = () => {
			events.push('computed');
			throw new Error('defect');
		};
		queue.work(10, compute).catch(() => events.push('failed'));
		await jest.advanceTimersByTimeAsync(9);
		expect(events).toEqual(['computed']);
		await jest.advanceTimersByTimeAsync(1);
		expect(events).toEqual(['computed', 'failed']);
		expect(await doneAfter(queue, [5], 5)).toEqual([0]);
	});

	it('need the work divided by their number', async () => {
		const queue = new WorkQueue(() => 4, delays);
		expect(await doneAfter(queue, Array(100).fill(40), 999)).toHaveLength(96);
		await jest.advanceTimersByTimeAsync(1);
	});
});

describe('the work of a request', () => {
	it('grows with documents and characters', async () => {
		const sandbox = await sandboxWith({ requestMs: 4, docMs: 3, msPerCharacter: 0.5 });
		await predict(sandbox, ['ab', 'abcd']);
		expect(sandbox.counters.workMs).toBe(4 + 2 * 3 + 6 * 0.5);
		expect(sandbox.requests[0]?.durationMs).toBeGreaterThanOrEqual(12);
	});

	it('is not done for requests that are refused', async () => {
		const sandbox = await sandboxWith({ requestMs: 60_000 });
		expect((await predict(sandbox, [''])).status).toBe(422);
		expect((await predict(sandbox, ['fine'], { key: 'wrong' })).status).toBe(401);
		expect(sandbox.counters.workMs).toBe(0);
	});
});

describe('the gateway', () => {
	it('answers 504 with a page when the API is too slow', async () => {
		const sandbox = await sandboxWith({ requestMs: 60_000, gatewayTimeoutMs: 10 });
		const { status, headers, text } = await predict(sandbox, ['fine'], { key: 'sandbox-free' });
		expect(status).toBe(504);
		expect(headers.get('content-type')).toBe('text/html');
		expect(headers.get('x-ratelimit-limit')).toBeNull();
		expect(text).toContain('504 Gateway Time-out');
	});

	it('does not take back the work: the next request waits behind it', async () => {
		const sandbox = await sandboxWith({ workers: 1, requestMs: 60_000, gatewayTimeoutMs: 10 });
		expect((await predict(sandbox, ['fine'])).status).toBe(504);
		sandbox.set({ requestMs: 0 });
		expect((await predict(sandbox, ['fine'])).status).toBe(504);
		sandbox.set({ workers: 2, gatewayTimeoutMs: 10_000 });
		expect((await predict(sandbox, ['fine'])).status).toBe(200);
	});

	it('has counted the request that it gave up', async () => {
		const sandbox = await sandboxWith({ requestMs: 60_000, gatewayTimeoutMs: 5 });
		const key = 'sandbox-free';
		await predict(sandbox, ['fine'], { key });
		sandbox.set({ requestMs: 0, gatewayTimeoutMs: 10_000, workers: 9 });
		const { headers } = await predict(sandbox, ['fine'], { key });
		expect(headers.get('x-ratelimit-used')).toBe('2');
	});
});
