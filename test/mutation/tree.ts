import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { Answer, Task } from './worker';

export const ROOT = join(__dirname, '../..');
/** Neither copied nor needed: modules are linked, and no test of these folders reads what is built. */
const NOT_COPIED = new Set(['node_modules', 'dist', '.git']);
/** A worker that has grown this large makes room for another (bytes): jest keeps what it loads. */
const TOO_LARGE = 2.5e9;
/** How much longer than planned a mutant may take: in time of the processor, and by the clock. */
const PATIENCE = { processor: 3, clock: 12, atLeast: 20_000 };

export function original(file: string): string {
	return readFileSync(join(ROOT, file), 'utf8');
}

/** A copy of the tree to break things in, and the worker that runs tests there. */
export class Tree {
	private readonly root = mkdtempSync(join(tmpdir(), 'mutation-'));
	private worker?: ChildProcess;

	constructor() {
		const filter = (path: string): boolean => !NOT_COPIED.has(basename(path));
		cpSync(ROOT, this.root, { recursive: true, filter });
		symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'));
		process.once('exit', () => this.remove());
	}

	write(file: string, source: string): void {
		writeFileSync(join(this.root, file), source);
	}

	remove(): void {
		this.worker?.kill('SIGKILL');
		rmSync(this.root, { recursive: true, force: true });
	}

	/** Runs tests until one fails; tells which, if any. `ms`: how long they took when all was well. */
	run(task: Task, ms: number, onAnswer?: (answer: Answer) => void): Promise<string | undefined> {
		const worker = (this.worker ??= fork(join(__dirname, 'worker.ts'), {
			cwd: this.root,
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		}));
		const startedAt = { clock: Date.now(), processor: processorTime(worker.pid!) };
		return new Promise((resolve) => {
			const end = (failed: string | undefined, isWorkerGone: boolean): void => {
				clearInterval(watch);
				worker.removeAllListeners();
				if (isWorkerGone) {
					worker.kill('SIGKILL');
					this.worker = undefined;
				}
				resolve(failed);
			};
			const watch = setInterval(() => {
				const used = processorTime(worker.pid!) - startedAt.processor;
				const waited = Date.now() - startedAt.clock;
				const isOver = (what: number, times: number): boolean =>
					what > times * ms + PATIENCE.atLeast;
				if (isOver(used, PATIENCE.processor) || isOver(waited / 3, PATIENCE.clock / 3)) {
					end('(hangs)', true);
				}
			}, 500);
			worker.on('message', (answer: Answer) => {
				onAnswer?.(answer);
				if (answer.is === 'done') end(answer.failed, answer.memory > TOO_LARGE);
			});
			worker.on('exit', () => end('(ends the process)', true));
			worker.send(task);
		});
	}
}

/** Milliseconds that a process has computed (Linux; elsewhere 0, and the clock decides alone). */
function processorTime(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
		return 10 * (Number(fields[11]) + Number(fields[12]));
	} catch {
		return 0;
	}
}
