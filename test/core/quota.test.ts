import type { Progress } from '../../core';
import { document, shortDocuments } from '../support/sim/documents';
import { refusal, REFUSAL_FORMS } from '../support/sim/headers';
import { reply, Script, success } from '../support/sim/script';
import { SimWorld, tally } from '../support/sim/run';
import { START } from '../support/sim/virtual-time';

/** Headers that say how many are left, and when the window ends: seconds after the start. */
function told(remaining: number, resetAfter: number, limit = 60): Record<string, string> {
	return {
		'X-RateLimit-Limit': String(limit),
		'X-RateLimit-Remaining': String(remaining),
		'X-RateLimit-Reset': String(START / 1000 + resetAfter),
	};
}

/** Two documents that cannot share a request. */
const two = [document('a'.repeat(2000)), document('b'.repeat(2000))];
const three = [...two, document('c'.repeat(2000))];

describe('the quota', () => {
	it('is waited for before the request, until the reset that the server named and a bit', async () => {
		const script = new Script((request) => success(request, told(0, 42)));
		const { outcomes, stats } = await script.analyze(two);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(script.sentAfter[1]).toBeGreaterThanOrEqual(42_500);
		expect(script.sentAfter[1]).toBeLessThanOrEqual(43_001);
		expect(stats).toMatchObject({ requests: 2, rateLimited: 0 });
		expect(stats.waitMs).toBeGreaterThanOrEqual(41_500);
		expect(stats.waitMs).toBeLessThanOrEqual(42_001);
	});

	it('is not waited for beyond the deadline, and the failure names that time', async () => {
		const script = new Script((request) => success(request, told(0, 300)));
		const { outcomes } = await script.analyze(two, { deadlineMs: 60_000, maxWaitMs: 600_000 });
		expect(outcomes[1]).toMatchObject({
			failure: { reason: 'wait_too_long', values: { maxWaitSeconds: 60 } },
		});
	});

	it('is not waited for while some is left', async () => {
		const script = new Script((request, number) => success(request, told(5 - number, 42)));
		const { stats } = await script.analyze(three);
		expect(script.sentAfter.at(-1)).toBeLessThanOrEqual(3000);
		expect(stats.waitMs).toBe(0);
	});

	it('counts what is in flight as used', async () => {
		const world = new SimWorld({ server: { quota: [{ kind: 'fixed', limit: 3 }], docMs: 2000 } });
		await world.analyze(shortDocuments(120, 300), { maxDocsPerRequest: 5 });
		expect(world.log.count(429)).toBe(0);
		const minutes = world.log.requests.map(({ sentAt }) => Math.floor((sentAt + 20) / 60_000));
		for (const minute of new Set(minutes))
			expect(minutes.filter((one) => one === minute).length).toBeLessThanOrEqual(3);
	});

	it('of a small plan is asked for by one request when a window has ended, and the rest follows', async () => {
		const world = new SimWorld({ server: { quota: [{ kind: 'fixed', limit: 5 }], docMs: 500 } });
		await world.analyze(shortDocuments(60, 300), { maxDocsPerRequest: 1 });
		const windows = world.log.requests.map(({ sentAt }) => Math.floor((sentAt + 20) / 60_000));
		const first = world.log.requests[windows.indexOf(windows[0]! + 1)]!;
		expect(first.inFlight).toBe(1);
		const during = world.log.requests.filter(
			({ sentAt }) => sentAt > first.sentAt && sentAt < first.endedAt!,
		);
		expect(during).toEqual([]);
	});

	it('tells progress while it is waited for, and until when', async () => {
		const script = new Script((request) => success(request, told(0, 42)));
		const events: Progress[] = [];
		await script.analyze(two, {}, { onProgress: (event) => events.push(event) });
		const waiting = events.filter(({ waitingUntil }) => waitingUntil !== undefined);
		expect(waiting.length).toBeGreaterThan(0);
		expect(waiting[0]!.waitingUntil! - START).toBeGreaterThanOrEqual(42_000);
		expect(waiting[0]!.waitingUntil! - START).toBeLessThanOrEqual(43_001);
		expect(events.at(-1)).toMatchObject({ done: 2, total: 2 });
		expect(events.at(-1)).not.toHaveProperty('waitingUntil');
	});

	it('of a server that never tells it is not guessed', async () => {
		const script = new Script((request) => success(request));
		const { stats } = await script.analyze(shortDocuments(1000, 300));
		expect(stats.waitMs).toBe(0);
	});

	it('is not read from an answer of a window that is over: the newer number stays', async () => {
		// The slow answer reports the window in which it was counted, which is long gone.
		const script = new Script((request, number) =>
			success(request, number === 1 ? told(7, 10) : told(0, 70)),
		);
		await script.analyze(three);
		expect(script.sentAfter[2]).toBeGreaterThanOrEqual(70_000);
	});

	it('of the host is kept on top of the headers', async () => {
		const script = new Script((request) => success(request, told(50, 42)));
		await script.analyze(shortDocuments(12), { requestsPerMinute: 4, maxDocsPerRequest: 1 });
		const { sentAfter } = script;
		for (let index = 4; index < sentAfter.length; index++) {
			expect(sentAfter[index]! - sentAfter[index - 4]!).toBeGreaterThanOrEqual(60_000);
		}
		expect(sentAfter.length).toBe(12);
	});
});

describe('a 429', () => {
	it.each(REFUSAL_FORMS)(
		'in the form "%s" is waited out in full, then the same request goes again',
		async (form) => {
			const resetAt = START + 37_000;
			const script = new Script((request, number) => {
				if (number > 0) return success(request);
				const { headers, body } = refusal(form, { limit: 5, remaining: 0, resetAt }, START + 1000);
				return reply(429, body, headers);
			});
			const { outcomes, stats } = await script.analyze([document('a'), document('b')]);
			const isMute = form === 'bare' || form === 'gateway';
			const waited = script.sentAfter[1]!;
			expect(waited).toBeGreaterThanOrEqual(isMute ? 61_000 : 37_000);
			expect(waited).toBeLessThanOrEqual(isMute ? 62_001 : 38_001);
			expect(script.requests[1]!.body).toEqual(script.requests[0]!.body);
			expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
			expect(stats).toMatchObject({ requests: 2, rateLimited: 1, retries: 0 });
		},
	);

	it('costs no attempt: after many the document still has all its tries', async () => {
		const script = new Script((_, number) =>
			number < 8 ? reply(429, { retry_after: 30 }) : reply(422, { detail: 'no' }),
		);
		const { outcomes } = await script.analyze([document('a')]);
		expect(outcomes[0]).toMatchObject({ failure: { code: 'rejected', attempts: 1 } });
		expect(script.requests.length).toBe(9);
	});

	it('without a word is waited for longer each time: a minute, two, four, five', async () => {
		const script = new Script((request, number) =>
			number < 5 ? reply(429, '') : success(request),
		);
		await script.analyze([document('a')], { maxWaitMs: 3_600_000 });
		const waits = script.sentAfter
			.slice(1)
			.map((sent, index) => Math.floor((sent - script.sentAfter[index]!) / 1000));
		expect(waits.map((wait) => Math.floor(wait / 60))).toEqual([1, 2, 4, 5, 5]);
	});

	it('holds up every run of the key, and no other key', async () => {
		const script = new Script((request, number) =>
			number === 0 ? reply(429, { retry_after: 50 }) : success(request),
		);
		const client = script.client();
		const [first, second] = [client.analyze([document('a')]), client.analyze([document('b')])];
		await script.time.until(Promise.all([first, second]));
		expect(script.sentAfter[1]).toBeGreaterThanOrEqual(51_000);
	});
});

describe('a wait for the quota that is too long', () => {
	const tomorrow = 50_000;

	it('ends the run at once, keeps what is finished and says when it opens again', async () => {
		const script = new Script((request) => success(request, told(0, tomorrow)));
		const { outcomes } = await script.analyze(three);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false]);
		expect(outcomes[1]).toMatchObject({ failure: { code: 'quota', attempts: 0 } });
		const { retryAt } = (outcomes[1] as { failure: { retryAt: string } }).failure;
		expect(Math.abs(Date.parse(retryAt) - (START + tomorrow * 1000))).toBeLessThanOrEqual(1500);
		expect(script.time.now() - START).toBeLessThanOrEqual(1100);
		expect(script.requests.length).toBe(1);
	});

	it('ends it after a 429 too', async () => {
		const script = new Script(() =>
			reply(429, { error: { message: 'Daily quota reached', details: { retry_after: tomorrow } } }),
		);
		const { outcomes, stats } = await script.analyze(three);
		expect(outcomes.map((outcome) => !outcome.ok && outcome.failure.code)).toEqual([
			'quota',
			'quota',
			'quota',
		]);
		expect(stats).toMatchObject({ requests: 1, rateLimited: 1, waitMs: 0 });
	});

	it('is measured by the bound that the host set', async () => {
		const script = new Script((request, number) => success(request, told(0, 42 + 60 * number)));
		const { outcomes } = await script.analyze(two, { maxWaitMs: 30_000 });
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
		expect((await script.analyze(two, { maxWaitMs: 120_000 })).outcomes.every(({ ok }) => ok)).toBe(
			true,
		);
	});

	it('is not begun when the deadline comes first', async () => {
		const script = new Script((request) => success(request, told(0, 42)));
		const { outcomes } = await script.analyze(two, { deadlineMs: 20_000 });
		expect(outcomes.map((outcome) => outcome.ok || outcome.failure.code)).toEqual([true, 'quota']);
		expect(script.time.now() - START).toBeLessThanOrEqual(1100);
	});

	it('adds up: others who take every opening do not make a run wait for ever', async () => {
		const script = new Script(() => reply(429, { retry_after: 50 }));
		const { outcomes, stats } = await script.analyze([document('a')]);
		expect(outcomes[0]).toMatchObject({ failure: { code: 'quota' } });
		expect(stats.requests).toBeLessThanOrEqual(12);
		expect(script.time.now() - START).toBeLessThanOrEqual(601_000);
	});

	it('does not outlive the reason: a later run asks once, in case the plan was changed meanwhile', async () => {
		const script = new Script((request, number) =>
			number === 0 ? reply(429, { retry_after: tomorrow }) : success(request),
		);
		expect(tally(await script.analyze([document('a')]))).toEqual({ quota: 1 });
		await script.time.advance(600_000);
		expect(tally(await script.analyze([document('a')]))).toEqual({ ok: 1 });
	});
});
