import { partsIn } from '../parts/merge';
import { readDocumentSentiment } from '../result/read';
import { readLabel } from '../result/values';
import type { DocumentSentiment, Failure, Outcome, RunOptions } from '../types';
import { isOver, type Unit } from './unit';

/** A result for each owner of the unit from the API's object for it; undefined when that is none. */
export function readResults(
	unit: Unit,
	raw: Record<string, unknown>,
): DocumentSentiment[] | undefined {
	// A part has no owner, but to be a result its answer needs a label all the same.
	if (!readLabel(raw.predicted_label)) return undefined;
	const parts = partsIn(raw);
	const results: DocumentSentiment[] = [];
	for (const [copy, { id }] of unit.owners.entries()) {
		// Each item gets a copy of its own: what one branch of a flow changes must not show in another.
		const own = copy === 0 ? raw : (JSON.parse(JSON.stringify(raw)) as typeof raw);
		const result = readDocumentSentiment(own, id, unit.entities, parts);
		if (!result) return undefined;
		results.push(result);
	}
	return results;
}

/** Who has an outcome, and which. Each document gets exactly one. */
export class Outcomes {
	/** Every outcome, in the caller's order; whole once the run is over. */
	readonly all: Outcome[];
	readonly #open: Set<Unit>;
	readonly #onOutcome: RunOptions['onOutcome'];
	/** Documents with an outcome. */
	done = 0;

	constructor(documents: number, units: readonly Unit[], onOutcome?: RunOptions['onOutcome']) {
		this.#onOutcome = onOutcome;
		this.all = new Array<Outcome>(documents);
		this.#open = new Set(units);
	}

	/** Settles a unit by a result for each of its owners. */
	answer(unit: Unit, results: readonly DocumentSentiment[]): void {
		unit.owners.forEach(({ index }, copy) => {
			const result = results[copy];
			if (result) this.#settle(index, { ok: true, result });
		});
		this.#open.delete(unit);
	}

	/** Settles a unit without a result; one part without an answer fails its document. */
	fail(part: Unit, failure: Failure): void {
		if (isOver(part)) return;
		const unit = part.whole?.unit ?? part;
		if (part.whole) part.whole.isOver = true;
		for (const { index } of unit.owners) this.failDocument(index, { ...failure });
		this.#open.delete(unit);
	}

	/** Settles one of the caller's documents that is part of no unit. */
	failDocument(index: number, failure: Failure): void {
		this.#settle(index, { ok: false, failure });
	}

	/** Settles all that is open by this failure. */
	close(failure: Failure): void {
		for (const unit of [...this.#open]) this.fail(unit, { ...failure, attempts: unit.attempts });
	}

	#settle(index: number, outcome: Outcome): void {
		this.all[index] = outcome;
		this.done += 1;
		try {
			this.#onOutcome?.(index, outcome);
		} catch {
			// What a listener throws is its own matter; the run's documents must not suffer for it.
		}
	}
}
