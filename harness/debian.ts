import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { repository } from './node24';

/**
 * The first program of one of these names that can be run: in `folders`, then on the path.
 *
 * @returns Its path; undefined when there is none.
 */
export function findProgram(names: string[], folders: string[] = []): string | undefined {
	const places = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
	return places.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isProgram);
}

/**
 * The program, installed first from Debian's packages where it is missing.
 *
 * @param folders Where it may be besides the path; asked again after an installation.
 * @throws When it is missing and cannot be installed here; the message says what to do.
 */
export function ensureProgram(
	name: string,
	packages: string[],
	folders: () => string[] = () => [],
): string {
	const found = findProgram([name], folders());
	if (found) return found;
	console.log(`${name} is missing; installing ${packages.join(' ')}`);
	try {
		execFileSync(path.join(repository, '.ci/debian'), packages, { stdio: 'inherit' });
	} catch (cause) {
		const words = `${name} is missing. On Debian: apt-get install ${packages.join(' ')}.`;
		throw new Error(words, { cause });
	}
	const installed = findProgram([name], folders());
	if (installed) return installed;
	throw new Error(`${packages.join(' ')} is installed, but ${name} was not found.`);
}

/** Whether this file is there and can be run. */
export function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		// Not there, or not to be run: the next one may be.
		return false;
	}
}
