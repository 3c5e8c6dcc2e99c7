import { spawn } from 'node:child_process';
import { node24Environment } from './node24';

/**
 * Runs a program with Node 24 first on its path and waits for its end.
 *
 * @returns What it wrote to its standard output.
 * @throws When it does not exit with 0; the message holds the end of its output.
 */
export async function run(program: string, args: string[], folder: string): Promise<string> {
	const child = spawn(program, args, {
		cwd: folder,
		env: node24Environment(),
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	let output = '';
	let everything = '';
	child.stdout.on('data', (chunk: Buffer) => {
		output += chunk.toString();
		everything += chunk.toString();
	});
	child.stderr.on('data', (chunk: Buffer) => {
		everything += chunk.toString();
	});
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code === 0) return output;
	const call = [program, ...args].join(' ');
	throw new Error(`"${call}" ended with ${code}:\n${everything.trim().slice(-2000)}`);
}
