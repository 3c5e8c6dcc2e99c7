/**
 * Who imports whom in the core, read from its sources: for the drawing in docs/core.md and for the
 * test that arrows point one way.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const CORE = join(__dirname, '..', '..', 'core');

/** Each file of the core (`lane/gate.ts`) and the files that it imports. */
export function importsOfCore(): Map<string, string[]> {
	const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => name.replaceAll('\\', '/'))
		.sort();
	return new Map(files.map((file) => [file, importsOf(file, files)]));
}

function importsOf(file: string, files: string[]): string[] {
	const source = readFileSync(join(CORE, file), 'utf8');
	const paths = [...source.matchAll(/(?:^|\n)(?:import|export)\b[^;]*? from '(\.[^']*)'/g)];
	return paths.map(([, path]) => {
		const name = relative(CORE, join(CORE, dirname(file), path!)).replaceAll('\\', '/');
		const found = [`${name}.ts`, `${name}/index.ts`].find((candidate) => files.includes(candidate));
		if (!found) throw new Error(`${file} imports ${path}, which is not in the core`);
		return found;
	});
}

/** The same by folder; what lies in no folder stands for itself. */
export function byFolder(imports: Map<string, string[]>): Map<string, string[]> {
	const folders = new Map<string, Set<string>>();
	for (const [file, targets] of imports) {
		const own = folders.get(folderOf(file)) ?? new Set();
		for (const target of targets)
			if (folderOf(target) !== folderOf(file)) own.add(folderOf(target));
		folders.set(folderOf(file), own);
	}
	return new Map([...folders].map(([folder, targets]) => [folder, [...targets].sort()]));
}

function folderOf(file: string): string {
	return file.includes('/') ? file.slice(0, file.indexOf('/')) : file;
}

/** A circle among these, as a list that begins and ends with the same name; undefined if there is none. */
export function circleIn(imports: Map<string, string[]>): string[] | undefined {
	const done = new Set<string>();
	const walk = (name: string, path: string[]): string[] | undefined => {
		if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
		if (done.has(name)) return undefined;
		for (const target of imports.get(name) ?? []) {
			const circle = walk(target, [...path, name]);
			if (circle) return circle;
		}
		done.add(name);
		return undefined;
	};
	for (const name of imports.keys()) {
		const circle = walk(name, []);
		if (circle) return circle;
	}
	return undefined;
}

/** What is drawn: folders, and the file by which a host comes in; what everybody imports is left out. */
const DRAWN: ReadonlySet<string> = new Set([
	'client.ts',
	'parts',
	'analyze',
	'calls',
	'lane',
	'wire',
	'input',
	'result',
	'failure',
]);

/** A drawing of the folders in Mermaid. */
export function drawing(): string {
	const folders = byFolder(importsOfCore());
	const arrows = [...folders]
		.filter(([folder]) => DRAWN.has(folder))
		.flatMap(([folder, targets]) =>
			targets.filter((target) => DRAWN.has(target)).map((target) => `\t${folder} --> ${target}`),
		);
	return ['```mermaid', 'flowchart TD', ...arrows.sort(), '```'].join('\n');
}
