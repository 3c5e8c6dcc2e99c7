import { Breaker } from '../../../core/run/breaker';

function failed(times: number): Breaker {
	const breaker = new Breaker();
	for (let count = 0; count < times; count++) breaker.failed();
	return breaker;
}

describe('is it us or is it them', () => {
	it('is asked after six requests in a row that went wrong', () => {
		expect(failed(5).isTripped).toBe(false);
		expect(failed(6).isTripped).toBe(true);
	});

	it('is answered after three canaries that went wrong too', () => {
		expect(failed(8).isDead(0, 0)).toBe(false);
		expect(failed(9).isDead(0, 0)).toBe(true);
	});

	it('starts anew with anything that went well', () => {
		const breaker = failed(8);
		breaker.succeeded();
		expect(breaker.isTripped).toBe(false);
		expect(breaker.inARow).toBe(0);
		for (let count = 0; count < 8; count++) breaker.failed();
		expect(breaker.isDead(0, 0)).toBe(false);
	});

	it('takes more canaries in a run in which many documents are bad by themselves', () => {
		const needed = (answered: number, bad: number): number => {
			for (let canaries = 1; ; canaries++)
				if (failed(6 + canaries).isDead(answered, bad)) return canaries;
		};
		expect(needed(1000, 1)).toBe(3);
		// 0.2 to the sixth is less than one in ten thousand.
		expect(needed(80, 20)).toBe(6);
		expect(needed(50, 50)).toBe(14);
		expect(needed(1, 999)).toBe(20);
	});
});

describe('the pause after a stumble', () => {
	it('doubles from a second to half a minute, and chance takes all of it', () => {
		const longest = Array.from({ length: 8 }, (_, index) => failed(index + 1).pauseMs(1));
		expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
		expect(failed(4).pauseMs(0)).toBe(0);
		expect(failed(4).pauseMs(0.5)).toBe(4000);
	});
});
