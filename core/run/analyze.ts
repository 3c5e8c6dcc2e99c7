import type { AnalyzeReport, RunOptions } from '../types';
import { newStats, type ClientContext } from './context';
import { Ledger } from './ledger';
import { Run } from './run';
import { makeUnits } from './unit';

/**
 * Analyzes documents: `outcomes[i]` belongs to `documents[i]`, whatever the server does. Never
 * rejects, also when it is cancelled.
 */
export async function analyze(
	client: ClientContext,
	documents: readonly unknown[],
	options: RunOptions,
): Promise<AnalyzeReport> {
	const { units, invalid } = makeUnits(documents);
	const stats = newStats(documents.length, units.length);
	const ledger = new Ledger(documents.length, units, options.onOutcome);
	for (const { index, failure } of invalid) ledger.failDocument(index, failure);
	const { lane, limits, clock } = client;
	const unknown = units.filter((unit) => {
		const raw =
			limits.reuseMs > 0 ? lane.answers.recall(unit.key, clock.now(), limits.reuseMs) : undefined;
		const isReused = raw !== undefined && ledger.answer(unit, raw);
		if (isReused) stats.reused += 1;
		return !isReused;
	});
	const outcomes = await new Run(client, { options, stats }, ledger, unknown).execute();
	return { outcomes, stats };
}
