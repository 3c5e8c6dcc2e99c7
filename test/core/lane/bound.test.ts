import { Bound } from '../../../core/lane/bound';

describe('a bound that nobody told us', () => {
	it('grows to what is wanted while nothing was refused', () => {
		const bound = new Bound(1000, 1);
		bound.worked(1000);
		bound.grow(4000);
		expect(bound.limit).toBe(4000);
		bound.grow(2000);
		expect(bound.limit).toBe(4000);
	});

	it('is searched for as in a dictionary: half of the way, until it is near', () => {
		const bound = new Bound(1000, 1);
		bound.worked(1000);
		bound.refused(4000);
		const tried: number[] = [];
		for (let round = 0; round < 6; round++) {
			bound.grow(Infinity);
			tried.push(bound.limit);
			if (bound.limit <= 2600) bound.worked(bound.limit);
			else bound.refused(bound.limit);
		}
		expect(bound.limit).toBeLessThanOrEqual(2600);
		expect(bound.limit).toBeGreaterThan(2200);
		expect(new Set(tried).size).toBeLessThanOrEqual(5);
	});

	it('never comes below what worked because of a refusal, nor below the least', () => {
		const bound = new Bound(1000, 10);
		bound.worked(800);
		bound.refused(900);
		expect(bound.limit).toBeGreaterThanOrEqual(800);
		const small = new Bound(12, 10);
		small.refused(11);
		expect(small.limit).toBe(10);
	});

	it('forgets a refusal when something larger works', () => {
		const bound = new Bound(1000, 1);
		bound.refused(4000);
		bound.worked(6000);
		bound.grow(20_000);
		expect(bound.limit).toBe(20_000);
	});

	it('suspects only sizes well above all that worked', () => {
		const bound = new Bound(1000, 10);
		bound.worked(1000);
		expect(bound.isSuspect(1200)).toBe(false);
		expect(bound.isSuspect(1300)).toBe(true);
		expect(new Bound(1000, 10).isSuspect(10)).toBe(false);
	});

	it('takes back what it concluded', () => {
		const bound = new Bound(4000, 1);
		bound.worked(1000);
		const before = bound.snapshot();
		bound.refused(4000);
		bound.restore(before);
		expect(bound.limit).toBe(4000);
		bound.grow(16_000);
		expect(bound.limit).toBe(16_000);
	});

	it('is cut when time runs out, which refuses nothing', () => {
		const bound = new Bound(4000, 1);
		bound.cut(2000);
		expect(bound.limit).toBe(2000);
		bound.cut(3000);
		expect(bound.limit).toBe(2000);
		bound.grow(8000);
		expect(bound.limit).toBe(8000);
	});
});
