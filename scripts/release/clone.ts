import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../harness/run';
import { PACKAGES, REPOSITORY, type ReleasedPackage } from './packages';

/** What is never part of the sources, where Git cannot say what is. */
const MADE = new Set(['node_modules', 'dist', 'coverage', 'released', 'demo-output', '.git']);

/** A tarball that was made in a clone. */
export interface Tarball {
	of: ReleasedPackage;
	file: string;
}

/**
 * Clones the repository into `folder` (which is not there yet), builds both packages there and packs
 * them, as a release does. The installed modules are shared by hard links.
 *
 * @param environment further variables to build under, `TZ=…`
 * @returns The tarballs, in the order of {@link PACKAGES}.
 */
export async function packFromClone(folder: string, environment: string[]): Promise<Tarball[]> {
	const clone = path.join(folder, 'clone');
	await mkdir(folder, { recursive: true });
	if (await commit()) await run('git', ['clone', '--quiet', REPOSITORY, clone], folder);
	else await cp(REPOSITORY, clone, { recursive: true, filter: (file) => !isMade(file) });
	await shareModules(clone);
	await run('env', [...environment, 'npm', 'run', 'build'], clone);
	const tarballs: Tarball[] = [];
	for (const of of PACKAGES) {
		// The scripts are left out: what they do, the build, is done.
		const args = ['npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder];
		const said = await run('env', [...environment, ...args], path.join(clone, of.folder));
		const [{ filename }] = JSON.parse(said) as [{ filename: string }];
		tarballs.push({ of, file: path.join(folder, filename) });
	}
	return tarballs;
}

/** The commit that a clone holds; none where the repository is not one of Git, or not for us to read. */
export async function commit(): Promise<string | undefined> {
	const args = ['rev-parse', '--short', '--show-toplevel', 'HEAD'];
	const said = await run('git', args, REPOSITORY).catch(() => '');
	const [top, head] = said.trim().split('\n');
	return top === REPOSITORY ? head : undefined;
}

function isMade(file: string): boolean {
	return path
		.relative(REPOSITORY, file)
		.split(path.sep)
		.some((part) => MADE.has(part));
}

async function shareModules(clone: string): Promise<void> {
	const modules = path.join(REPOSITORY, 'node_modules');
	const target = path.join(clone, 'node_modules');
	await mkdir(target);
	// Caches are no modules, and some of them are larger than all modules.
	const names = (await readdir(modules)).filter((name) => name !== '.cache');
	const sources = names.map((name) => path.join(modules, name));
	// Another file system takes no hard links: copied, then.
	await run('cp', ['-al', ...sources, target], clone).catch(
		async () => await run('cp', ['-a', ...sources, target], clone),
	);
}
