import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { packForN8n } from './package';
import { run } from '../run';

const REPOSITORY = path.resolve(__dirname, '../..');
const SOURCES = ['core', 'text', 'report', 'nodes', 'credentials'];
const BUILT = 'dist/nodes/SentorSentiment/SentorSentiment.node.js';

/**
 * Packs the built n8n package as for publishing and unpacks it again.
 *
 * @returns The folder that holds what a user would get.
 * @throws When the build is missing or older than its sources: a test of it would tell nothing.
 */
export async function unpackedN8nPackage(folder: string): Promise<string> {
	await assertFreshBuild();
	const tarball = await packForN8n(folder);
	const unpacked = path.join(folder, 'unpacked');
	await mkdir(unpacked);
	await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], folder);
	return unpacked;
}

async function assertFreshBuild(): Promise<void> {
	const built = await modifiedAt(path.join(REPOSITORY, BUILT)).catch(() => 0);
	const times = await Promise.all(
		SOURCES.map(async (source) => await newestIn(path.join(REPOSITORY, source))),
	);
	if (built < Math.max(...times))
		throw new Error('The build is older than its sources: run "npm run build" first');
}

async function newestIn(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const times = files.map(
		async ({ parentPath, name }) => await modifiedAt(path.join(parentPath, name)),
	);
	return Math.max(...(await Promise.all(times)));
}

async function modifiedAt(file: string): Promise<number> {
	return (await stat(file)).mtimeMs;
}
