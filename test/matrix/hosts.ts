import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../../harness/cache';
import { run } from '../../harness/run';

/** The releases of Node.js; 20.18 is the least that the Node-RED package asks for. */
export const NODES = ['~20.18', '^22', '^24', '^26'];

export const NODE_REDS = ['~4.0', '~4.1', '~5.0'];

/**
 * Of n8n's engine: the last 1.x on npm, the first 2 and two in between, and the one that everything else
 * is tried on.
 */
export const ENGINES = ['^1', '~2.0', '~2.20', '~2.35', '~2.41'];

/** A package of npm that was installed for the matrix, in a folder of its own. */
export interface Installed {
	/** Below it lies `node_modules`. */
	folder: string;
	version: string;
	/** The least Node.js that the package asks for, `22.9`; undefined when it asks for none. */
	leastNode?: string;
}

/**
 * Installs a package into the cache, or finds it there.
 *
 * @param scripts Whether its install scripts run: the `node` package fetches its binary in one.
 * @throws When npm does not succeed, with the end of what it wrote.
 */
export async function install(name: string, range: string, scripts = false): Promise<Installed> {
	const folder = path.join(cacheFolder(), 'matrix', `${name}@${range}`);
	const manifest = path.join(folder, 'node_modules', name, 'package.json');
	const done = path.join(folder, 'installed');
	if (!existsSync(done)) {
		console.log(`Installing ${name}@${range}`);
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await writeFile(path.join(folder, 'package.json'), '{"private":true}');
		const flags = ['--no-audit', '--no-fund', ...(scripts ? [] : ['--ignore-scripts'])];
		await run('npm', ['install', ...flags, `${name}@${range}`], folder);
		// Last, so that an installation that was interrupted is done again.
		await writeFile(done, '');
	}
	const { version, engines } = JSON.parse(await readFile(manifest, 'utf8')) as {
		version: string;
		engines?: { node?: string };
	};
	const leastNode = /\d+(\.\d+)*/.exec(engines?.node ?? '')?.[0];
	return { folder, version, ...(leastNode ? { leastNode } : {}) };
}

/** Compares by numbers: `20.18` is less than `22.9`. */
export function isOlder(version: string, least: string): boolean {
	return version.localeCompare(least, 'en', { numeric: true }) < 0;
}
