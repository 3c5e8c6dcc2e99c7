/** One process that stays: runs test files in the tree that it was started in, as it is told to. */
import { join } from 'node:path';

import { readConfig } from 'jest-config';
import TestRunner from 'jest-runner';
import Runtime from 'jest-runtime';

import { type Reached, setOrder, type Order } from './environment';

/** A test file, and which of its cases; all where they are missing. */
export interface Errand {
	test: string;
	cases?: string[];
}

export interface Task {
	errands: Errand[];
	/** Whether to tell what was reached, and to go on after a failure. */
	isSurvey: boolean;
}

/** One case of a test file, as it went. */
export interface Case {
	name: string;
	ms: number;
	reached: Reached;
}

export type Answer =
	| { is: 'surveyed'; test: string; ms: number; outside: Reached; cases: Case[]; failed?: string }
	| { is: 'done'; failed?: string; memory: number };

async function main(): Promise<void> {
	const root = process.cwd();
	const argv = { $0: '', _: [], silent: true, cache: true, runInBand: true };
	const { globalConfig, projectConfig } = await readConfig(argv, root);
	const config = { ...projectConfig, testEnvironment: join(__dirname, 'environment.ts') };
	const context = await Runtime.createContext(config, {
		console,
		maxWorkers: 1,
		watch: false,
		watchman: false,
	});
	const runner = new TestRunner(globalConfig, { sourcesRelatedToTestsInChangedFiles: new Set() });
	const watcher = { isInterrupted: () => false } as Parameters<typeof runner.runTests>[1];
	const run = async (test: string, order: Order): Promise<string | undefined> => {
		let trouble: string | undefined;
		const off = [
			runner.on('test-file-failure', () => void (trouble = '(could not be run)')),
			runner.on('test-file-success', ([, result]) => {
				if (result.testExecError) trouble = '(could not be run)';
				else if (result.numFailingTests > 0) trouble = '(failed)';
			}),
		];
		setOrder(order);
		await runner.runTests([{ context, path: join(root, test) }], watcher, { serial: true });
		for (const end of off) end();
		return trouble && `${test} › ${order.failed ?? trouble}`;
	};
	const survey = async (test: string): Promise<Answer> => {
		const outside: Reached = {};
		const cases: Case[] = [];
		const startedAt = performance.now();
		const failed = await run(test, {
			onReached: (name, ms, reached) => {
				if (name !== undefined) cases.push({ name, ms, reached });
				else for (const file in reached) (outside[file] ??= []).push(...reached[file]!);
			},
		});
		return { is: 'surveyed', test, ms: performance.now() - startedAt, outside, cases, failed };
	};
	const tell = (answer: Answer): void => void process.send!(answer);
	process.on('message', ({ errands, isSurvey }: Task) => {
		void (async () => {
			let failed: string | undefined;
			for (const { test, cases } of errands) {
				if (isSurvey) tell(await survey(test));
				else failed ??= await run(test, { cases: cases && new Set(cases) });
				if (failed) break;
			}
			tell({ is: 'done', failed, memory: process.memoryUsage().rss });
		})();
	});
}

main().catch((error: Error) => {
	console.error(error);
	process.exit(1);
});
