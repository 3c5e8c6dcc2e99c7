import { Lanes } from '../../../core/lane/lanes';
import { TARGET_MS } from '../../../core/lane/sizes';

/** A service with so many workers, and requests that take a worker so long. */
class Service {
	now = 0;
	readonly lanes = new Lanes();
	/** Levels after each answer. */
	readonly levels: number[] = [];
	private readonly flights: { sentAt: number; endsAt: number; together: number }[] = [];
	private readonly workers: number[];

	constructor(
		workers: number,
		private readonly ms: number,
		private readonly most = 4,
	) {
		this.workers = Array.from({ length: workers }, () => 0);
	}

	/** Keeps the lanes full until so many answers have come. */
	answer(count: number): this {
		for (let index = 0; index < count; index++) {
			while (this.flights.length < Math.min(this.lanes.level, this.most)) this.send();
			const [first] = this.flights.sort((a, b) => a.endsAt - b.endsAt);
			this.flights.shift();
			this.now = first!.endsAt;
			const together = Math.max(first!.together, this.flights.length + 1);
			const flight = { weight: 5000, sentAt: first!.sentAt, receivedAt: this.now, together };
			this.lanes.answered(flight, this.most, TARGET_MS);
			this.levels.push(this.lanes.level);
		}
		return this;
	}

	private send(): void {
		const worker = this.workers.indexOf(Math.min(...this.workers));
		const endsAt = Math.max(this.now, this.workers[worker]!) + this.ms;
		this.workers[worker] = endsAt;
		this.flights.push({ sentAt: this.now, endsAt, together: this.flights.length + 1 });
	}
}

describe('requests in flight', () => {
	it('start with one', () => {
		expect(new Lanes().level).toBe(1);
	});

	it('jump to as many as stay in time, and stay there when the service has as many workers', () => {
		const { levels } = new Service(4, 1000).answer(40);
		expect(levels[0]).toBe(4);
		expect(Math.min(...levels)).toBe(4);
	});

	it.each([1, 2, 3])('become as many as a service of %i workers pays for', (workers) => {
		const { levels } = new Service(workers, 1000).answer(19);
		expect(levels.at(-1)).toBe(workers);
	});

	it('are tried again later and later when they did not pay', () => {
		const { levels } = new Service(1, 1000).answer(300);
		const raised = levels.flatMap((level, index) =>
			level > 1 && levels[index - 1] === 1 ? [index] : [],
		);
		const gaps = raised.slice(1).map((index, place) => index - raised[place]!);
		expect(gaps[0]).toBeGreaterThanOrEqual(20);
		expect(gaps[1]).toBeGreaterThan(1.5 * gaps[0]!);
	});

	it.each([
		[14_000, 1],
		[9000, 2],
		[7000, 3],
	])('of %i ms each are %i: a service that takes one at a time must stay in time', (ms, most) => {
		expect(new Service(4, ms).answer(1).levels).toEqual([most]);
	});

	it('fall to one when a gateway lost its patience, and come back after three answers when they had paid', () => {
		const service = new Service(4, 1000).answer(20);
		service.lanes.tooSlow(service.now, service.now + 1);
		expect(service.lanes.level).toBe(1);
		expect(new Set(service.answer(2).levels.slice(-2))).toEqual(new Set([1]));
		expect(service.answer(1).levels.at(-1)).toBe(4);
	});

	it('come back later each time', () => {
		const service = new Service(4, 1000).answer(20);
		const back: number[] = [];
		for (let round = 0; round < 3; round++) {
			service.lanes.tooSlow(service.now, service.now + 1);
			for (let count = 1; ; count++) {
				service.now += 2;
				if (service.answer(1).levels.at(-1) === 4) {
					back.push(count);
					break;
				}
			}
		}
		expect(back[1]).toBeGreaterThan(back[0]!);
	});

	it('fall once for all that were under way together', () => {
		const service = new Service(4, 1000).answer(20);
		service.lanes.refused(4, service.now, service.now + 10);
		service.lanes.refused(3, service.now + 5, service.now + 12);
		expect(service.lanes.level).toBe(2);
	});

	it('are halved by a 429 among others, and kept by one that was alone', () => {
		const service = new Service(4, 1000).answer(20);
		service.lanes.refused(1, service.now, service.now + 10);
		expect(service.lanes.level).toBe(4);
		service.lanes.refused(2, service.now, service.now + 10);
		expect(service.lanes.level).toBe(2);
	});

	it('go back to one, for a while, when a 429 ends their trial', () => {
		const service = new Service(4, 1000).answer(1);
		expect(service.lanes.level).toBe(4);
		service.lanes.refused(4, service.now, service.now + 10);
		expect(service.lanes.level).toBe(1);
		expect(Math.max(...service.answer(15).levels.slice(-10))).toBe(1);
	});

	it('are tried again soon where a time-out cut their trial short, later the next time', () => {
		const service = new Service(4, 1000).answer(1);
		const answersUntilTrial = () => {
			service.lanes.tooSlow(service.now, service.now + 1);
			service.now += 2;
			expect(service.lanes.level).toBe(1);
			return service.answer(20).levels.slice(-20).indexOf(4);
		};
		service.lanes.tooSlow(service.now, service.now + 1);
		service.now += 2;
		expect(service.lanes.level).toBe(1);
		expect(service.answer(7).levels.slice(-7)).toEqual([1, 1, 4, 4, 4, 4, 4]);
		expect(answersUntilTrial()).toBeGreaterThan(2);
	});

	it('show their speed by the latest five or so, the last one most', () => {
		const lanes = new Lanes();
		for (const weight of [1000, 2000, 3000])
			lanes.answered({ weight, sentAt: 0, receivedAt: 10 * weight, together: 1 }, 1, TARGET_MS);
		expect(lanes.latest.answers).toBeCloseTo(2.44);
		expect(lanes.latest.weight).toBeCloseTo(640 + 1600 + 3000);
		expect(lanes.latest.tookMs).toBeCloseTo(6400 + 16_000 + 30_000);
	});

	it('are tried at once where more is allowed than paid so far', () => {
		const service = new Service(4, 1000, 2).answer(20);
		expect(service.lanes.level).toBe(2);
		const flight = {
			weight: 5000,
			sentAt: service.now,
			receivedAt: service.now + 1000,
			together: 2,
		};
		service.lanes.answered(flight, 4, TARGET_MS);
		expect(service.lanes.level).toBe(4);
	});

	it('tell what one of them gets done in a time', () => {
		const { lanes } = new Service(4, 1000);
		expect(3000 * lanes.pace).toBe(0);
		lanes.answered({ weight: 500, sentAt: 0, receivedAt: 1000, together: 1 }, 4, TARGET_MS);
		expect(3000 * lanes.pace).toBe(1500);
	});
});
