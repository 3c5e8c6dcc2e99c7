import fc from 'fast-check';
import type { AnalyzeReport, SentorDocument } from '../../core';
import { calmServers, documentLists, minuteQuotas } from '../support/sim/arbitraries';
import {
	checkInFlight,
	checkNeverRefused,
	checkNothingSentAgain,
	checkOutcomes,
} from '../support/sim/checks';
import { document } from '../support/sim/documents';
import { SimWorld, tally } from '../support/sim/run';

/** Runs of each property. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);

jest.setTimeout(60_000 + 20 * RUNS);

interface Started {
	documents: SentorDocument[];
	controller: AbortController;
	report: Promise<AnalyzeReport>;
	isCancelled: boolean;
}

/** Many runs of a small plan wait for each other longer than a single run would. */
const PATIENT = { maxWaitMs: 86_400_000 };

/** What the commands act on. */
interface Real {
	world: SimWorld;
	runs: Started[];
}

/** Nothing has to be predicted: the server's own count is the model. */
type Model = Record<string, never>;

function checkQuota({ world }: Real): void {
	checkNeverRefused(world.log);
	checkInFlight(world.log, 4);
}

class StartRun implements fc.AsyncCommand<Model, Real> {
	constructor(
		readonly count: number,
		readonly chars: number,
	) {}

	check = (): boolean => true;

	async run(_: Model, real: Real): Promise<void> {
		const name = real.runs.length;
		const documents = Array.from({ length: this.count }, (_, index) =>
			document(`${name}.${index}.`.padEnd(this.chars, 'x')),
		);
		const controller = new AbortController();
		const report = real.world.client(PATIENT).analyze(documents, { signal: controller.signal });
		real.runs.push({ documents, controller, report, isCancelled: false });
		await real.world.time.advance(0);
		checkQuota(real);
	}

	toString = (): string => `start ${this.count} documents of ${this.chars}`;
}

class PassTime implements fc.AsyncCommand<Model, Real> {
	constructor(readonly ms: number) {}

	check = (): boolean => true;

	async run(_: Model, real: Real): Promise<void> {
		await real.world.time.advance(this.ms);
		checkQuota(real);
	}

	toString = (): string => `pass ${this.ms} ms`;
}

class CancelRun implements fc.AsyncCommand<Model, Real> {
	constructor(readonly place: number) {}

	check = (): boolean => true;

	async run(_: Model, { world, runs }: Real): Promise<void> {
		const started = runs[this.place % Math.max(1, runs.length)];
		if (!started) return;
		started.isCancelled = true;
		started.controller.abort();
		const now = world.time.now();
		checkOutcomes(started.documents, await world.time.until(started.report));
		expect(world.time.now()).toBe(now);
	}

	toString = (): string => `cancel ${this.place}`;
}

const commands = fc.commands(
	[
		fc
			.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(20, 200, 900))
			.map(([count, chars]) => new StartRun(count, chars)),
		fc
			.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 150_000 }))
			.map((ms) => new PassTime(ms)),
		fc.nat(10).map((place) => new CancelRun(place)),
	],
	{ maxCommands: 25 },
);

const servers = fc.record({
	quota: minuteQuotas,
	docMs: fc.constantFrom(1, 150, 1500),
	workers: fc.integer({ min: 1, max: 4 }),
	heedsSignal: fc.boolean(),
	skewMs: fc.constantFrom(0, -400, 90_000, -3_600_000),
});

describe('the quota of a key', () => {
	it('is never passed, whatever runs start, end and are cancelled', async () => {
		await fc.assert(
			fc.asyncProperty(servers, commands, async (server, steps) => {
				const real: Real = { world: new SimWorld({ server }), runs: [] };
				await fc.asyncModelRun(() => ({ model: {}, real }), steps);
				for (const { documents, report, isCancelled } of real.runs) {
					const done = await real.world.time.until(report);
					checkOutcomes(documents, done);
					if (!isCancelled) expect(tally(done)).toEqual({ ok: documents.length });
				}
				checkQuota(real);
				checkNothingSentAgain(real.world.log);
			}),
			{ numRuns: RUNS },
		);
	});

	it('is never passed when the documents of one run are split over several at once', async () => {
		const lists = documentLists(fc.constant('accept'), 80);
		await fc.assert(
			fc.asyncProperty(
				lists,
				calmServers,
				fc.integer({ min: 2, max: 4 }),
				async (documents, server, parts) => {
					const world = new SimWorld({ server });
					const split = Array.from({ length: parts }, (_, part) =>
						documents.filter((_, index) => index % parts === part),
					);
					const reports = await world.time.until(
						Promise.all(split.map(async (part) => await world.client().analyze(part))),
					);
					reports.forEach((report, part) => checkOutcomes(split[part]!, report));
					expect(reports.every(({ outcomes }) => outcomes.every(({ ok }) => ok))).toBe(true);
					expect(world.log.count(429)).toBe(0);
					checkInFlight(world.log, 4);
				},
			),
			{ numRuns: RUNS },
		);
	});
});
