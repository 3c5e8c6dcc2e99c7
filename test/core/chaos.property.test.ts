import fc from 'fast-check';
import {
	checkAnsweredKept,
	checkBlame,
	checkBudget,
	checkInFlight,
	checkNeverRefused,
	checkNothingSentAgain,
	checkOutcomes,
	checkProgress,
	checkSecret,
	checkStats,
	checkToldOnce,
	checkWaitedOut,
	checkWireIds,
} from '../support/sim/checks';
import { chaoticServers, documentLists, limits, mixedVerdicts } from '../support/sim/arbitraries';
import { SECRET, simulate } from '../support/sim/run';
import type { SimOptions } from '../support/sim/server';

/** Runs of the first property. `PROPERTY_RUNS` makes a longer search; a failure prints its seed and a small case. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);

const runs = fc.record({
	documents: documentLists(mixedVerdicts),
	server: chaoticServers,
	limits,
	seed: fc.nat(9999),
});

/** A server that always tells the state of one window, to a client that is alone with its key. */
function tellsAlways({ quota, toldShare, silentAnswers, otherPerMinute }: SimOptions): boolean {
	return toldShare === 1 && silentAnswers === 0 && otherPerMinute === 0 && (quota ?? []).length < 2;
}

jest.setTimeout(60_000 + 20 * RUNS);

describe('whatever the server does', () => {
	it('gives each document its own outcome, in order, and sends nothing that was answered', async () => {
		await fc.assert(
			fc.asyncProperty(runs, async (run) => {
				const { report, log, progress, told } = await simulate(run);
				checkOutcomes(run.documents, report);
				checkAnsweredKept(run.documents, report, log);
				checkNothingSentAgain(log);
				checkWireIds(log);
				checkBlame(run.documents, report, log);
				checkBudget(run.documents, log);
				if (run.server.dateHeader) checkWaitedOut(log);
				if (tellsAlways(run.server)) checkNeverRefused(log);
				checkInFlight(log, run.limits.maxConcurrency ?? 4);
				checkStats(run.documents, report, log);
				checkProgress(progress, run.documents.length);
				checkToldOnce(told, report);
			}),
			{ numRuns: RUNS },
		);
	});

	it('keeps the key out of outcomes, figures and progress when the server prints it everywhere', async () => {
		await fc.assert(
			fc.asyncProperty(runs, async (run) => {
				const server = { ...run.server, echo: SECRET };
				const { report, progress } = await simulate({ ...run, server });
				checkSecret({ report, progress }, SECRET);
			}),
			{ numRuns: RUNS / 2 },
		);
	});

	it('sends nothing after a cancel and resolves at once, with what was answered kept', async () => {
		await fc.assert(
			fc.asyncProperty(runs, fc.integer({ min: 0, max: 120_000 }), async (run, abortAfterMs) => {
				const { report, log, time, told, abortedAt } = await simulate({ ...run, abortAfterMs });
				checkOutcomes(run.documents, report);
				checkToldOnce(told, report);
				checkAnsweredKept(run.documents, report, log, abortedAt);
				if (abortedAt === undefined) return;
				expect(time.now()).toBe(abortedAt);
				const sent = log.requests.length;
				await time.advance(600_000);
				expect(log.requests.length).toBe(sent);
			}),
			{ numRuns: RUNS / 2 },
		);
	});

	it('ends by the deadline', async () => {
		await fc.assert(
			fc.asyncProperty(runs, fc.integer({ min: 1, max: 120_000 }), async (run, deadlineMs) => {
				const bounded = { ...run, limits: { ...run.limits, deadlineMs } };
				const { report, log, elapsedMs } = await simulate(bounded);
				checkOutcomes(run.documents, report);
				expect(elapsedMs).toBeLessThanOrEqual(deadlineMs + 1000);
				const start = log.requests[0]?.sentAt ?? 0;
				expect(log.requests.every(({ sentAt }) => sentAt - start <= deadlineMs)).toBe(true);
			}),
			{ numRuns: RUNS / 2 },
		);
	});
});
