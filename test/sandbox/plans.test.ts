import { SANDBOX_KEYS } from '../../sandbox/src';
import { closeSandboxes, predict, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

/** A clock that a test moves. Starts in the middle of a second. */
function clockAt(iso: string) {
	let time = Date.parse(iso);
	return {
		now: () => time,
		moveTo: (ms: number) => (time = ms),
		move: (ms: number) => (time += ms),
	};
}

const NOON = '2026-03-10T12:00:00.400Z';

describe('the keys', () => {
	it('are accepted, but for the expired one', async () => {
		const sandbox = await sandboxWith();
		const answers = SANDBOX_KEYS.map((key) => predict(sandbox, ['fine'], { key }));
		const statuses = (await Promise.all(answers)).map((answer) => answer.status);
		expect(statuses).toEqual(SANDBOX_KEYS.map((key) => (key === 'sandbox-expired' ? 401 : 200)));
	});

	it('that are unknown or missing are refused with a reason', async () => {
		const sandbox = await sandboxWith();
		for (const key of ['nobody', '', '__proto__', 'constructor']) {
			const { status, json } = await predict(sandbox, ['fine'], { key });
			expect(status).toBe(401);
			expect(json.error).toMatchObject({
				code: 'auth_failed',
				details: { reason: 'invalid_key' },
				request_id: expect.stringMatching(/^req_sandbox_\d+$/),
			});
		}
	});

	it('that have expired are refused with the day on which they did', async () => {
		const sandbox = await sandboxWith();
		const { status, json } = await predict(sandbox, ['fine'], { key: 'sandbox-expired' });
		expect(status).toBe(401);
		expect(json.error.details).toEqual({
			reason: 'expired_key',
			expires_at: '2026-01-31T00:00:00.000Z',
		});
	});

	it('can be added, and the quotas of the known ones replaced', async () => {
		const sandbox = await sandboxWith({
			keys: { mine: { requests: 7 }, 'sandbox-free': { requests: 9 } },
		});
		const limits = ['mine', 'sandbox-free', 'sandbox-starter'].map(async (key) => {
			const { headers } = await predict(sandbox, ['fine'], { key });
			return headers.get('x-ratelimit-limit');
		});
		expect(await Promise.all(limits)).toEqual(['7', '9', '60']);
	});

	it.each([
		['sandbox-free', 5],
		['sandbox-starter', 60],
		['sandbox-growth', 200],
		['sandbox-business', 500],
	])('%s may send %d requests a minute', async (key, limit) => {
		const sandbox = await sandboxWith();
		const statuses: number[] = [];
		for (let sent = 0; sent <= limit; sent += 1) {
			statuses.push((await predict(sandbox, ['fine'], { key })).status);
		}
		expect(statuses.filter((status) => status === 200)).toHaveLength(limit);
		expect(statuses.at(-1)).toBe(429);
	});

	it('sandbox-free takes 1,000 characters a call, all documents together', async () => {
		const sandbox = await sandboxWith();
		const call = (length: number) =>
			predict(sandbox, ['a'.repeat(500), 'a'.repeat(length - 500)], { key: 'sandbox-free' });
		expect((await call(1_000)).status).toBe(200);
		const { status, json } = await call(1_001);
		expect(status).toBe(422);
		expect(json.error.message).toBe('Text too long (>1000 characters per call on this plan)');
	});
});

describe('the quota headers', () => {
	it('count down and name the whole second at which the window opens', async () => {
		const clock = clockAt(NOON);
		const sandbox = await sandboxWith({ now: clock.now, quota: { requests: 3, windowMs: 10_000 } });
		const first = await predict(sandbox, ['fine']);
		expect(first.headers.get('date')).toBe('Tue, 10 Mar 2026 12:00:00 GMT');
		expect(first.headers.get('x-ratelimit-limit')).toBe('3');
		expect(first.headers.get('x-ratelimit-remaining')).toBe('2');
		expect(first.headers.get('x-ratelimit-used')).toBe('1');
		const reset = Number(first.headers.get('x-ratelimit-reset'));
		expect(new Date(reset * 1_000).toISOString()).toBe('2026-03-10T12:00:11.000Z');
	});

	it('are honest: shut until a millisecond before the reset, open at it', async () => {
		const clock = clockAt(NOON);
		const sandbox = await sandboxWith({ now: clock.now, quota: { requests: 2, windowMs: 10_000 } });
		await predict(sandbox, ['fine']);
		clock.move(3_000);
		const last = await predict(sandbox, ['fine']);
		expect(last.headers.get('x-ratelimit-remaining')).toBe('0');
		const resetMs = Number(last.headers.get('x-ratelimit-reset')) * 1_000;
		clock.moveTo(resetMs - 1);
		expect((await predict(sandbox, ['fine'])).status).toBe(429);
		clock.moveTo(resetMs);
		const next = await predict(sandbox, ['fine']);
		expect(next.status).toBe(200);
		expect(next.headers.get('x-ratelimit-remaining')).toBe('1');
	});

	it('stand on refusals of the API too, but not on pages of the gateway', async () => {
		const sandbox = await sandboxWith();
		const key = 'sandbox-starter';
		const invalid = await predict(sandbox, [''], { key });
		expect([invalid.status, invalid.headers.get('x-ratelimit-remaining')]).toEqual([422, '59']);
		const headers = { 'x-sandbox-fault': '502' };
		const page = await predict(sandbox, ['fine'], { key, headers });
		expect([page.status, page.headers.get('x-ratelimit-remaining')]).toEqual([502, null]);
	});

	it('are counted per key, and a refused request uses nothing up', async () => {
		const sandbox = await sandboxWith({ quota: { requests: 1 } });
		await predict(sandbox, ['fine'], { key: 'sandbox-free' });
		const refused = await predict(sandbox, ['fine'], { key: 'sandbox-free' });
		expect([refused.status, refused.headers.get('x-ratelimit-used')]).toEqual([429, '1']);
		expect((await predict(sandbox, ['fine'], { key: 'sandbox-starter' })).status).toBe(200);
	});

	it('are absent for a key without limits', async () => {
		const { headers } = await predict(await sandboxWith(), ['fine'], { key: 'sandbox-unlimited' });
		for (const name of ['limit', 'remaining', 'reset', 'used']) {
			expect(headers.get(`x-ratelimit-${name}`)).toBeNull();
		}
	});

	it('describe the tightest window, or the one that is asked for', async () => {
		const quota = { requests: 10, day: 3, month: 100 };
		const sandbox = await sandboxWith({ quota });
		const limit = async () => (await predict(sandbox, ['x'])).headers.get('x-ratelimit-limit');
		expect(await limit()).toBe('3');
		sandbox.set({ variants: { rateLimitWindow: 'minute' } });
		expect(await limit()).toBe('10');
		sandbox.set({ variants: { rateLimitWindow: 'month' } });
		expect(await limit()).toBe('100');
	});

	it('come with refusals only, or never, when that is asked for', async () => {
		const sandbox = await sandboxWith({
			quota: { requests: 1 },
			variants: { rateLimitHeaders: 'refusals' },
		});
		const limit = async () => (await predict(sandbox, ['x'])).headers.get('x-ratelimit-limit');
		expect([await limit(), await limit()]).toEqual([null, '1']);
		sandbox.set({ variants: { rateLimitHeaders: 'none' } });
		expect(await limit()).toBeNull();
	});
});

describe('the day and the month', () => {
	it('end at midnight UTC', async () => {
		const clock = clockAt(NOON);
		const sandbox = await sandboxWith({ now: clock.now, quota: { requests: 5, day: 2 } });
		await predict(sandbox, ['fine']);
		await predict(sandbox, ['fine']);
		const refused = await predict(sandbox, ['fine']);
		expect(refused.status).toBe(429);
		const midnight = Date.parse('2026-03-11T00:00:00Z');
		expect(refused.json.error.details).toEqual({
			limit: 2,
			remaining: 0,
			reset: midnight / 1_000,
			retry_after: 12 * 3_600,
		});
		clock.moveTo(midnight);
		expect((await predict(sandbox, ['fine'])).status).toBe(200);
	});

	it('a month ends with its last day', async () => {
		const clock = clockAt('2026-12-31T23:59:59.500Z');
		const sandbox = await sandboxWith({ now: clock.now, quota: { month: 1 } });
		const first = await predict(sandbox, ['fine']);
		const reset = Number(first.headers.get('x-ratelimit-reset')) * 1_000;
		expect(new Date(reset).toISOString()).toBe('2027-01-01T00:00:00.000Z');
		clock.move(500);
		expect((await predict(sandbox, ['fine'])).status).toBe(200);
	});

	it('can be refused as a plan that is used up', async () => {
		const sandbox = await sandboxWith({
			keys: { mine: { requests: 5, day: 1 } },
			variants: { quotaStatus: 403 },
		});
		await predict(sandbox, ['fine'], { key: 'mine' });
		const { status, json } = await predict(sandbox, ['fine'], { key: 'mine' });
		expect(status).toBe(403);
		expect(json.error.message).toBe('Plan quota exceeded (Custom: 1 requests per day)');
	});
});

describe('a 429', () => {
	const reset = Date.parse('2026-03-10T12:01:01Z') / 1_000;
	const message = 'Rate limit exceeded: 1 requests per minute';
	const bodies: [string, unknown][] = [
		[
			'retry_after',
			{
				error: {
					code: 'rate_limit_exceeded',
					message,
					status: 429,
					details: { limit: 1, remaining: 0, reset, retry_after: 61 },
					documentation_url: expect.any(String),
				},
			},
		],
		[
			'reset_at',
			{
				error: {
					code: 'rate_limit_exceeded',
					message,
					details: {
						rate_limit: { limit: 1, remaining: 0, reset_at: '2026-03-10T12:01:01.000Z' },
					},
					request_id: expect.any(String),
					timestamp: '2026-03-10T12:00:00.400Z',
					documentation_url: expect.any(String),
				},
			},
		],
		['detail', { detail: message, status_code: '429', retry_after: 61 }],
		['message', { statusCode: 429, message: 'Too Many Requests' }],
		['html', undefined],
		['empty', undefined],
	];

	it.each(bodies)('can have the body %s', async (rateLimit, expected) => {
		const sandbox = await sandboxWith({
			now: clockAt(NOON).now,
			quota: { requests: 1 },
			variants: { rateLimit: rateLimit as never },
		});
		await predict(sandbox, ['fine']);
		const { status, json, text } = await predict(sandbox, ['fine']);
		expect(status).toBe(429);
		expect(json).toEqual(expected);
		expect(text.startsWith('<html>')).toBe(rateLimit === 'html');
		expect(text === '').toBe(rateLimit === 'empty');
	});

	it.each([
		['none', null],
		['seconds', '61'],
		['date', 'Tue, 10 Mar 2026 12:01:01 GMT'],
	] as const)('can have Retry-After as %s', async (retryAfter, expected) => {
		const sandbox = await sandboxWith({
			now: clockAt(NOON).now,
			quota: { requests: 1 },
			variants: { retryAfter },
		});
		await predict(sandbox, ['fine']);
		expect((await predict(sandbox, ['fine'])).headers.get('retry-after')).toBe(expected);
	});
});
