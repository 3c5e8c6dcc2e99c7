import { Share } from '../../../core/analyze/share';

function seen(good: number, bad: number): Share {
	const share = new Share();
	for (let index = 0; index < good + bad; index++)
		share.see(
			Math.floor(((index + 1) * bad) / (good + bad)) > Math.floor((index * bad) / (good + bad)),
		);
	return share;
}

describe('the share of bad documents', () => {
	it('is taken for one in a hundred until something was seen', () => {
		expect(new Share().bad).toBeCloseTo(0.01);
		expect(new Share().group).toBe(69);
	});

	it('is what was seen', () => {
		expect(seen(950, 50).bad).toBeCloseTo(0.05, 1);
		expect(seen(140, 60).bad).toBeCloseTo(0.3, 1);
		expect(seen(500, 0).bad).toBeLessThan(0.005);
	});

	it('goes by the latest hundred', () => {
		const share = seen(1000, 0);
		for (let index = 0; index < 100; index++) share.see(true);
		expect(share.bad).toBeGreaterThan(0.5);
	});

	it('makes groups that hold a bad one with the chance of a coin', () => {
		for (const [good, bad] of [
			[900, 100],
			[800, 200],
			[700, 300],
		] as const) {
			const share = seen(good, bad);
			expect(share.risk(share.group)).toBeGreaterThan(0.35);
			expect(share.risk(share.group)).toBeLessThan(0.65);
		}
		expect(seen(10, 990).group).toBe(1);
	});

	it('tests half of a bad group where few are bad, fewer where many are, never none or all', () => {
		expect(seen(500, 0).part(50)).toBeGreaterThanOrEqual(23);
		expect(seen(800, 200).part(50)).toBeLessThanOrEqual(4);
		expect(seen(10, 990).part(50)).toBe(1);
		expect(seen(500, 0).part(2)).toBe(1);
		expect(seen(500, 0).part(3)).toBeLessThanOrEqual(2);
	});
});
