import { readDocumentSentiment } from '../result/document-sentiment';
import type { Failure, Outcome, RunOptions } from '../types';
import type { Unit } from './unit';

/** Who has an outcome, and which. Each document gets exactly one. */
export class Ledger {
	readonly #outcomes: (Outcome | undefined)[];
	readonly #open: Set<Unit>;
	readonly #onOutcome: RunOptions['onOutcome'];
	/** Documents with an outcome. */
	done = 0;
	/** Units with a result. */
	answered = 0;
	/** Units that failed for what they are. */
	failed = 0;

	constructor(documents: number, units: readonly Unit[], onOutcome?: RunOptions['onOutcome']) {
		this.#onOutcome = onOutcome;
		this.#outcomes = new Array<Outcome | undefined>(documents).fill(undefined);
		this.#open = new Set(units);
	}

	/** Settles a unit by the API's object for it; false when that is no result. */
	answer(unit: Unit, raw: Record<string, unknown>): boolean {
		const results = unit.owners.map(({ id }, copy) =>
			// Each item gets a copy of its own: what one branch of a flow changes must not show in another.
			readDocumentSentiment(
				copy === 0 ? raw : (JSON.parse(JSON.stringify(raw)) as typeof raw),
				id,
				unit.entities,
			),
		);
		if (results.includes(undefined)) return false;
		unit.owners.forEach(({ index }, copy) => {
			const result = results[copy];
			if (result) this.#settle(index, { ok: true, result });
		});
		this.#open.delete(unit);
		this.answered += 1;
		return true;
	}

	/** Settles a unit without a result. */
	fail(unit: Unit, failure: Failure): void {
		for (const { index } of unit.owners) this.failDocument(index, { ...failure });
		this.#open.delete(unit);
		this.failed += 1;
	}

	/** Whether a unit has no outcome yet. */
	isOpen(unit: Unit): boolean {
		return this.#open.has(unit);
	}

	/** Settles one of the caller's documents that is part of no unit. */
	failDocument(index: number, failure: Failure): void {
		this.#settle(index, { ok: false, failure });
	}

	/** Settles all that is open, and returns every outcome, in the caller's order. */
	close(failureOf: (unit: Unit) => Failure): Outcome[] {
		for (const unit of [...this.#open]) this.fail(unit, failureOf(unit));
		return this.#outcomes as Outcome[];
	}

	#settle(index: number, outcome: Outcome): void {
		this.#outcomes[index] = outcome;
		this.done += 1;
		try {
			this.#onOutcome?.(index, outcome);
		} catch {
			// What a listener throws is its own matter; the run's documents must not suffer for it.
		}
	}
}
