import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A start takes a second or two; after this long something is wrong, ms. */
const READY_WITHIN = 60_000;

/** Who runs a service: root must not (PostgreSQL refuses to), so that it needs somebody else. */
interface Account {
	uid?: number;
	gid?: number;
}

/** A server program of the test's own on a port of 127.0.0.1, in a temporary folder. */
export interface Service {
	readonly port: number;
	/** Ends the process and removes its folder. */
	stop(): Promise<void>;
}

export interface ServiceOptions {
	program: string;
	args(folder: string): string[];
	port: number;
	/** Run before the service, to its end, by the same user. */
	prepare?: { program: string; args(folder: string): string[] };
	/** Said by the service when it can be used. */
	ready: RegExp;
	/** The signal on which it ends at once without waiting for its clients. */
	stopSignal: NodeJS.Signals;
	/** Account of Debian's package, for a test that runs as root. */
	account: string;
}

/**
 * Starts a service as an unprivileged user and waits until it can be used.
 *
 * @throws When it ends or is not ready in time; the message holds what it wrote.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
	const account = unprivileged(options.account);
	const folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-service-'));
	if (account.uid !== undefined) chownSync(folder, account.uid, account.gid!);
	const remove = async () => await rm(folder, { recursive: true, force: true });
	// Its own language would be the machine's: the words that are waited for are English.
	const context = { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
	let child: ChildProcess | undefined;
	try {
		const { prepare } = options;
		if (prepare) execFileSync(prepare.program, prepare.args(folder), { ...context, stdio: 'pipe' });
		child = spawn(options.program, options.args(folder), { ...context, stdio: 'pipe' });
		await ready(child, options);
	} catch (cause) {
		child?.kill('SIGKILL');
		await remove();
		throw cause;
	}
	const service = child;
	const end = () => service.kill('SIGKILL');
	process.on('exit', end);
	return {
		port: options.port,
		async stop() {
			const ended = once(service, 'exit');
			if (service.kill(options.stopSignal)) await ended;
			process.off('exit', end);
			await remove();
		},
	};
}

/** Nothing to change for everybody but root. */
function unprivileged(account: string): Account {
	if (process.getuid?.() !== 0) return {};
	const id = (kind: string) => Number(execFileSync('id', [kind, account], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

async function ready(child: ChildProcess, { program, ready: words }: ServiceOptions) {
	let said = '';
	await new Promise<void>((resolve, reject) => {
		const fail = (what: string) => reject(new Error(`${program} ${what}:\n${said}`));
		const limit = setTimeout(() => fail('was not ready in time'), READY_WITHIN);
		child.once('error', reject);
		child.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`));
		for (const stream of [child.stdout, child.stderr]) {
			stream?.on('data', (chunk: Buffer) => {
				said += chunk.toString();
				if (!words.test(said)) return;
				clearTimeout(limit);
				resolve();
			});
		}
	});
}
