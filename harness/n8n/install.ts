import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lock } from 'proper-lockfile';
import { cacheFolder } from '../cache';
import { node24Environment } from '../node24';

/** The release that demo and tests use. 2.41.3, the newest on npm, pins packages that are not there. */
const N8N_VERSION = '2.41.1';

/** Told what the installation is doing, one sentence at a time. */
export type Tell = (sentence: string) => void;

/** How often the installation says where it stands, ms. */
const TELL_EVERY = 15_000;

/**
 * A lock that was not renewed for this long (ms) belongs to a process that is gone. proper-lockfile
 * renews it every half of that time.
 */
const LOCK_STALE = 30_000;

/** Another installation may hold the lock for this many retries of 5 s: 30 minutes. */
const LOCK_RETRIES = 360;

/** Where n8n is kept between runs: outside the checkout, one folder for each release. */
function n8nFolder(): string {
	return process.env.SENTOR_N8N_CACHE || path.join(cacheFolder(), `n8n-${N8N_VERSION}`);
}

/** n8n's start script inside {@link n8nFolder}. */
export function n8nScript(folder = n8nFolder()): string {
	return path.join(folder, 'node_modules/n8n/bin/n8n');
}

/**
 * Written last, so that a folder without it, or with another version in it, is an installation that
 * was interrupted and is done again.
 */
function marker(folder: string): string {
	return path.join(folder, 'installed.json');
}

/** Whether the cache holds a complete installation of {@link N8N_VERSION}. */
async function isN8nInstalled(folder = n8nFolder()): Promise<boolean> {
	if (!existsSync(marker(folder)) || !existsSync(n8nScript(folder))) return false;
	const { version } = JSON.parse(await readFile(marker(folder), 'utf8')) as { version: string };
	return version === N8N_VERSION;
}

/**
 * Makes sure that n8n lies in the cache; safe when several processes ask at once.
 *
 * @param signal Stops an installation; what is there of it is cleared away the next time.
 * @returns The folder whose `node_modules` holds n8n.
 * @throws When npm does not succeed; the message names the log and keeps npm's last lines.
 */
export async function ensureN8n(
	tell: Tell,
	signal?: AbortSignal,
	folder = n8nFolder(),
): Promise<string> {
	if (await isN8nInstalled(folder)) return folder;
	await mkdir(folder, { recursive: true });
	const release = await lock(folder, {
		stale: LOCK_STALE,
		retries: { retries: LOCK_RETRIES, factor: 1, minTimeout: 5_000 },
	});
	try {
		// Whoever held the lock may have done it.
		if (!(await isN8nInstalled(folder))) await install(folder, tell, signal);
	} finally {
		await release();
	}
	return folder;
}

async function install(folder: string, tell: Tell, signal?: AbortSignal): Promise<void> {
	tell(`Installing n8n ${N8N_VERSION} into ${folder}`);
	tell('This happens once. It takes 5 to 10 minutes and 3.7 GB of disk.');
	await rm(marker(folder), { force: true });
	await rm(path.join(folder, 'node_modules'), { recursive: true, force: true });
	await writeFile(
		path.join(folder, 'package.json'),
		JSON.stringify({ name: 'sentor-nodes-n8n', private: true }),
	);
	const downloading: Tell = (time) => tell(`Downloading: ${time}, ${packagesIn(folder)}`);
	const building: Tell = (time) => tell(`Building the database driver: ${time}`);
	// Install scripts are left out: one of them (Kafka's) builds C libraries from the internet and
	// takes the whole installation down where it cannot. Only the database's is needed.
	await npm(folder, ['install', `n8n@${N8N_VERSION}`, '--ignore-scripts'], downloading, signal);
	await npm(folder, ['rebuild', 'sqlite3'], building, signal);
	await writeFile(marker(folder), JSON.stringify({ version: N8N_VERSION }));
	tell('n8n is installed.');
}

/** Runs npm in `folder`, all its output to a log file, and tells the time that it took so far. */
async function npm(
	folder: string,
	args: string[],
	tellTime: Tell,
	signal?: AbortSignal,
): Promise<void> {
	const logFile = path.join(folder, 'install.log');
	const log = createWriteStream(logFile, { flags: 'a' });
	const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: folder,
		env: node24Environment(),
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
		signal,
	});
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	const started = Date.now();
	const telling = setInterval(() => tellTime(since(started)), TELL_EVERY);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (code === 0) return;
	} finally {
		clearInterval(telling);
		log.end();
		signal?.throwIfAborted();
	}
	const last = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-5).join('\n');
	throw new Error(`npm could not install n8n ${N8N_VERSION}. The end of ${logFile}:\n${last}`);
}

/** `3 min 20 s`. */
function since(started: number): string {
	const seconds = Math.round((Date.now() - started) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `812 packages`; npm works out what it needs for minutes before the first is there. */
function packagesIn(folder: string): string {
	const modules = path.join(folder, 'node_modules');
	if (!existsSync(modules)) return 'working out what is needed';
	const packages = readdirSync(modules).flatMap((name) =>
		name.startsWith('@') ? readdirSync(path.join(modules, name)) : [name],
	);
	return `${packages.length} packages`;
}
