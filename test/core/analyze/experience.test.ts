import {
	type Experience,
	isHopeless,
	NOTHING_SEEN,
	riskOf,
	sawRefusal,
	see,
	sizeOfGroup,
	sizeOfPart,
	wantsCanary,
} from '../../../core/analyze/experience';

const shareOfBad = ({ bad, seen }: Experience): number => bad / seen;

function seen(good: number, bad: number): Experience {
	const share = { ...NOTHING_SEEN };
	for (let index = 0; index < good + bad; index++)
		see(
			share,
			Math.floor(((index + 1) * bad) / (good + bad)) > Math.floor((index * bad) / (good + bad)),
		);
	return share;
}

describe('the share of bad documents', () => {
	it('is taken for one in a hundred until something was seen', () => {
		expect(shareOfBad({ ...NOTHING_SEEN })).toBeCloseTo(0.01);
		expect(sizeOfGroup({ ...NOTHING_SEEN })).toBe(69);
	});

	it('is what was seen', () => {
		expect(shareOfBad(seen(950, 50))).toBeCloseTo(0.05, 1);
		expect(shareOfBad(seen(140, 60))).toBeCloseTo(0.3, 1);
		expect(shareOfBad(seen(500, 0))).toBeLessThan(0.005);
	});

	it('goes by the latest hundred', () => {
		const share = seen(1000, 0);
		for (let index = 0; index < 100; index++) see(share, true);
		expect(shareOfBad(share)).toBeGreaterThan(0.5);
	});

	it('makes groups that hold a bad one with the chance of a coin', () => {
		for (const [good, bad] of [
			[900, 100],
			[800, 200],
			[700, 300],
		] as const) {
			const share = seen(good, bad);
			expect(riskOf(share, sizeOfGroup(share))).toBeGreaterThan(0.35);
			expect(riskOf(share, sizeOfGroup(share))).toBeLessThan(0.65);
		}
		expect(sizeOfGroup(seen(10, 990))).toBe(1);
	});

	it('tests half of a bad group where few are bad, fewer where many are, never none or all', () => {
		expect(sizeOfPart(seen(500, 0), 50)).toBeGreaterThanOrEqual(23);
		expect(sizeOfPart(seen(800, 200), 50)).toBeLessThanOrEqual(4);
		expect(sizeOfPart(seen(10, 990), 50)).toBe(1);
		expect(sizeOfPart(seen(500, 0), 2)).toBe(1);
		expect(sizeOfPart(seen(500, 0), 3)).toBeLessThanOrEqual(2);
	});
});

describe('the chance of a bad document in a group', () => {
	it('is none until one was found: most runs have none', () => {
		const share = seen(50, 0);
		expect(riskOf(share, 50)).toBe(0);
		see(share, true);
		expect(riskOf(share, 50)).toBeGreaterThan(0.3);
	});
});

/** A service that nothing is known against. */
const WELL = { wantsCanary: false };

function after(answered: number, refused: number): Experience {
	const refusals = { ...NOTHING_SEEN };
	for (let index = 0; index < refused; index++) sawRefusal(refusals, 1, false);
	for (let index = 0; index < answered; index++) see(refusals, false);
	return refusals;
}

/** Canaries that must be refused until the language is given up. */
function canaries(refusals: Experience): number {
	for (let count = 0; ; count++) {
		if (isHopeless(refusals)) return count;
		if (count > 500) return Infinity;
		sawRefusal(refusals, 1, true);
	}
}

describe('a language of which everything is refused', () => {
	it('is asked with single documents after six refusals in a row', () => {
		const refusals = after(0, 5);
		expect(wantsCanary(refusals, WELL)).toBe(false);
		sawRefusal(refusals, 1, false);
		expect(wantsCanary(refusals, WELL)).toBe(true);
		see(refusals, false);
		expect(wantsCanary(refusals, WELL)).toBe(false);
	});

	it('is asked so too while it is in doubt whether the service works', () => {
		expect(wantsCanary(after(1, 0), { wantsCanary: true })).toBe(true);
	});

	it('is given up after three of them where nothing was ever answered', () => {
		expect(canaries(after(0, 6))).toBe(3);
	});

	it('takes more of them the more documents are bad by themselves', () => {
		expect(canaries(after(1000, 5))).toBe(3);
		expect(canaries(after(80, 20))).toBeGreaterThan(8);
		expect(canaries(after(300, 700))).toBeGreaterThan(35);
	});

	it('counts them anew when one is answered', () => {
		const refusals = after(1000, 6);
		for (let round = 0; round < 3; round++) {
			sawRefusal(refusals, 1, true);
			sawRefusal(refusals, 1, true);
			expect(isHopeless(refusals)).toBe(false);
			see(refusals, false);
		}
	});
});
