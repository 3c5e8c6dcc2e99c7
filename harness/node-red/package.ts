import { createHash } from 'node:crypto';
import {
	cp,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { run } from '../run';
import { buildNodeRed } from '../../node-red/build';

const PACKAGE = path.resolve(__dirname, '../../node-red');
const CACHE = path.resolve(__dirname, '../../node_modules/.cache/sentor-node-red');

/** Name under which npm and Node-RED know the package. */
export const NODE_RED_PACKAGE = '@sentor-nodes/node-red-sentor-sentiment';

/**
 * Installs the package into a Node-RED user folder as a user does: built, packed by npm, and the
 * tarball installed by npm. The same sources are packed and installed only once on a machine; later
 * user folders share that installation, which makes a start seconds faster.
 */
export async function installNodeRedPackage(userDir: string): Promise<void> {
	const installation = await findOrInstall();
	await cp(path.join(installation, 'package.json'), path.join(userDir, 'package.json'));
	await symlink(
		path.join(installation, 'node_modules'),
		path.join(userDir, 'node_modules'),
		'junction',
	);
}

async function findOrInstall(): Promise<string> {
	await mkdir(CACHE, { recursive: true });
	const work = await mkdtemp(path.join(CACHE, 'work-'));
	try {
		const staged = await stageNodeRed(work);
		const installation = path.join(CACHE, await digest(staged));
		if (!(await exists(installation))) await install(await pack(staged, work), installation);
		return installation;
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

/**
 * Builds the package as it would be published, into a folder of its own: several tests may build at
 * once.
 *
 * @returns The path of the package's folder, in `folder`.
 */
export async function stageNodeRed(folder: string): Promise<string> {
	const staged = path.join(folder, 'package');
	await mkdir(staged, { recursive: true });
	await buildNodeRed(path.join(staged, 'dist'));
	for (const name of ['package.json', 'README.md', 'examples']) {
		const source = path.join(PACKAGE, name);
		if (await exists(source)) await cp(source, path.join(staged, name), { recursive: true });
	}
	return staged;
}

async function pack(staged: string, folder: string): Promise<string> {
	// The scripts are left out: what they do (the build) is done, and build.js is not in this folder.
	await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], staged);
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error('npm pack made no tarball');
	return path.join(folder, tarball);
}

async function install(tarball: string, installation: string): Promise<void> {
	const folder = await mkdtemp(path.join(CACHE, 'install-'));
	await writeFile(
		path.join(folder, 'package.json'),
		JSON.stringify({ name: 'node-red-user', version: '0.0.1', private: true }),
	);
	await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], folder);
	await rename(folder, installation).catch(async (reason: NodeJS.ErrnoException) => {
		// Another test was faster with the same sources; its installation is as good as this one.
		if (!(await exists(installation))) throw reason;
		await rm(folder, { recursive: true, force: true });
	});
}

async function digest(folder: string): Promise<string> {
	const hash = createHash('sha256');
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
	for (const file of files.sort())
		hash.update(path.relative(folder, file)).update(await readFile(file));
	return hash.digest('hex').slice(0, 16);
}

async function exists(file: string): Promise<boolean> {
	return stat(file).then(
		() => true,
		() => false,
	);
}
