import { Gate } from '../../../core/lane/gate';
import type { QuotaReading } from '../../../core/wire/quota';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
const MINUTE = 60_000;

/** A reading of the window that ends `inMs` from now. */
function reading(remaining: number, inMs = 30_000, limit = 60): QuotaReading {
	return { limit, remaining, window: NOW + inMs, resetAt: NOW + inMs, isDated: true };
}

/** A gate that got this answer just now, to a request of 200 ms before. */
function told(remaining: number, inMs?: number): Gate {
	const gate = new Gate();
	note(gate, reading(remaining, inMs));
	return gate;
}

function note(
	gate: Gate,
	answer: QuotaReading | undefined,
	{ isSuccess = true, at = NOW, random = 0 } = {},
): void {
	gate.note(answer, isSuccess, at - 200, at, random);
}

/** ms until the gate opens. */
function wait(gate: Gate, at = NOW, requestsPerMinute = 0): number {
	return Math.max(0, gate.opensAt(at, requestsPerMinute) - at);
}

describe('the gate', () => {
	it('lets one request ask while nothing is known, and no second beside it', () => {
		const gate = new Gate();
		expect(wait(gate)).toBe(0);
		gate.enter(NOW);
		expect(wait(gate)).toBe(Infinity);
		gate.inFlight -= 1;
		expect(wait(gate)).toBe(0);
	});

	it('counts what is in flight as used', () => {
		const gate = told(2);
		gate.enter(NOW);
		expect(wait(gate)).toBe(0);
		gate.enter(NOW);
		expect(wait(gate)).toBe(30_500);
	});

	it('opens half a second to a second after the reset, by chance', () => {
		const gate = new Gate();
		note(gate, reading(0), { random: 0 });
		expect(wait(gate)).toBe(30_500);
		note(gate, reading(0), { random: 0.99 });
		expect(wait(gate)).toBe(30_995);
	});

	it.each([
		[5, 1],
		[8, 1],
		[19, 1],
		[20, 5],
		[60, 15],
		[500, 125],
	])(
		'of %i a window lets %i ask after the window has ended: a quarter, one of few',
		(limit, unasked) => {
			const gate = new Gate();
			note(gate, reading(0, 30_000, limit));
			const later = NOW + 31_000;
			for (let asked = 0; asked < unasked; asked++) {
				expect(wait(gate, later)).toBe(0);
				gate.enter(later);
			}
			expect(wait(gate, later)).toBe(Infinity);
		},
	);

	it('knows a window of ten seconds by what is left after it, and no bucket', () => {
		const gate = new Gate();
		note(gate, reading(4, 5000, 10));
		expect(gate.perMinute).toBe(10);
		note(gate, reading(9, 15_000, 10), { at: NOW + 6000 });
		expect(gate.perMinute).toBe(60);
		const bucket = new Gate();
		note(bucket, reading(4, 5000, 10));
		note(bucket, reading(6, 15_000, 10), { at: NOW + 6000 });
		expect(bucket.perMinute).toBe(10);
	});

	it('does not believe a success that names a time minutes ahead without telling the time', () => {
		const gate = new Gate();
		note(gate, { ...reading(0, 600_000), isDated: false });
		expect(wait(gate)).toBe(MINUTE + 500);
		expect(gate.isTold).toBe(false);
		note(gate, { ...reading(0, 14 * 3_600_000), isDated: false });
		expect(wait(gate)).toBe(14 * 3_600_000 + 500);
		expect(gate.isTold).toBe(true);
	});

	it('names no time that the server did not', () => {
		const gate = new Gate();
		gate.refuse(undefined, NOW - 200, NOW, 0);
		expect(gate.isTold).toBe(false);
		// What was under way tells of another window than the one that is waited for.
		note(gate, reading(5));
		expect(gate.isTold).toBe(false);
		gate.refuse(NOW + 90_000, NOW - 200, NOW, 0);
		expect(gate.isTold).toBe(true);
	});

	it('takes a newer window, keeps the smaller number of one, and ignores an older', () => {
		const gate = told(5);
		note(gate, reading(9));
		gate.enter(NOW);
		for (let index = 0; index < 4; index++) gate.enter(NOW);
		expect(wait(gate)).toBe(30_500);
		note(gate, reading(50, -30_000));
		expect(wait(gate)).toBe(30_500);
		note(gate, reading(50, 90_000));
		expect(wait(gate)).toBe(0);
	});

	it('knows a window by its number though it is rounded to the second', () => {
		const gate = told(1);
		note(gate, { ...reading(9), window: NOW + 30_999 });
		gate.enter(NOW);
		expect(wait(gate)).toBe(30_500);
	});

	it('learns nothing from a gateway, and from a success without headers that the server is silent', () => {
		const gate = new Gate();
		note(gate, undefined, { isSuccess: false });
		gate.enter(NOW);
		expect(wait(gate)).toBe(Infinity);
		note(gate, undefined);
		expect(wait(gate)).toBe(0);
	});

	it('does not take a single answer without headers for silence, once it has heard the quota', () => {
		const gate = told(0);
		note(gate, undefined);
		expect(wait(gate)).toBe(30_500);
	});

	it('waits a whole window when the reset was over before the request was sent', () => {
		const gate = told(0, -3_600_000);
		expect(wait(gate)).toBe(MINUTE + 500);
	});

	it.each([
		['is near', 300, 800],
		['passed in the second before the request', -1200, 0],
		['passed earlier: that is another clock', -1201, MINUTE + 500],
	])('takes a reset as it is told where it %s', (_, inMs, ms) => {
		expect(wait(told(0, inMs))).toBe(ms);
	});

	it.each([
		['minute', 2 * MINUTE, MINUTE],
		['day', 2 * MINUTE + 1, 24 * 3_600_000],
		['day', 24 * 3_600_000, 24 * 3_600_000],
		['month', 24 * 3_600_000 + 1, 30 * 24 * 3_600_000],
		['month', 20 * 24 * 3_600_000, 30 * 24 * 3_600_000],
	])('takes a window for one of a %s by how far its end is', (_, inMs, everyMs) => {
		const gate = told(7, inMs);
		expect(gate.quotaAt(NOW)).toMatchObject({ remaining: 7, used: 53, everyMs });
		const resetAt = NOW + inMs + everyMs;
		const begun = { remaining: 60, used: 0, resetAt, everyMs };
		expect(gate.quotaAt(NOW + inMs)).toMatchObject(begun);
		expect(gate.quotaAt(resetAt - 1)).toMatchObject(begun);
		expect(gate.quotaAt(resetAt)).toMatchObject({ ...begun, resetAt: resetAt + everyMs });
	});

	it('waits in full for the time of a 429', () => {
		const gate = told(40);
		gate.refuse(NOW + 45_000, NOW - 200, NOW, 0.5);
		expect(wait(gate)).toBe(45_750);
	});

	it('does not shorten a wait for another 429 that names less', () => {
		const gate = new Gate();
		gate.refuse(NOW + 45_000, NOW - 200, NOW, 0);
		gate.refuse(NOW + 5000, NOW - 200, NOW, 0);
		expect(wait(gate)).toBe(45_500);
	});

	it('waits longer after each 429 without a word; those in flight together count once', () => {
		const gate = new Gate();
		const waits: number[] = [];
		let now = NOW;
		for (let round = 0; round < 5; round++) {
			gate.refuse(undefined, now - 200, now, 0);
			gate.refuse(undefined, now - 300, now, 0);
			waits.push(Math.round(wait(gate, now) / MINUTE));
			now += wait(gate, now) + 200;
		}
		expect(waits).toEqual([1, 2, 4, 5, 5]);
	});

	it('forgets earlier 429s when something got through', () => {
		const gate = new Gate();
		gate.refuse(undefined, NOW - 200, NOW, 0);
		gate.refuse(undefined, NOW + MINUTE, NOW + MINUTE, 0);
		note(gate, undefined, { at: NOW + 5 * MINUTE });
		gate.refuse(undefined, NOW + 6 * MINUTE, NOW + 6 * MINUTE, 0);
		expect(wait(gate, NOW + 6 * MINUTE)).toBe(MINUTE + 500);
	});

	it('gives a server that refuses at its own time more of it', () => {
		const gate = new Gate();
		const waits: number[] = [];
		let now = NOW;
		for (let round = 0; round < 8; round++) {
			gate.refuse(now + 1000, now - 200, now, 0);
			waits.push(wait(gate, now));
			now += wait(gate, now) + 200;
		}
		expect(waits.slice(0, 3)).toEqual([1500, 1500, 1500]);
		expect(waits.at(-1)).toBeGreaterThan(30_000);
	});

	it('keeps the pace of the host, over the last minute', () => {
		const gate = told(50, 600_000);
		for (const at of [0, 10_000, 20_000]) {
			gate.enter(NOW + at);
			gate.inFlight -= 1;
		}
		expect(wait(gate, NOW + 20_000, 4)).toBe(0);
		expect(wait(gate, NOW + 20_000, 3)).toBe(40_000);
		expect(wait(gate, NOW + 60_000, 3)).toBe(0);
		expect(wait(gate, NOW + 60_000, 2)).toBe(10_000);
	});

	it('doubts a far opening only when it was heard of long ago', () => {
		const gate = new Gate();
		gate.refuse(NOW + 36_000_000, NOW - 200, NOW, 0);
		gate.doubt(NOW + 1000, 600_000);
		expect(wait(gate, NOW + 1000)).toBeGreaterThan(600_000);
		gate.doubt(NOW + 66_000, 600_000);
		expect(wait(gate, NOW + 66_000)).toBe(0);
	});

	it('does not doubt an opening that is near', () => {
		const gate = new Gate();
		gate.refuse(NOW + 300_000, NOW - 200, NOW, 0);
		gate.doubt(NOW + 66_000, 600_000);
		expect(wait(gate, NOW + 66_000)).toBe(234_500);
	});
});
