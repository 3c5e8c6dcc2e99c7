import { Sizer, weigh } from '../../../core/lane/sizer';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);

/** A full request of this weight. */
function full(weight: number, documents = 5): Parameters<Sizer['answered']>[0] {
	return { weight, documents, sentAt: NOW, full: true };
}

/** Answers a request that used the whole limit, after `tookMs`. */
function answer(sizer: Sizer, tookMs: number): void {
	sizer.answered(full(sizer.weightLimit), tookMs, true, true);
}

describe('the size of a request', () => {
	it('weighs the text and a little for the document', () => {
		expect(weigh(0)).toBeGreaterThan(0);
		expect(weigh(500) - weigh(0)).toBe(500);
	});

	it('starts at 1,000 and grows fourfold while answers are quick', () => {
		const sizer = new Sizer();
		const limits = [sizer.weightLimit];
		for (let round = 0; round < 3; round++) {
			answer(sizer, 200);
			limits.push(sizer.weightLimit);
		}
		expect(limits).toEqual([1000, 4000, 16_000, 64_000]);
	});

	it('does not grow beyond what takes 15 s', () => {
		const sizer = new Sizer();
		answer(sizer, 10_000);
		expect(sizer.weightLimit).toBe(1500);
	});

	it('does not grow on a request that was not full, nor while a level of concurrency is on trial', () => {
		const sizer = new Sizer();
		sizer.answered({ ...full(900), full: false }, 100, true, true);
		sizer.answered(full(900), 100, true, false);
		expect(sizer.weightLimit).toBe(1000);
	});

	it('comes down at once when a request alone took far too long', () => {
		const sizer = new Sizer();
		answer(sizer, 100);
		sizer.answered(full(4000), 30_000, true, true);
		expect(sizer.weightLimit).toBe(2000);
	});

	it('does not come down for a slow request among others: it may have waited for them', () => {
		const sizer = new Sizer();
		answer(sizer, 100);
		sizer.answered(full(4000), 30_000, false, true);
		expect(sizer.weightLimit).toBe(4000);
	});

	it('halves after a time-out, once for all that were under way together', () => {
		const sizer = new Sizer();
		answer(sizer, 100);
		sizer.tooSlow(full(4000), NOW + 60_000);
		sizer.tooSlow(full(4000), NOW + 60_100);
		expect(sizer.weightLimit).toBe(2000);
		sizer.tooSlow({ ...full(2000), sentAt: NOW + 61_000 }, NOW + 120_000);
		expect(sizer.weightLimit).toBe(1000);
	});

	it('grows timidly after a time-out, near the target', () => {
		const sizer = new Sizer();
		sizer.tooSlow(full(1000), NOW + 60_000);
		answer(sizer, 14_000);
		expect(sizer.weightLimit).toBeLessThanOrEqual(560);
		expect(sizer.weightLimit).toBeGreaterThan(500);
	});

	it('is found between what worked and what was refused', () => {
		const sizer = new Sizer();
		answer(sizer, 100);
		expect(sizer.suspect(full(4000), false)).toBeDefined();
		expect(sizer.weightLimit).toBeLessThanOrEqual(2000);
		expect(sizer.weightLimit).toBeGreaterThanOrEqual(1000);
		answer(sizer, 100);
		expect(sizer.weightLimit).toBeLessThan(4000);
	});

	it('is not blamed for a refusal of a size that worked before', () => {
		const sizer = new Sizer();
		answer(sizer, 100);
		answer(sizer, 100);
		expect(sizer.suspect(full(3000), false)).toBeUndefined();
		expect(sizer.weightLimit).toBe(16_000);
	});

	it('is acquitted when a small document was the cause', () => {
		const sizer = new Sizer();
		answer(sizer, 100);
		const suspicion = sizer.suspect(full(4000), false)!;
		sizer.acquit(suspicion, weigh(100));
		expect(sizer.weightLimit).toBe(4000);
	});

	it('has no bound on documents until one shows', () => {
		const sizer = new Sizer();
		expect(sizer.documentLimit).toBe(Infinity);
		sizer.answered(full(1000, 10), 100, true, true);
		// As heavy a request was taken, only not with as many.
		expect(sizer.suspect(full(1000, 40), false)).toBeDefined();
		expect(sizer.documentLimit).toBe(20);
	});
});
