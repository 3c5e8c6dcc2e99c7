import { Refusals } from '../../../core/analyze/refusals';

function after(answered: number, refused: number): Refusals {
	const refusals = new Refusals();
	for (let index = 0; index < refused; index++) refusals.refused(1, false);
	for (let index = 0; index < answered; index++) refusals.answered();
	return refusals;
}

/** Canaries that must be refused until the language is given up. */
function canaries(refusals: Refusals): number {
	for (let count = 0; ; count++) {
		if (refusals.isHopeless) return count;
		if (count > 500) return Infinity;
		refusals.refused(1, true);
	}
}

describe('a language of which everything is refused', () => {
	it('is asked with single documents after six refusals in a row', () => {
		const refusals = after(0, 5);
		expect(refusals.wantsCanary).toBe(false);
		refusals.refused(1, false);
		expect(refusals.wantsCanary).toBe(true);
		refusals.answered();
		expect(refusals.wantsCanary).toBe(false);
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
		const refusals = after(0, 6);
		refusals.refused(1, true);
		refusals.refused(1, true);
		refusals.answered();
		refusals.refused(1, true);
		expect(refusals.isHopeless).toBe(false);
	});
});
