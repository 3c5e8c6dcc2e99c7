import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../harness/run';
import { changelogFaults } from './changelog';
import { packFromClone, type Tarball } from './clone';
import { contentFaults, type PackedFile } from './content';
import { PACKAGES, REPOSITORY } from './packages';
import { sbomOf } from './sbom';
import { versionFaults } from './versions';

/** What became of one package in a rehearsal. */
export interface Rehearsed {
	/** The tarball, in the folder of the rehearsal. */
	tarball: string;
	/** Of the tarball. */
	sha256: string;
	/** Of the tarball. */
	bytes: number;
	/** What is in it, as npm names it. */
	files: string[];
	/** Its list of parts in CycloneDX, beside the tarball. */
	sbom: string;
	/** What keeps it from going out, one sentence each. */
	faults: string[];
}

const read = async (file: string) => await readFile(path.join(REPOSITORY, file), 'utf8');

/** What of the sources keeps a release from being made, one sentence each. */
export async function sourceFaults(tag?: string): Promise<string[]> {
	const { packages } = JSON.parse(await read('package-lock.json')) as {
		packages: Record<string, { version?: string } | undefined>;
	};
	const manifests: Record<string, string | undefined> = {};
	const locked: Record<string, string | undefined> = {};
	for (const { folder } of PACKAGES) {
		const manifest = await read(path.join(folder, 'package.json'));
		manifests[folder] = (JSON.parse(manifest) as { version?: string }).version;
		locked[folder] = packages[folder === '.' ? '' : folder]?.version;
	}
	const changelog = await read('CHANGELOG.md');
	return [
		...versionFaults({ manifests, locked, tag }),
		...changelogFaults(changelog, manifests['.'] ?? '', tag !== undefined),
	];
}

/**
 * Makes both tarballs as a release makes them, twice: from two clones in folders of different length
 * and depth, in two time zones and languages. Puts them into `out`, each with its list of parts.
 *
 * @param out emptied first
 * @returns In the order of {@link PACKAGES}.
 */
export async function rehearse(out: string): Promise<Rehearsed[]> {
	await rm(out, { recursive: true, force: true });
	const work = path.join(out, 'work');
	try {
		const [ones, others] = await Promise.all([
			packFromClone(path.join(work, 'a'), ['TZ=UTC', 'LC_ALL=C']),
			packFromClone(path.join(work, 'another/folder'), ['TZ=Pacific/Auckland', 'LC_ALL=C.UTF-8']),
		]);
		const rehearsed: Rehearsed[] = [];
		for (const [index, one] of ones.entries())
			rehearsed.push(await inspect(one, others[index]?.file ?? '', out));
		return rehearsed;
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

async function inspect({ of, file }: Tarball, again: string, out: string): Promise<Rehearsed> {
	const tarball = path.join(out, path.basename(file));
	await copyFile(file, tarball);
	const unpacked = path.join(path.dirname(file), `unpacked-${of.host}`);
	const files = await unpack(tarball, unpacked);
	const { size: bytes } = await stat(tarball);
	const [sha256, sha256Again] = await Promise.all([digest(file), digest(again)]);
	const text = (name: string) => files.find(({ path: found }) => found === name)?.text ?? '';
	const sbom = `${tarball.replace(/\.tgz$/, '')}.cdx.json`;
	const parts = await sbomOf(
		text('package.json'),
		text('dist/THIRD-PARTY-NOTICES'),
		path.join(unpacked, '..', `sbom-${of.host}`),
	);
	await writeFile(sbom, `${JSON.stringify(parts, undefined, '\t')}\n`);
	const faults = contentFaults(of, files, bytes);
	if (sha256 !== sha256Again) faults.push('The tarballs of two clones differ');
	return { tarball, sha256, bytes, files: files.map((found) => found.path), sbom, faults };
}

async function unpack(tarball: string, folder: string): Promise<PackedFile[]> {
	await mkdir(folder);
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], folder);
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return await Promise.all(
		files.map(async ({ parentPath, name }) => {
			const file = path.join(parentPath, name);
			return { path: path.relative(folder, file), text: await readFile(file, 'utf8') };
		}),
	);
}

async function digest(file: string): Promise<string> {
	return createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
}
