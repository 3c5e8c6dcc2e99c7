import { Health, type Stumble } from '../../../core/lane/health';

/** One failure after the other, a second apart. */
class Series {
	readonly health = new Health();
	now = 0;

	fail(times: number, more: Partial<Stumble> = {}): boolean {
		let isUnexpected = false;
		for (let count = 0; count < times; count++) {
			this.now += 1000;
			isUnexpected = this.health.failed({
				sentAt: this.now - 10,
				now: this.now,
				risk: 0,
				suspectSince: undefined,
				alone: false,
				wasSilent: false,
				isUnreached: false,
				isTurnedAway: false,
				...more,
			});
		}
		return isUnexpected;
	}

	answer(): void {
		this.now += 1000;
		this.health.heard(this.now);
	}
}

/** Failures until it is given up. */
function untilDown(more: Partial<Stumble>, series = new Series()): number {
	for (let count = 1; ; count++) {
		series.fail(1, more);
		if (series.health.isDown) return count;
		if (count > 200) return Infinity;
	}
}

describe('is it us or is it them', () => {
	it('is asked after three requests in a row that went wrong', () => {
		const series = new Series();
		series.fail(2);
		expect(series.health.wantsCanary).toBe(false);
		series.fail(1);
		expect(series.health.wantsCanary).toBe(true);
	});

	it('is answered after nine where nothing ever worked, after twelve where something did', () => {
		expect(untilDown({})).toBe(9);
		const series = new Series();
		series.answer();
		expect(untilDown({}, series)).toBe(12);
	});

	it('starts anew with anything that went well, and with any refusal', () => {
		for (const answeredAt of [0, undefined]) {
			const series = new Series();
			series.fail(8);
			series.health.heard(answeredAt);
			expect(series.health.wantsCanary).toBe(false);
			series.fail(8);
			expect(series.health.isDown).toBe(false);
		}
	});

	it('takes more of them in a run in which many documents are bad by themselves', () => {
		expect(untilDown({ risk: 0.1 })).toBe(9);
		// 0.2 to the thirteenth is about 0.1 to the ninth.
		expect(untilDown({ risk: 0.2 })).toBe(13);
		expect(untilDown({ risk: 0.5 })).toBe(30);
	});

	it('hardly counts a group that was known to be bad, while the service answers others', () => {
		const series = new Series();
		const suspectSince = series.now;
		series.answer();
		expect(untilDown({ suspectSince }, series)).toBe(48);
		expect(series.fail(1, { suspectSince })).toBe(true);
	});

	it('does not count a document at all that failed alone while the service answered others', () => {
		const series = new Series();
		const suspectSince = series.now;
		series.answer();
		expect(untilDown({ suspectSince, alone: true }, series)).toBe(Infinity);
	});

	it('counts it when nothing was answered since', () => {
		const series = new Series();
		series.answer();
		expect(untilDown({ suspectSince: series.now + 1, alone: true }, series)).toBe(12);
	});

	it('counts two minutes of silence like four failures at once, one of them like two', () => {
		const silent = (ms: number): number => {
			const series = new Series();
			for (let count = 1; ; count++) {
				series.now += ms;
				const times = { sentAt: series.now + 1000 - ms, now: series.now + 1000 };
				series.fail(1, { wasSilent: true, ...times });
				if (series.health.isDown) return count;
			}
		};
		expect([1000, 60_000, 120_000, 600_000].map(silent)).toEqual([9, 5, 3, 3]);
	});

	it('hears the silence of requests that were under way together once', () => {
		const series = new Series();
		for (let count = 0; count < 20; count++) series.fail(1, { sentAt: -120_000, wasSilent: true });
		expect(series.health.isDown).toBe(false);
	});

	it('is answered after three where nobody ever answered', () => {
		expect(untilDown({ isUnreached: true })).toBe(3);
		const series = new Series();
		series.health.heard();
		expect(untilDown({ isUnreached: true }, series)).toBe(9);
	});

	it('is answered after four that were turned away on the way there, whatever worked before', () => {
		const series = new Series();
		series.answer();
		expect(untilDown({ isUnreached: true, isTurnedAway: true }, series)).toBe(4);
		series.answer();
		series.fail(3, { isTurnedAway: true });
		series.fail(1);
		series.fail(3, { isTurnedAway: true });
		expect(series.health.isDown).toBe(false);
	});

	it('knows when nothing ever made sense', () => {
		const series = new Series();
		series.fail(2);
		expect(series.health.isSenseless).toBe(false);
		series.fail(1);
		expect(series.health.isSenseless).toBe(true);
		series.answer();
		series.fail(5);
		expect(series.health.isSenseless).toBe(false);
	});

	it('forgets for a new run what is a minute old', () => {
		const series = new Series();
		series.fail(8);
		series.health.doubt(series.now + 59_000);
		expect(series.health.wantsCanary).toBe(true);
		series.health.doubt(series.now + 60_000);
		expect(series.health.wantsCanary).toBe(false);
	});
});

describe('the pause after a stumble', () => {
	it('doubles from a second to sixteen, half of it by chance', () => {
		const longest = Array.from({ length: 7 }, (_, index) => {
			const series = new Series();
			series.fail(index + 1);
			return series.health.pauseMs(1);
		});
		expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 16_000, 16_000]);
		const series = new Series();
		series.fail(4);
		expect(series.health.pauseMs(0)).toBe(4000);
		expect(series.health.pauseMs(0.5)).toBe(6000);
	});

	it('is no longer after several that failed at the same moment', () => {
		const series = new Series();
		series.fail(1);
		for (let count = 0; count < 3; count++) series.fail(1, { sentAt: 0 });
		expect(series.health.pauseMs(1)).toBe(1000);
		expect(series.health.wantsCanary).toBe(true);
	});

	it('is for what was not to be expected', () => {
		const series = new Series();
		const suspectSince = series.now;
		expect(series.fail(1)).toBe(true);
		series.answer();
		expect(series.fail(1, { suspectSince })).toBe(false);
		expect(series.fail(1, { suspectSince, alone: true })).toBe(false);
		expect(series.fail(1, { risk: 0.9 })).toBe(false);
	});
});
