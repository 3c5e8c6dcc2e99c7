import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type Mutant, withNotes } from './mutants';
import { original, ROOT, Tree } from './tree';
import type { Answer, Errand } from './worker';

export type Survey = Extract<Answer, { is: 'surveyed' }>;

/** Test files that take longer are asked case by case (milliseconds); the others as a whole. */
const SLOW = 5000;
const CACHE = join(tmpdir(), 'mutation-reach');

/**
 * What each test file reaches. Asked once and kept, until the test or something that it imports
 * changes.
 */
export async function surveyOf(tests: string[], files: string[]): Promise<Survey[]> {
	mkdirSync(CACHE, { recursive: true });
	const kept = (test: string): string => join(CACHE, `${keyOf(test)}.json`);
	const unknown = tests.filter((test) => !existsSync(kept(test)));
	if (unknown.length > 0) {
		console.log(`asking what ${unknown.length} test files reach …`);
		const tree = new Tree();
		try {
			for (const file of files) tree.write(file, withNotes(file, original(file)));
			const errands = unknown.map((test) => ({ test }));
			await tree.run({ errands, isSurvey: true }, 3_600_000, (answer) => {
				if (answer.is !== 'surveyed') return;
				writeFileSync(kept(answer.test), JSON.stringify(answer));
				if (answer.failed) console.log(`  fails without a mutant: ${answer.failed}`);
			});
		} finally {
			tree.remove();
		}
	}
	return tests.map((test) => JSON.parse(readFileSync(kept(test), 'utf8')) as Survey);
}

export interface Plan {
	errands: Errand[];
	ms: number;
	/** Whether there were more tests than the budget allows. */
	isCut: boolean;
}

/** The tests that reach a mutant: its own first, then the quickest; of slow files only the cases. */
export function planFor({ file, place }: Mutant, surveys: Survey[], budget: number): Plan {
	const own = join('test', file.replace(/\.ts$/, '.test.ts'));
	const isIn = (reached: Record<string, number[]>): boolean =>
		reached[file]?.includes(place) ?? false;
	const concerned = surveys
		.filter(({ outside, cases }) => isIn(outside) || cases.some(({ reached }) => isIn(reached)))
		.sort((a, b) => Number(b.test === own) - Number(a.test === own) || a.ms - b.ms);
	const plan: Plan = { errands: [], ms: 0, isCut: false };
	const late: Errand[] = [];
	for (const { test, ms, outside, cases } of concerned) {
		if (ms <= SLOW) {
			plan.isCut ||= plan.ms + ms > budget;
			if (plan.ms + ms > budget) continue;
			plan.errands.push({ test });
			plan.ms += ms;
			continue;
		}
		// What a file does outside of its cases costs the same for one as for all.
		let cost = ms - cases.reduce((sum, one) => sum + one.ms, 0);
		const chosen: string[] = [];
		for (const one of [...cases].sort((a, b) => a.ms - b.ms)) {
			if (!isIn(outside) && !isIn(one.reached)) continue;
			plan.isCut ||= plan.ms + cost + one.ms > budget;
			if (plan.ms + cost + one.ms > budget) break;
			chosen.push(one.name);
			cost += one.ms;
		}
		if (chosen.length === 0) continue;
		late.push({ test, cases: chosen });
		plan.ms += cost;
	}
	plan.errands.push(...late);
	return plan;
}

/** Changes whenever a test file changes, or what it imports from the tree. */
function keyOf(test: string): string {
	const hash = createHash('sha256');
	for (const file of [...importsOf(test), join('test/mutation', 'mutants.ts')]) {
		hash.update(`${file}\n${original(file)}`);
	}
	return hash.digest('hex');
}

/** A file of the tree and all that it imports from there, in a fixed order. */
export function importsOf(file: string): string[] {
	const seen = new Set<string>();
	const visit = (one: string): void => {
		if (seen.has(one)) return;
		seen.add(one);
		for (const [, path] of original(one).matchAll(/(?:from|import\() ?'(\.[^']*)'/g)) {
			const target = join(dirname(one), path!);
			const found = [`${target}.ts`, join(target, 'index.ts'), target].find(isFile);
			if (found) visit(found);
		}
	};
	visit(file);
	return [...seen].sort();
}

function isFile(path: string): boolean {
	return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
