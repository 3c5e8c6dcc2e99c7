import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

/** What one test file is to do, and what came of it: shared with the worker in the same process. */
export interface Order {
	/** The only cases to run, by full name; all where it is missing. */
	cases?: Set<string>;
	/** The first case that failed: the ones behind it are skipped, unless all are to be told of. */
	failed?: string;
	/** Told with the places that were reached: in a case, or outside of all (no name). */
	onReached?: (name: string | undefined, ms: number, reached: Reached) => void;
}

/** For each file the numbers of the places that were reached. */
export type Reached = Record<string, number[]>;

const holder = globalThis as { __mutationOrder?: Order };

/** To be set before each test file. */
export function setOrder(order: Order): void {
	holder.__mutationOrder = order;
}

/** Jest's own environment; ends a test file after its first failure, and knows who reached what. */
export default class MutationEnvironment extends TestEnvironment {
	private startedAt = 0;

	// Jest calls it with each event of a test file.
	handleTestEvent(event: Circus.AsyncEvent | Circus.SyncEvent): void {
		const order = holder.__mutationOrder ?? {};
		if (event.name === 'test_start') {
			const isWanted = order.cases?.has(nameOf(event.test)) ?? true;
			const isOver = order.failed !== undefined && !order.onReached;
			if (isOver || !isWanted) event.test.mode = 'skip';
			this.tell(order);
			this.startedAt = performance.now();
		} else if (event.name === 'test_done') {
			if (event.test.errors.length > 0) order.failed ??= nameOf(event.test);
			this.tell(order, nameOf(event.test), performance.now() - this.startedAt);
		} else if (event.name === 'run_finish') {
			this.tell(order);
		}
	}

	private tell({ onReached }: Order, name?: string, ms = 0): void {
		if (!onReached) return;
		const places = (this.global as { __reachedPlaces?: Record<string, Uint8Array> })
			.__reachedPlaces;
		const reached: Reached = {};
		for (const [file, flags] of Object.entries(places ?? {})) {
			const numbers = [...flags.keys()].filter((place) => flags[place] === 1);
			if (numbers.length > 0) reached[file] = numbers;
			flags.fill(0);
		}
		onReached(name, ms, reached);
	}
}

function nameOf(test: Circus.TestEntry): string {
	const names: string[] = [test.name];
	for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
	return names.join(' ');
}
