import { measureRun, type Run } from '../../../bench/support/measure';
import { SERVICES, type PlanName, type Service } from '../../../bench/support/services';
import { geometricMean } from '../../../bench/support/table';

// Hundreds of runs, each beside several of the reference: more than the usual time on a busy machine.
jest.setTimeout(240_000);

const named = (name: string): Service => SERVICES.find((service) => service.name === name)!;

const mean = (values: number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

async function runs(
	count: number,
	plan: PlanName,
	service: Service,
	seeds: number[],
): Promise<Run[]> {
	const found: Run[] = [];
	for (const seed of seeds) found.push(await measureRun({ count, plan, service }, seed));
	return found;
}

/** Time and requests of every service on two plans, in units of the reference, and what was lost. */
async function cells(count: number, seeds: number[]): Promise<Record<string, number[]>> {
	const all: Record<'time' | 'requests' | 'lost', number[]> = { time: [], requests: [], lost: [] };
	for (const plan of ['starter', 'business'] as const) {
		for (const service of SERVICES) {
			const found = await runs(count, plan, service, seeds);
			all.time.push(mean(found.map(({ seconds, best }) => seconds / best.seconds)));
			all.requests.push(mean(found.map(({ requests, best }) => requests / best.requests)));
			all.lost.push(...found.map(({ lost }) => lost));
		}
	}
	return all;
}

describe('beside the best group test that knows the service', () => {
	describe('a thousand texts on Starter and Business, over twelve services', () => {
		let found: Record<string, number[]>;
		beforeAll(async () => {
			found = await cells(1000, [501, 502]);
		});

		it('take 1.3 times as long', () => {
			expect(geometricMean(found['time']!)).toBeLessThanOrEqual(1.3);
		});

		it('take twice as long on none of them', () => {
			expect(Math.max(...found['time']!)).toBeLessThanOrEqual(2);
		});

		it('take 1.3 times as many requests', () => {
			expect(geometricMean(found['requests']!)).toBeLessThanOrEqual(1.3);
		});

		it('are all answered', () => {
			expect(Math.max(...found['lost']!)).toBe(0);
		});
	});

	it('a hundred texts take 1.4 times as long', async () => {
		const { time, lost } = await cells(100, [501, 502, 503, 504]);
		expect(Math.max(...lost!)).toBe(0);
		expect(geometricMean(time!)).toBeLessThanOrEqual(1.4);
	});

	it('a thousand clean texts never take twice as long', async () => {
		const seeds = Array.from({ length: 20 }, (_, index) => 601 + index);
		const found = await runs(1000, 'starter', named('plain'), seeds);
		expect(
			Math.max(...found.map(({ seconds, best }) => seconds / best.seconds)),
		).toBeLessThanOrEqual(2);
	});
});
