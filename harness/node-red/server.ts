import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port';
import { NodeRedAdmin } from './admin';
import { installNodeRedPackage } from './package';

/** How a Node-RED is started. All of it is optional. */
export interface NodeRedOptions {
	/** Folder that holds the `node-red` package. @default `SENTOR_NODE_RED`, else the devDependency */
	nodeRed?: string;
	/** The Node.js that runs it. @default `SENTOR_NODE`, else the one of this process */
	node?: string;
	/** Keeps this folder, and finds what an earlier start left there. @default a new one, removed on stop */
	userDir?: string;
	/** Whether our package is installed. @default true */
	withPackage?: boolean;
	/** Whether there is FlowFuse Dashboard 2, as after its installation from the palette. @default false */
	withDashboard?: boolean;
	/** Port of the editor. @default a free one */
	port?: number;
	/** Added to Node-RED's settings; JavaScript source of an object. @default '{}' */
	settings?: string;
	/** Added to the environment of the process. */
	env?: Record<string, string>;
}

/** A running Node-RED and what drives it. */
export interface NodeRedServer {
	/** Address of the editor, e.g. `http://127.0.0.1:40123`. */
	readonly url: string;
	readonly userDir: string;
	readonly pid: number;
	/** The admin API and the event stream of this server. */
	readonly admin: NodeRedAdmin;
	/** Everything the process wrote so far. */
	log(): string;
	/** Undefined while the process lives; then how it ended. */
	ended(): string | undefined;
	/** Ends the process as a service manager does (SIGTERM), and removes what was made for it. */
	stop(): Promise<void>;
}

/** After this long without an answer a start has gone wrong, ms. Seen: 1.4 to 9 s on two busy cores. */
const START_LIMIT_MS = 60_000;

/** What a test's hook has to allow for a start with the first installation of the package, ms. */
export const NODE_RED_HOOK_MS = 2 * START_LIMIT_MS;

/** Said by Node-RED when the editor can be reached, and when the flows run: its runtime speaks English or German here. */
const READY = [/Server now running at|Server wird jetzt auf/, /Started flows|Flows sind gestartet/];

/**
 * Starts a real Node-RED on 127.0.0.1, with the package installed from its tarball, and waits until
 * its flows run and its event stream is open.
 *
 * @throws When it ends instead, with what it wrote.
 */
export async function startNodeRed(options: NodeRedOptions = {}): Promise<NodeRedServer> {
	const userDir = options.userDir ?? (await mkdtemp(path.join(tmpdir(), 'sentor-node-red-')));
	const port = options.port ?? (await freePort());
	if (options.withPackage !== false) await installNodeRedPackage(userDir);
	await writeFile(path.join(userDir, 'settings.js'), settingsFile(port, options));
	const running = launch(userDir, options);
	await running.says(READY);
	const url = `http://127.0.0.1:${port}`;
	const admin = await NodeRedAdmin.connect(url);
	return {
		url,
		userDir,
		pid: running.pid,
		admin,
		log: running.log,
		ended: running.ended,
		async stop() {
			admin.close();
			await running.stop();
			if (!options.userDir) await rm(userDir, { recursive: true, force: true });
		},
	};
}

function launch(userDir: string, { nodeRed, node, env }: NodeRedOptions) {
	const folder =
		nodeRed ??
		process.env.SENTOR_NODE_RED ??
		path.dirname(require.resolve('node-red/package.json'));
	const settings = path.join(userDir, 'settings.js');
	const program = node ?? process.env.SENTOR_NODE ?? process.execPath;
	const child = spawn(program, [path.join(folder, 'red.js'), '-u', userDir, '-s', settings], {
		env: { ...withoutJest(process.env), ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	return follow(child);
}

/** Jest marks its own processes; a Node-RED that a user starts knows nothing of it. */
function withoutJest({
	NODE_ENV: _mode,
	JEST_WORKER_ID: _worker,
	...env
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return env;
}

function follow(child: ChildProcess) {
	let log = '';
	let ended: string | undefined;
	let look = (): void => undefined;
	const exit = new Promise<void>((resolve) => {
		child.once('close', (code, signal) => {
			ended = signal ?? `exit code ${code}`;
			look();
			resolve();
		});
	});
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => {
			log += chunk.toString();
			look();
		});
	}
	return {
		pid: child.pid as number,
		log: () => log,
		ended: () => ended,
		says: (words: RegExp[]) =>
			new Promise<void>((resolve, reject) => {
				const limit = setTimeout(() => {
					// Nobody else knows of it: left running, it would keep the tests from ending.
					child.kill('SIGKILL');
					reject(new Error(`Node-RED did not start:\n${log}`));
				}, START_LIMIT_MS);
				look = () => {
					if (ended !== undefined) reject(new Error(`Node-RED ended (${ended}):\n${log}`));
					else if (words.every((word) => word.test(log))) resolve();
					else return;
					clearTimeout(limit);
				};
				look();
			}),
		async stop() {
			if (ended === undefined) child.kill('SIGTERM');
			await exit;
		},
	};
}

/**
 * Settings under which Node-RED asks nobody outside and shows no tour, so that a start is the same
 * on every machine. `settings` is source, since some of them are functions.
 */
function settingsFile(
	port: number,
	{ withDashboard, settings: extra = '{}' }: NodeRedOptions,
): string {
	const dashboard = withDashboard
		? `nodesDir: ${JSON.stringify([path.dirname(require.resolve('@flowfuse/node-red-dashboard/package.json'))])}`
		: // A Node-RED of this repository would find it by itself.
			"nodesExcludes: ['node-red-dashboard']";
	return `module.exports = {
	uiHost: '127.0.0.1',
	uiPort: ${port},
	flowFile: 'flows.json',
	credentialSecret: 'a secret for one run',
	telemetry: { enabled: false, updateNotification: false },
	externalModules: { autoInstall: false, palette: { allowInstall: false }, modules: { allowInstall: false } },
	editorTheme: { tours: false, projects: { enabled: false }, multiplayer: { enabled: false } },
	logging: { console: { level: 'info', metrics: false, audit: false } },
	${dashboard},
	...(${extra}),
};
`;
}
