/**
 * Mutation testing: breaks one thing at a time in a copy of the tree, and asks whether a test notices.
 *
 *     npm run mutation -- [folder or file …] [--sample 150] [--seed 1] [--jobs 2] [--budget 60] [--only file]
 *
 * Asks the tests in `test/core`, `test/text` and `test/report` that reach the place, the quick ones
 * first, for `--budget` seconds at most. `--only`: the mutants that stand in a file as this program
 * prints them, instead of a sample. `accepted.ts` says which may survive, and why.
 */
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { ACCEPTED } from './accepted';
import { Compiler } from './compiler';
import { type Mutant, mutantsOf } from './mutants';
import { importsOf, planFor, type Survey, surveyOf } from './reach';
import { original, ROOT, Tree } from './tree';

const FOLDERS = ['core', 'text', 'report'];

type Fate = 'caught' | 'compiler' | 'accepted' | 'survived';

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			sample: { type: 'string', default: '150' },
			seed: { type: 'string', default: '1' },
			jobs: { type: 'string', default: '2' },
			budget: { type: 'string', default: '60' },
			only: { type: 'string' },
		},
	});
	const places = positionals.length > 0 ? positionals : FOLDERS;
	const all = places.flatMap(filesOf).flatMap((file) => mutantsOf(file, original(file)));
	const queue = values.only
		? named(all, readFileSync(values.only, 'utf8'))
		: shuffled(all, Number(values.seed)).slice(0, Number(values.sample));
	const which = values.only ? `named in ${values.only}` : `seed ${values.seed}`;
	console.log(`${queue.length} of ${all.length} mutants of ${places.join(', ')}, ${which}`);
	const files = new Set(all.map(({ file }) => file));
	const tests = globSync(`test/{${FOLDERS.join(',')}}/**/*.test.ts`, { cwd: ROOT })
		.filter((test) => importsOf(test).some((file) => files.has(file)))
		.sort();
	const surveys = await surveyOf(tests, FOLDERS.flatMap(filesOf));
	const fates: Array<[Mutant, Fate]> = [];
	const work = workOn(queue, surveys, 1000 * Number(values.budget), fates);
	await Promise.all(Array.from({ length: Number(values.jobs) }, work));
	report(fates, all);
}

function filesOf(place: string): string[] {
	if (place.endsWith('.ts')) return [place];
	return globSync(`${place}/**/*.ts`, { cwd: ROOT })
		.filter((file) => !file.endsWith('.d.ts'))
		.sort();
}

/** The mutants of a list as it was printed: line numbers may have changed since. */
function named(all: Mutant[], printed: string): Mutant[] {
	const lines = printed.matchAll(/(\S+\.ts):\d+ (.*⟦.*)$/gm);
	const wanted = new Set(Array.from(lines, ([, file, told]) => `${file} ${told}`));
	return all.filter(({ file, told }) => wanted.has(`${file} ${told}`));
}

/** The same order for the same seed (mulberry32 and Fisher-Yates). */
function shuffled<T>(list: T[], seed: number): T[] {
	const result = [...list];
	let state = seed;
	const random = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	for (let i = result.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[result[i], result[j]] = [result[j]!, result[i]!];
	}
	return result;
}

function workOn(
	queue: Mutant[],
	surveys: Survey[],
	budget: number,
	fates: Array<[Mutant, Fate]>,
): () => Promise<void> {
	const compiler = new Compiler();
	return async () => {
		const tree = new Tree();
		try {
			for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
				const [fate, note] = await fateOf(mutant, tree, surveys, budget, compiler);
				fates.push([mutant, fate]);
				const count = String(fates.length).padStart(4);
				console.log(`${count} ${fate.padEnd(8)} ${printed(mutant)}\n     ${note}`);
			}
		} finally {
			tree.remove();
		}
	};
}

async function fateOf(
	mutant: Mutant,
	tree: Tree,
	surveys: Survey[],
	budget: number,
	compiler: Compiler,
): Promise<[Fate, string]> {
	const accepted = ACCEPTED.find(
		({ file, mutants }) => file === mutant.file && mutants.includes(mutant.told),
	);
	if (accepted) return ['accepted', `${accepted.kind}: ${accepted.why}`];
	const source = original(mutant.file);
	const mutated = source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
	const { errands, ms, isCut } = planFor(mutant, surveys, budget);
	tree.write(mutant.file, mutated);
	try {
		const failed = errands.length > 0 && (await tree.run({ errands, isSurvey: false }, ms));
		if (failed) return ['caught', failed];
	} finally {
		tree.write(mutant.file, source);
	}
	const refusal = compiler.refusalOf(mutant.file, mutated);
	if (refusal) return ['compiler', refusal];
	const asked = `${errands.length} test files, ${(ms / 1000).toFixed(0)} s`;
	return ['survived', isCut ? `${asked}; there are more than the budget allows` : asked];
}

function printed({ file, line, told }: Mutant): string {
	return `${file}:${line} ${told}`;
}

function report(fates: Array<[Mutant, Fate]>, all: Mutant[]): void {
	for (const place of new Set(fates.map(([{ file }]) => file.split('/')[0]!))) {
		const here = fates.filter(([{ file }]) => file.startsWith(`${place}/`));
		const of = (...which: Fate[]): Mutant[] =>
			here.filter(([, fate]) => which.includes(fate)).map(([mutant]) => mutant);
		const caught = of('caught', 'compiler').length;
		const accepted = of('accepted').length;
		const share = (total: number): string => `${((100 * caught) / total).toFixed(1)} %`;
		console.log(
			`\n${place}: ${caught} of ${here.length} caught (${of('compiler').length} by the compiler), ` +
				`${accepted} accepted, ${of('survived').length} survived: ` +
				`${share(here.length)}, ${share(here.length - accepted)} without the accepted`,
		);
		for (const mutant of of('accepted')) {
			const { kind, why } = ACCEPTED.find(({ mutants }) => mutants.includes(mutant.told))!;
			console.log(`  accepted ${printed(mutant)}\n    ${kind}: ${why}`);
		}
		for (const mutant of of('survived')) console.log(`  survived ${printed(mutant)}`);
	}
	const known = new Set(all.map(({ file, told }) => `${file} ${told}`));
	const files = new Set(all.map(({ file }) => file));
	for (const { file, mutants } of ACCEPTED.filter((one) => files.has(one.file))) {
		for (const told of mutants) {
			if (!known.has(`${file} ${told}`)) console.log(`no longer there: ${file} ${told}`);
		}
	}
}

// So that the copies of the tree are removed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
