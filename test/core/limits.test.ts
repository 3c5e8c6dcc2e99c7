import { fullLimits, LONGEST_TIMER_MS } from '../../core/limits';
import { document } from '../support/sim/documents';
import { Script, success } from '../support/sim/script';

describe('the bounds of a client', () => {
	it.each([undefined, null, NaN, -1, 0, 0, '', ' ', 'soon', true, {}, []])(
		'a time-out of %p is the usual one',
		(timeoutMs) => {
			expect(fullLimits({ timeoutMs: timeoutMs as never }).timeoutMs).toBe(120_000);
		},
	);

	it.each([
		[0.2, 1],
		[1500.4, 1501],
		[LONGEST_TIMER_MS, LONGEST_TIMER_MS],
		[LONGEST_TIMER_MS + 1, LONGEST_TIMER_MS],
		[1e12, LONGEST_TIMER_MS],
		[Infinity, LONGEST_TIMER_MS],
	])('a time-out of %d ms is %d for a timer', (timeoutMs, ms) => {
		expect(fullLimits({ timeoutMs }).timeoutMs).toBe(ms);
	});

	it('counts are whole', () => {
		const half = {
			maxDocsPerRequest: 2.5,
			maxConcurrency: 2.5,
			requestsPerMinute: 2.5,
			maxCharsPerRequest: 2.5,
			maxCharsPerDocument: 2.5,
		};
		expect(Object.values(fullLimits({ ...fullLimits(), ...half }))).not.toContain(2.5);
		expect(fullLimits(half)).toMatchObject({ requestsPerMinute: 2, maxCharsPerDocument: 2 });
	});

	it('a blank is no bound of 0', () => {
		const limits = { maxWaitMs: '' as never, reuseMs: ' ' as never, deadlineMs: null as never };
		expect(fullLimits(limits)).toEqual(fullLimits());
	});

	it('0 is kept where it means none, or no wait', () => {
		const none = { maxWaitMs: 0, deadlineMs: 0, reuseMs: 0, requestsPerMinute: 0 };
		expect(fullLimits(none)).toMatchObject(none);
	});

	it.each([
		'maxDocsPerRequest',
		'maxCharsPerRequest',
		'maxCharsPerDocument',
		'requestsPerMinute',
		'maxConcurrency',
	] as const)('%s is a whole number', (name) => {
		expect(fullLimits({ [name]: 7.9 })[name]).toBe(7);
	});

	it.each([['maxWaitMs'], ['deadlineMs']] as const)('%s is one that a timer takes', (name) => {
		expect(fullLimits({ [name]: 1e15 })[name]).toBe(LONGEST_TIMER_MS);
	});

	it.each([
		{ timeoutMs: 1e15 },
		{ timeoutMs: 1234.5 },
		{ deadlineMs: 1000.7 },
		{ deadlineMs: 0.3 },
	])('every request gets a time-out that a timer takes (%p)', async (limits) => {
		const script = new Script((request) => success(request));
		await script.analyze([document('a')], limits);
		for (const { timeoutMs } of script.requests) {
			expect(Number.isInteger(timeoutMs)).toBe(true);
			expect(timeoutMs).toBeGreaterThanOrEqual(1);
			expect(timeoutMs).toBeLessThanOrEqual(LONGEST_TIMER_MS);
		}
		expect(script.requests).toHaveLength(1);
	});
});
