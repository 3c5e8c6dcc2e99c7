import { Cap } from '../../../core/lane/cap';
import { copyOf } from '../../../core/lane/copy';

/** Tries requests as large as the cap lets them be, against a service that takes up to `most`. */
function search(cap: Cap, most: number, rounds: number): { refused: number; tried: number[] } {
	const tried: number[] = [];
	let refused = 0;
	for (let round = 0; round < rounds; round++) {
		const size = Math.floor(Math.min(cap.take(), 10_000));
		cap.isAsking = false;
		tried.push(size);
		if (size <= most) cap.worked(size, true);
		else {
			cap.refused(size);
			refused++;
		}
	}
	return { refused, tried };
}

describe('a cap that nobody told us', () => {
	it('is none until a refusal shows it', () => {
		const cap = new Cap(1.1, 1000);
		cap.worked(5000, true);
		expect(cap.take()).toBe(Infinity);
	});

	it('is half of what was refused where not even the published one is safe', () => {
		const cap = new Cap(1.1, 1000);
		cap.refused(100);
		expect(cap.take()).toBe(50);
	});

	it('is half of what was refused where none is published and nothing worked yet', () => {
		const cap = new Cap(1);
		cap.refused(16);
		expect(cap.take()).toBe(8);
		expect(cap.bound).toBe(4);
	});

	it('is the published one first, and is not sought above it for long', () => {
		const cap = new Cap(1.1, 1000);
		cap.worked(700, true);
		cap.refused(3000);
		expect(cap.take()).toBe(1000);
		cap.worked(990, true);
		expect(cap.take()).toBe(1250);
		cap.refused(1250);
		cap.worked(1000, true);
		expect(cap.take()).toBe(1000);
	});

	it.each([700, 1000, 1500, 3000])(
		'of %i is found within seven refusals in forty requests',
		(most) => {
			const cap = new Cap(1.1, 1000);
			cap.worked(600, true);
			const { refused, tried } = search(cap, most, 40);
			expect(refused).toBeLessThanOrEqual(7);
			const taken = tried.slice(10).filter((size) => size <= most);
			expect(Math.min(...taken)).toBeGreaterThan(0.85 * most);
		},
	);

	it.each([3, 8, 20])('of %i is found where it is counted', (most) => {
		const cap = new Cap(1);
		cap.worked(2, true);
		cap.refused(50);
		const { tried } = search(cap, most, 30);
		expect(
			tried
				.slice(10)
				.filter((size) => size <= most)
				.every((size) => size > 0.85 * most),
		).toBe(true);
	});

	it('is asked for by one request at a time', () => {
		const cap = new Cap(1.1, 1000);
		cap.worked(700, true);
		cap.refused(3000);
		cap.worked(990, true);
		expect([cap.take(), cap.take(), cap.take()]).toEqual([1250, 1000, 1000]);
		cap.isAsking = false;
		expect(cap.take()).toBe(1250);
	});

	it('is not the published one where that was refused', () => {
		const cap = new Cap(1.1, 1000);
		cap.worked(600, true);
		cap.refused(1000);
		expect(cap.take()).toBeLessThan(1000);
		expect(cap.take()).toBe(600);
	});

	it('is doubted after ten answers at it, then after twenty', () => {
		const cap = new Cap(1.1, 1000);
		cap.worked(1000, true);
		cap.refused(1050);
		const { tried } = search(cap, 1000, 40);
		expect(tried.flatMap((size, index) => (size > 1050 ? [index] : []))).toEqual([10, 31]);
	});

	it('is forgotten when something much larger works', () => {
		const cap = new Cap(1.1);
		cap.refused(4000);
		cap.worked(4200, false);
		expect(cap.take()).toBeLessThan(Infinity);
		cap.worked(6000, false);
		expect(cap.take()).toBe(Infinity);
	});

	it('is kept where the size that was refused works, and no more', () => {
		const cap = new Cap(1);
		cap.worked(2, true);
		cap.refused(10);
		cap.worked(10, false);
		expect(cap.bound).toBe(10);
	});

	it('suspects only sizes above all that worked', () => {
		const cap = new Cap(1.1);
		cap.worked(1000, true);
		expect(cap.isSuspect(1100)).toBe(false);
		expect(cap.isSuspect(1101)).toBe(true);
	});

	it('takes back what it concluded', () => {
		const cap = new Cap(1.1);
		cap.worked(1000, true);
		const before = copyOf(cap);
		cap.refused(4000);
		expect(cap.take()).toBe(2000);
		cap.restore(before);
		expect(cap.take()).toBe(Infinity);
	});

	it('never asks for less than one', () => {
		const cap = new Cap(1);
		cap.refused(1);
		expect(cap.take()).toBe(1);
	});
});
