import type { ClientContext } from '../context';
import type { AnalyzeReport, RunOptions, RunStats } from '../types';
import { Run } from './loop';
import { Outcomes, readResults } from './outcomes';
import { makeUnits, type Unit } from './unit';

/**
 * Analyzes documents: `outcomes[i]` belongs to `documents[i]`, whatever the server does. Never
 * rejects, also when it is cancelled.
 */
export async function analyze(
	client: ClientContext,
	documents: readonly unknown[],
	options: RunOptions,
): Promise<AnalyzeReport> {
	const { units, invalid } = makeUnits(documents, client.limits.maxCharsPerDocument);
	const stats = newStats(documents.length, units.length);
	const outcomes = new Outcomes(documents.length, units, options.onOutcome);
	for (const { index, failure } of invalid) outcomes.failDocument(index, failure);
	const unknown = units.filter((unit) => !reuse(unit, client, outcomes));
	stats.reused = units.length - unknown.length;
	const ended = await new Run(client, { units: unknown, outcomes, options, stats }).execute();
	return { outcomes: outcomes.all, stats, ...(ended ? { ended } : {}) };
}

/** Answers a unit from memory; false if that holds no answer. */
function reuse(unit: Unit, { lane, limits, clock }: ClientContext, outcomes: Outcomes): boolean {
	if (limits.reuseMs <= 0) return false;
	const raw = lane.answers.recall(unit.key, clock.now(), limits.reuseMs);
	const results = raw && readResults(unit, raw);
	if (results) outcomes.answer(unit, results);
	return results !== undefined;
}

/** Figures of a run that has not begun. */
function newStats(documents: number, uniqueDocuments: number): RunStats {
	return {
		documents,
		uniqueDocuments,
		requests: 0,
		docsSent: 0,
		retries: 0,
		splits: 0,
		rateLimited: 0,
		timeouts: 0,
		waitMs: 0,
		reused: 0,
	};
}
