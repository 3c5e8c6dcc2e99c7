/**
 * Mutation testing: breaks one thing at a time in a copy of the tree, and asks whether a test notices.
 *
 *     npm run mutation -- [folder or file …] [--sample 150] [--seed 1] [--jobs 2] [--own]
 *
 * Runs the tests in `test/core`, `test/text` and `test/report`. Ends with the survivors, one a line.
 * `--own`: only files with tests of the same name, and only those tests: quick, and the least that is caught.
 */
import { spawn } from 'node:child_process';
import {
	cpSync,
	existsSync,
	globSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import { type Mutant, mutantsOf } from './mutants';

const ROOT = join(__dirname, '../..');
/** Neither copied nor needed: modules are linked, and no test of these folders reads what is built. */
const NOT_COPIED = new Set(['node_modules', 'dist', '.git']);
const TESTS = '<rootDir>/test/{core,text,report}/**/*.test.ts';
/** A mutant that runs this long hangs (milliseconds); the slowest tests of one file take a minute. */
const TIME_LIMIT = 180_000;

type Fate = 'caught' | 'hangs' | 'survived';

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			sample: { type: 'string', default: '150' },
			seed: { type: 'string', default: '1' },
			jobs: { type: 'string', default: '2' },
			own: { type: 'boolean', default: false },
		},
	});
	const places = positionals.length > 0 ? positionals : ['core', 'text', 'report'];
	const isOwnOnly = values.own;
	const files = places.flatMap(filesOf).filter((file) => !isOwnOnly || ownTests(file));
	const all = files.flatMap((file) => mutantsOf(file, original(file)));
	const queue = shuffled(all, Number(values.seed)).slice(0, Number(values.sample));
	console.log(
		`${queue.length} of ${all.length} mutants of ${places.join(', ')}, seed ${values.seed}`,
	);
	await checkTests(queue, isOwnOnly);
	const fates: Array<[Mutant, Fate]> = [];
	await Promise.all(
		Array.from({ length: Number(values.jobs) }, () => work(queue, fates, isOwnOnly)),
	);
	report(fates);
}

function filesOf(place: string): string[] {
	if (place.endsWith('.ts')) return [place];
	return globSync(`${place}/**/*.ts`, { cwd: ROOT })
		.filter((file) => !file.endsWith('.d.ts'))
		.sort();
}

/** The tests that are named after a file, if there are any. */
function ownTests(file: string): string | undefined {
	const own = join('test', file.replace(/\.ts$/, '.test.ts'));
	return existsSync(join(ROOT, own)) ? own : undefined;
}

function original(file: string): string {
	return readFileSync(join(ROOT, file), 'utf8');
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

async function work(
	queue: Mutant[],
	fates: Array<[Mutant, Fate]>,
	isOwnOnly: boolean,
): Promise<void> {
	const tree = mkdtempSync(join(tmpdir(), 'mutation-'));
	try {
		copyTree(tree);
		for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
			const fate = await fateOf(mutant, tree, isOwnOnly);
			fates.push([mutant, fate]);
			console.log(`${String(fates.length).padStart(4)} ${fate.padEnd(8)} ${told(mutant)}`);
		}
	} finally {
		rmSync(tree, { recursive: true, force: true });
	}
}

function copyTree(tree: string): void {
	const filter = (path: string): boolean => !NOT_COPIED.has(basename(path));
	cpSync(ROOT, tree, { recursive: true, filter });
	symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
}

/** Tests that fail of themselves would count every mutant as caught. */
async function checkTests(queue: Mutant[], isOwnOnly: boolean): Promise<void> {
	const tree = mkdtempSync(join(tmpdir(), 'mutation-'));
	try {
		copyTree(tree);
		const files = [...new Set(queue.map(({ file }) => file))];
		const which = isOwnOnly
			? files.map((file) => ownTests(file)!)
			: ['--findRelatedTests', ...files];
		const fate = await runTests(which, tree, 10 * TIME_LIMIT);
		if (fate !== 'survived') throw new Error('The tests fail without a mutant: mend them first.');
	} finally {
		rmSync(tree, { recursive: true, force: true });
	}
}

async function fateOf(mutant: Mutant, tree: string, isOwnOnly: boolean): Promise<Fate> {
	const source = original(mutant.file);
	const path = join(tree, mutant.file);
	writeFileSync(path, source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end));
	try {
		// The file's own tests know it best; where they are content, all that load it are asked.
		const own = ownTests(mutant.file);
		const fate = own ? await runTests([own], tree) : 'survived';
		if (fate !== 'survived' || isOwnOnly) return fate;
		return await runTests(['--findRelatedTests', mutant.file], tree);
	} finally {
		writeFileSync(path, source);
	}
}

function runTests(which: string[], tree: string, within = TIME_LIMIT): Promise<Fate> {
	const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
	// `--testMatch` takes all that follows it for patterns, so that it stands last.
	const args = ['--bail', '--runInBand', '--silent', '--testMatch', TESTS];
	const child = spawn(process.execPath, [jest, ...which, ...args], {
		cwd: tree,
		stdio: 'ignore',
	});
	return new Promise((resolve) => {
		const limit = setTimeout(() => {
			child.kill('SIGKILL');
			resolve('hangs');
		}, within);
		child.once('exit', (code) => {
			clearTimeout(limit);
			resolve(code === 0 ? 'survived' : 'caught');
		});
	});
}

function told({ file, line, was, text }: Mutant): string {
	return `${file}:${line} ${JSON.stringify(was.slice(0, 70))} -> ${JSON.stringify(text)}`;
}

function report(fates: Array<[Mutant, Fate]>): void {
	for (const place of new Set(fates.map(([{ file }]) => file.split('/')[0]!))) {
		const here = fates.filter(([{ file }]) => file.startsWith(`${place}/`));
		const survived = here.filter(([, fate]) => fate === 'survived').map(([mutant]) => told(mutant));
		const caught = here.length - survived.length;
		const share = ((100 * caught) / here.length).toFixed(1);
		console.log(`\n${place}: ${caught} of ${here.length} caught (${share} %)`);
		for (const line of survived.sort()) console.log(`  ${line}`);
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
