/**
 * Rehearses a release: all that is checked and made before something is handed to npm, which is the
 * one step that is left out. `npm run release:dry`; `-- n8n-v1.2.3` when that tag is to go out.
 *
 * Leaves the tarballs, their lists of parts (CycloneDX) and their checksums in `released/`.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../harness/run';
import { commit } from './clone';
import { REPOSITORY } from './packages';
import { rehearse, sourceFaults } from './rehearse';

const OUT = path.join(REPOSITORY, 'released');

async function main(): Promise<void> {
	const tag = process.argv[2];
	console.log(`Made of ${await madeOf()}.`);
	const faults = await sourceFaults(tag);
	const packages = await rehearse(OUT);
	for (const { tarball, bytes, files, faults: found } of packages) {
		const name = path.basename(tarball);
		console.log(`${name}: ${bytes} bytes, ${files.length} files`);
		faults.push(...found.map((fault) => `${name}: ${fault}`));
	}
	const sums = packages.map(({ sha256, tarball }) => `${sha256}  ${path.basename(tarball)}\n`);
	await writeFile(path.join(OUT, 'SHA256SUMS'), sums.join(''));
	for (const fault of faults) console.error(`✗ ${fault}`);
	if (faults.length > 0) process.exitCode = 1;
	else console.log('✓ Could be published: tarballs, lists of parts and checksums are in released/');
}

async function madeOf(): Promise<string> {
	const head = await commit();
	if (!head) return 'the files as they are: this is no clone';
	const changed = (await run('git', ['status', '--porcelain'], REPOSITORY)).trim();
	return changed ? `the commit ${head}, without what was changed since` : `the commit ${head}`;
}

main().catch((reason: unknown) => {
	console.error(reason instanceof Error ? reason.message : reason);
	process.exitCode = 1;
});
