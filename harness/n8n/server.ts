import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port';
import { n8nScript } from './install';
import { node24, node24Environment } from '../node24';
import { run } from '../run';

/** Below n8n's home folder: what its file nodes may read and write, by n8n's default. */
const FILES = '.n8n-files';

/** A first start migrates an empty database: 20 to 60 s seen on two busy cores. */
const READY_WITHIN = 300_000;

/** n8n lets running executions finish for this long, in seconds, when it is told to stop. */
const GRACE_SECONDS = 3;

/** After this many ms without an exit the process group is ended by force. */
const FORCE_AFTER = (GRACE_SECONDS + 12) * 1000;

export interface N8nServerOptions {
	/** Tarballs or folders of npm packages, installed as n8n installs a community node. */
	packages?: string[];
	/** n8n's command and its flags. @default ['start'] */
	command?: string[];
	/** More of n8n's environment variables. */
	env?: Record<string, string>;
	/** Ends a start that is under way. */
	signal?: AbortSignal;
}

/** A running n8n (or a worker of one) of its own, in a temporary folder, on 127.0.0.1. */
export interface N8nServer {
	/** The editor's address, without a slash at the end. */
	readonly url: string;
	readonly pid: number;
	/** The temporary home: database, logs, installed nodes. Gone after {@link N8nServer.stop}. */
	readonly folder: string;
	/** Inside that folder: what n8n's file nodes may read and write. */
	readonly files: string;
	/** Everything that n8n wrote so far. */
	log(): string;
	/** Ends n8n and its helpers as a power cut does; `stop` still has to be called. */
	kill(): void;
	/** Ends n8n and its helpers and removes the folder. May be called twice. */
	stop(): Promise<void>;
}

/**
 * Starts n8n and waits until it serves its routes.
 *
 * @throws When n8n ends, is not ready within {@link READY_WITHIN}, or the signal is aborted; the
 * message holds the end of its log, and nothing is left running.
 */
export async function startN8n(options: N8nServerOptions = {}): Promise<N8nServer> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-n8n-'));
	const logFile = path.join(folder, 'n8n.log');
	const log = () => readFileSync(logFile, 'utf8');
	const files = path.join(folder, FILES);
	let child: ChildProcess | undefined;
	try {
		await mkdir(files);
		await installCommunityNodes(path.join(folder, '.n8n', 'nodes'), options.packages ?? []);
		const port = await freePort();
		const output = openSync(logFile, 'a');
		// A group of its own: the terminal's Ctrl-C must not reach n8n before we have tidied up, and
		// its task runner, a child, ends with it.
		child = spawn(node24(), [n8nScript(), ...(options.command ?? ['start'])], {
			cwd: folder,
			env: await environment(folder, port, options.env),
			stdio: ['ignore', output, output],
			detached: true,
		});
		closeSync(output);
		const url = `http://127.0.0.1:${port}`;
		const end = endWithThisProcess(child);
		await ready(url, child, log, options.signal);
		const stop = async () => {
			await stopGroup(child!);
			process.off('exit', end);
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		};
		const kill = () => signalGroup(child!, 'SIGKILL');
		return { url, pid: child.pid!, folder, files, log, kill, stop };
	} catch (cause) {
		if (child) await stopGroup(child);
		await rm(folder, { recursive: true, force: true });
		throw cause;
	}
}

/** The same folder and the same flags that n8n itself uses for a community node. */
async function installCommunityNodes(folder: string, packages: string[]): Promise<void> {
	await mkdir(folder, { recursive: true });
	await writeFile(
		path.join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	if (packages.length === 0) return;
	const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-package-lock', '--no-bin-links'];
	await run('npm', ['install', ...flags, '--no-audit', '--no-fund', ...packages], folder);
}

async function environment(
	folder: string,
	port: number,
	more: Record<string, string> = {},
): Promise<NodeJS.ProcessEnv> {
	return {
		PATH: node24Environment().PATH,
		HOME: folder,
		N8N_USER_FOLDER: folder,
		N8N_PORT: String(port),
		// What a worker answers /healthz/readiness on; others do not read it.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// Every n8n on one host needs its own.
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(GRACE_SECONDS),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		NO_COLOR: '1',
		...more,
	};
}

/** `/healthz` answers long before the routes exist; `/healthz/readiness` does not. */
async function ready(
	url: string,
	child: ChildProcess,
	log: () => string,
	signal?: AbortSignal,
): Promise<void> {
	const deadline = Date.now() + READY_WITHIN;
	while (Date.now() < deadline) {
		signal?.throwIfAborted();
		if (hasEnded(child)) break;
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok) return;
		await sleep(200);
	}
	const what = hasEnded(child) ? 'ended before it was ready' : 'was not ready in time';
	throw new Error(`n8n ${what}. The end of its log:\n${log().slice(-2000)}`);
}

/** The last resort, for a process that leaves without calling `stop`. */
function endWithThisProcess(child: ChildProcess): () => void {
	const end = () => signalGroup(child, 'SIGKILL');
	process.on('exit', end);
	return end;
}

async function stopGroup(child: ChildProcess): Promise<void> {
	if (!hasEnded(child)) {
		const ended = once(child, 'exit');
		signalGroup(child, 'SIGTERM');
		const force = setTimeout(() => signalGroup(child, 'SIGKILL'), FORCE_AFTER);
		await ended;
		clearTimeout(force);
	}
	// What n8n started and did not take along.
	signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch (cause) {
		// Nobody is left in the group: what we wanted.
		if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
	}
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}
