import { spawn } from 'node:child_process';
import path from 'node:path';
import { repository } from '../../harness/node24';

/** Runs the demo to its end, as `npm run demo -- --once` does. What it wrote. */
async function demo(...options: string[]): Promise<string> {
	const tsx = path.join(repository, 'node_modules/tsx/dist/cli.mjs');
	const script = path.join(repository, 'demo/node-red.ts');
	const child = spawn(process.execPath, [tsx, script, '--once', ...options], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	}
	const code = await new Promise((resolve) => child.once('close', resolve));
	if (code !== 0) throw new Error(`The demo ended with ${String(code)}:\n${output}`);
	return output;
}

jest.setTimeout(120_000);

describe('the demo in a real Node-RED', () => {
	it.each([
		['the sentiment of the tickets', [], /\d+ tickets: \d+ positive/],
		['the topics that they have in common', ['--cluster'], /\d+ tickets in these groups/],
		['one report of them', ['--report'], /Customers today: \d+ texts .*Net score/],
	])('shows %s, and ends', async (_what, options, words) => {
		const output = await demo(...options);
		expect(output).toMatch(words);
		expect(output).toMatch(/Requests used: \d+, /);
	});
});
