import type { CancelSignal, Progress } from '../../core';
import { document, shortDocuments } from '../support/sim/documents';
import { reply, Script, success, textsOf } from '../support/sim/script';
import { SimWorld, tally } from '../support/sim/run';
import { START } from '../support/sim/virtual-time';

/** A signal that counts who listens. */
function countingSignal(): CancelSignal & { abort(): void; listeners: Set<() => void> } {
	const listeners = new Set<() => void>();
	return {
		aborted: false,
		listeners,
		addEventListener: (_, listener) => listeners.add(listener),
		removeEventListener: (_, listener) => listeners.delete(listener),
		abort() {
			(this as { aborted: boolean }).aborted = true;
			for (const listener of listeners) listener();
		},
	};
}

describe('cancelling', () => {
	it('before the start sends nothing', async () => {
		const script = new Script((request) => success(request));
		const signal = AbortSignal.abort();
		const report = await script.analyze(shortDocuments(3), {}, { signal });
		expect(tally(report)).toEqual({ cancelled: 3 });
		expect(report.outcomes[0]).toMatchObject({ failure: { attempts: 0 } });
		expect(script.requests.length).toBe(0);
	});

	it('while a request is in flight resolves at once, although the transport goes on', async () => {
		const script = new Script((request) => success(request));
		const controller = new AbortController();
		script.time.schedule(2500, () => controller.abort());
		const report = await script.analyze(
			shortDocuments(400, 200),
			{},
			{ signal: controller.signal },
		);
		expect(script.time.now() - START).toBe(2500);
		expect(tally(report)).toEqual({ ok: 63, cancelled: 337 });
		const sent = script.requests.length;
		await script.time.advance(3_600_000);
		expect(script.requests.length).toBe(sent);
		expect(tally(report)).toEqual({ ok: 63, cancelled: 337 });
	});

	it('while it waits for the quota resolves at once', async () => {
		const script = new Script(() => reply(429, { retry_after: 300 }));
		const controller = new AbortController();
		script.time.schedule(60_000, () => controller.abort());
		const report = await script.analyze([document('a')], {}, { signal: controller.signal });
		expect(tally(report)).toEqual({ cancelled: 1 });
		expect(script.time.now() - START).toBe(60_000);
		await script.time.advance(3_600_000);
		expect(script.requests.length).toBe(1);
	});

	it('is noticed when the transport says so, as where the host cancels by itself', async () => {
		const script = new Script(async () => await Promise.reject({ kind: 'aborted' }));
		const report = await script.analyze(shortDocuments(200, 200));
		expect(tally(report)).toEqual({ cancelled: 200 });
		expect(script.requests.length).toBe(1);
	});

	it('of one run leaves another of the same key alone', async () => {
		const world = new SimWorld({ server: { quota: [{ kind: 'fixed', limit: 5 }] } });
		const controller = new AbortController();
		world.time.schedule(10_000, () => controller.abort());
		const [cut, whole] = await world.time.until(
			Promise.all([
				world.client().analyze(shortDocuments(600, 300), { signal: controller.signal }),
				world.client().analyze(shortDocuments(300, 290)),
			]),
		);
		expect(tally(cut)['cancelled']).toBeGreaterThan(0);
		expect(tally(whole)).toEqual({ ok: 300 });
		expect(world.log.count(429)).toBe(0);
	});

	it('leaves no slot taken behind', async () => {
		const world = new SimWorld({ server: { docMs: 1000 } });
		const controller = new AbortController();
		world.time.schedule(500, () => controller.abort());
		await world.analyze(shortDocuments(100), {}, { signal: controller.signal });
		expect(tally(await world.analyze(shortDocuments(20)))).toEqual({ ok: 20 });
	});

	it('leaves no listener behind, and none is added for each wait', async () => {
		const signal = countingSignal();
		let most = 0;
		const script = new Script((request, number) => {
			most = Math.max(most, signal.listeners.size);
			return number < 6 ? reply(429, { retry_after: 20 }) : success(request);
		});
		await script.analyze([document('a')], {}, { signal });
		expect(most).toBe(1);
		expect(signal.listeners.size).toBe(0);
	});

	it('works with a signal that cannot take its listeners back', async () => {
		const { removeEventListener: _, ...signal } = countingSignal();
		const script = new Script((request) => success(request));
		expect(tally(await script.analyze([document('a')], {}, { signal }))).toEqual({ ok: 1 });
	});

	it('tells progress to the end', async () => {
		const script = new Script((request) => success(request));
		const controller = new AbortController();
		const events: Progress[] = [];
		script.time.schedule(1500, () => controller.abort());
		await script.analyze(
			shortDocuments(100, 200),
			{},
			{ signal: controller.signal, onProgress: (event) => events.push(event) },
		);
		expect(events.at(-1)).toMatchObject({ done: 100, total: 100 });
		const count = events.length;
		await script.time.advance(600_000);
		expect(events.length).toBe(count);
	});
});

describe('the deadline', () => {
	it('ends the run, with what was answered kept, when a transport is late', async () => {
		const script = new Script((request) => success(request));
		const report = await script.analyze(shortDocuments(400, 200), { deadlineMs: 2500 });
		const sent = script.requests.flatMap((request) => textsOf(request)).length;
		expect(tally(report)).toEqual({ ok: sent, deadline: 400 - sent });
		expect(Math.max(...script.sentAfter)).toBeLessThan(2500);
		expect(script.time.now() - START).toBeLessThanOrEqual(3500);
	});

	it('is the time-out of a request that would outlast it', async () => {
		const world = new SimWorld({ server: { faults: ['silence'] } });
		const report = await world.analyze([document('a')], { deadlineMs: 5000 });
		expect(world.log.requests[0]!.request.timeoutMs).toBe(5000);
		expect(tally(report)).toEqual({ deadline: 1 });
		expect(world.time.now() - START).toBeLessThanOrEqual(5001);
	});

	it('does not blame a document that it cut short', async () => {
		const world = new SimWorld({ server: { faults: ['silence'] } });
		const report = await world.analyze(shortDocuments(3), { deadlineMs: 5000 });
		expect(tally(report)).toEqual({ deadline: 3 });
		expect(report.stats.timeouts).toBe(0);
	});

	it('lets no request start after it', async () => {
		const script = new Script((request) => success(request));
		await script.analyze(shortDocuments(4000, 200), { deadlineMs: 7300 });
		expect(Math.max(...script.sentAfter)).toBeLessThan(7300);
	});

	it('counts from the start of each run', async () => {
		const script = new Script((request) => success(request));
		const client = script.client({ deadlineMs: 5000 });
		await script.time.until(client.analyze([document('a')]));
		await script.time.advance(60_000);
		expect(tally(await script.time.until(client.analyze([document('b')])))).toEqual({ ok: 1 });
	});
});
