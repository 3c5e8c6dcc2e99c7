import { type Load, Sizes, weigh } from '../../../core/lane/sizes';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);

/** A full request of this weight. */
function full(weight: number, documents = 5): Load {
	return { weight, characters: weight - 64 * documents, documents, full: true };
}

/** Answers a request that used the whole limit, after `tookMs`. */
function answer(sizes: Sizes, tookMs: number): void {
	sizes.answered(full(sizes.take().weight), tookMs, true);
}

describe('the size of a request', () => {
	it('weighs the text and a little for the document', () => {
		expect(weigh(0)).toBeGreaterThan(0);
		expect(weigh(500) - weigh(0)).toBe(500);
	});

	it('starts at 1,000 and grows fourfold while answers are quick', () => {
		const sizes = new Sizes();
		const limits = [sizes.take().weight];
		for (let round = 0; round < 3; round++) {
			answer(sizes, 200);
			limits.push(sizes.take().weight);
		}
		expect(limits).toEqual([1000, 4000, 16_000, 64_000]);
	});

	it('does not grow beyond what takes 15 s', () => {
		const sizes = new Sizes();
		answer(sizes, 14_500);
		expect(sizes.take().weight).toBeCloseTo((1000 * 15_000) / 14_500);
	});

	it('grows timidly near the target', () => {
		const sizes = new Sizes();
		answer(sizes, 3750);
		expect(sizes.take().weight).toBe(2000);
	});

	it('does not grow on a request that was not full', () => {
		const sizes = new Sizes();
		sizes.answered({ ...full(900), full: false }, 100, true);
		expect(sizes.take().weight).toBe(1000);
	});

	it('comes down at once when a request alone took far too long', () => {
		const sizes = new Sizes();
		answer(sizes, 100);
		sizes.answered(full(4000), 30_000, true);
		expect(sizes.take().weight).toBe(2000);
	});

	it('does not come down for a slow request among others: it may have waited for them', () => {
		const sizes = new Sizes();
		answer(sizes, 100);
		sizes.answered(full(4000), 30_000, false);
		expect(sizes.take().weight).toBe(4000);
	});

	it('halves after a time-out, once for all that were under way together', () => {
		const sizes = new Sizes();
		answer(sizes, 100);
		sizes.tooSlow(full(4000), NOW, NOW + 60_000);
		sizes.tooSlow(full(4000), NOW, NOW + 60_100);
		expect(sizes.take().weight).toBe(2000);
		sizes.tooSlow(full(2000), NOW + 61_000, NOW + 121_000);
		expect(sizes.take().weight).toBe(1000);
	});

	it('aims at half of the patience that a gateway showed', () => {
		const sizes = new Sizes();
		expect(sizes.targetMs).toBe(15_000);
		sizes.tooSlow(full(4000), NOW, NOW + 5000);
		expect(sizes.targetMs).toBe(2500);
		sizes.tooSlow(full(4000), NOW + 6000, NOW + 66_000);
		expect(sizes.targetMs).toBe(15_000);
	});

	it('knows from an answer that took its time that a gateway waits that long', () => {
		const sizes = new Sizes();
		sizes.answered(full(900), 12_000, true);
		sizes.tooSlow(full(4000), NOW, NOW + 5000);
		expect(sizes.targetMs).toBe(6000);
	});

	it('takes no time-out at once for a gateway without patience', () => {
		const sizes = new Sizes();
		sizes.tooSlow(full(4000), NOW, NOW + 100);
		expect(sizes.targetMs).toBe(15_000);
	});
});

describe('a refusal for the size', () => {
	it('blames the characters first, down to the published cap', () => {
		const sizes = new Sizes();
		answer(sizes, 100);
		expect(sizes.blame(full(4000))).toBeDefined();
		expect(sizes.take().characters).toBe(1000);
	});

	it('is none where as much worked before', () => {
		const sizes = new Sizes();
		answer(sizes, 100);
		sizes.answered(full(4000, 10), 100, true);
		expect(sizes.blame(full(3000, 10))).toBeUndefined();
		expect(sizes.take().characters).toBe(Infinity);
	});

	it('blames the number where as many characters worked in fewer documents, and never again the characters', () => {
		const sizes = new Sizes();
		sizes.answered(full(1000, 4), 100, true);
		sizes.blame(full(4000, 16));
		sizes.answered(full(1000, 8), 100, true);
		sizes.blame(full(1000, 9));
		expect(sizes.take()).toMatchObject({ documents: 8, characters: Infinity });
	});

	it('is taken back when a small document was the cause', () => {
		const sizes = new Sizes();
		answer(sizes, 100);
		const blame = sizes.blame(full(4000))!;
		sizes.acquit(blame, full(164, 1));
		expect(sizes.take().characters).toBe(Infinity);
	});

	it('stands when the document was long itself', () => {
		const sizes = new Sizes();
		answer(sizes, 100);
		const blame = sizes.blame(full(4000))!;
		sizes.acquit(blame, full(3000, 1));
		expect(sizes.take().characters).toBe(1000);
	});
});

describe('a quota that counts documents', () => {
	it('is suspected after three 429s in a row, and then at each', () => {
		const sizes = new Sizes();
		sizes.answered(full(1000, 4), 100, true);
		for (const times of [1, 2, 3]) sizes.refusedByQuota(full(4000, 16), times);
		expect(sizes.take().documents).toBe(Infinity);
		sizes.refusedByQuota(full(4000, 16), 4);
		expect(sizes.take().documents).toBe(8);
		sizes.heard();
		sizes.refusedByQuota(full(2000, 8), 1);
		expect(sizes.take().documents).toBe(5);
	});

	it('makes one document of two', () => {
		const sizes = new Sizes();
		sizes.refusedByQuota(full(500, 2), 4);
		expect(sizes.take().documents).toBe(1);
	});

	it('is no reason to make a single document smaller', () => {
		const sizes = new Sizes();
		sizes.refusedByQuota(full(500, 1), 9);
		expect(sizes.take().documents).toBe(Infinity);
	});
});
