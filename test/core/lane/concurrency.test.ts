import { Concurrency } from '../../../core/lane/concurrency';

/** Answers `count` full requests, each after `tookMs`, sent at the present level. */
function answer(concurrency: Concurrency, tookMs: number, count = 1, max = 4): void {
	for (let index = 0; index < count; index++) {
		const { epoch } = concurrency;
		concurrency.answered({ weight: 5000, tookMs, together: concurrency.level(max), epoch }, max);
	}
}

describe('requests in flight', () => {
	it('start with one', () => {
		expect(new Concurrency().level(4)).toBe(1);
	});

	it('grow one by one while each brings throughput, up to what is allowed', () => {
		const concurrency = new Concurrency();
		const levels: number[] = [];
		for (let round = 0; round < 40; round++) {
			answer(concurrency, 1000);
			levels.push(concurrency.level(4));
		}
		expect(levels[0]).toBe(2);
		expect(Math.max(...levels)).toBe(4);
		for (let index = 1; index < levels.length; index++)
			expect(levels[index]! - levels[index - 1]!).toBeLessThanOrEqual(1);
	});

	it('judge one level before they try the next', () => {
		const concurrency = new Concurrency();
		answer(concurrency, 1000);
		expect(concurrency.isTrying).toBe(true);
		answer(concurrency, 1000);
		expect(concurrency.level(4)).toBe(2);
		expect(concurrency.isTrying).toBe(true);
		answer(concurrency, 1000);
		expect(concurrency.isTrying).toBe(false);
	});

	it('step back when a service works on one at a time, and ask again later and later', () => {
		const concurrency = new Concurrency();
		const raisedAt: number[] = [];
		for (let round = 0; round < 200; round++) {
			const level = concurrency.level(4);
			// A serial service: with twice as many in flight each takes twice as long.
			answer(concurrency, 2000 * level);
			if (level === 1 && concurrency.level(4) === 2) raisedAt.push(round);
			expect(concurrency.level(4)).toBeLessThanOrEqual(2);
		}
		const gaps = raisedAt.slice(1).map((round, index) => round - raisedAt[index]!);
		expect(gaps[0]).toBeGreaterThanOrEqual(20);
		expect(gaps[1]).toBeGreaterThan(1.5 * gaps[0]!);
	});

	it('do not try another when a serial service would then be too slow', () => {
		const concurrency = new Concurrency();
		answer(concurrency, 14_000, 10);
		expect(concurrency.level(4)).toBe(1);
	});

	it('fall to one when a gateway lost its patience', () => {
		const concurrency = new Concurrency();
		answer(concurrency, 1000, 12);
		expect(concurrency.level(4)).toBeGreaterThan(1);
		concurrency.tooSlow();
		expect(concurrency.level(4)).toBe(1);
		answer(concurrency, 1000, 5);
		expect(concurrency.level(4)).toBe(1);
	});

	it('do not count an answer that was sent at another level', () => {
		const concurrency = new Concurrency();
		const { epoch } = concurrency;
		answer(concurrency, 1000);
		for (let index = 0; index < 5; index++)
			concurrency.answered({ weight: 5000, tookMs: 1, together: 2, epoch }, 4);
		expect(concurrency.level(4)).toBe(2);
		expect(concurrency.isTrying).toBe(true);
	});

	it('are never more than the host and the plan allow', () => {
		const concurrency = new Concurrency();
		answer(concurrency, 1000, 20, 2);
		expect(concurrency.level(4)).toBe(2);
		expect(concurrency.level(1)).toBe(1);
		expect(concurrency.level(0)).toBe(1);
	});
});
