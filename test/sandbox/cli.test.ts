import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULT_NAMES, SANDBOX_KEYS, VARIANT_VALUES } from '../../sandbox/src';
import { HELP, readArguments } from '../../sandbox/src/cli-arguments';
import { until } from '../support/until';

const root = join(__dirname, '../..');

describe('the command line', () => {
	it('listens at 8484 when it is told nothing', () => {
		expect(readArguments([])).toEqual({
			options: { port: 8484, faults: { rate: {} }, variants: {} },
			quiet: false,
		});
	});

	it('takes latency, quota, faults and variants', () => {
		const words = [
			'--port=0 --workers=2 --request-ms=1 --doc-ms=2.5 --gateway-timeout-ms=3000',
			'--max-text-length=5000 --quota=60/10 --faults=latency=5,reorder --fault-rate=503:0.1',
			'--fault-rate=reset:0.2 --fault-script=503;;reset --seed=4 --poison=rotten',
			'--variant=errors=detail --variant=successStatus=201 --variant=details=false --quiet',
		];
		expect(readArguments(words.join(' ').split(' '))).toEqual({
			options: {
				port: 0,
				workers: 2,
				requestMs: 1,
				docMs: 2.5,
				gatewayTimeoutMs: 3_000,
				maxTextLength: 5_000,
				quota: { requests: 60, windowMs: 10_000 },
				faults: {
					always: 'latency=5,reorder',
					script: ['503', '', 'reset'],
					rate: { 503: 0.1, reset: 0.2 },
					seed: 4,
					poison: { text: 'rotten' },
				},
				variants: { errors: 'detail', successStatus: 201, details: false },
			},
			quiet: true,
		});
	});

	it.each([
		['--port=x', 'Expected --port to be a number from 0 up, got "x"'],
		['--workers=', 'Expected --workers to be a number from 0 up, got ""'],
		['--quota=60', 'Expected --quota as requests/seconds, got "60"'],
		['--fault-rate=503', 'Expected --fault-rate as fault:share'],
		['--fault-rate=503:2', 'Expected --fault-rate as fault:share'],
		['--nonsense', "Unknown option '--nonsense'"],
	])('says what it does not understand: %s', (word, message) => {
		expect(() => readArguments([word])).toThrow(message);
	});

	it('explains itself', () => {
		expect(readArguments(['--help'])).toBe('help');
		expect(HELP).toContain('--gateway-timeout-ms');
	});
});

describe('npm run sandbox', () => {
	it('prints its address and keys, says what it is not, answers, and ends on a signal', async () => {
		const cli = join(root, 'sandbox/src/cli.ts');
		const child = spawn(process.execPath, ['--require', 'tsx/cjs', cli, '--port', '0'], {
			cwd: root,
		});
		const ended = once(child, 'exit');
		let printed = '';
		child.stdout.on('data', (chunk) => (printed += String(chunk)));
		await until(() => printed.includes('Ctrl-C') || child.exitCode !== null);
		const url = /http:\/\/127\.0\.0\.1:\d+\/api/.exec(printed)?.[0] ?? '';
		const answer = await fetch(`${url}/predicts/health`, {
			headers: { 'x-api-key': 'sandbox-free' },
		});
		expect(answer.status).toBe(200);
		for (const key of SANDBOX_KEYS) expect(printed).toContain(key);
		expect(printed).toMatch(/not\s+Sentor's/);
		child.kill('SIGTERM');
		expect((await ended)[0]).toBe(0);
	});
});

describe('the README', () => {
	/** With one space where the tables are padded with many. */
	const readme = readFileSync(join(root, 'sandbox/README.md'), 'utf8').replace(/ +/g, ' ');

	it('names every key, fault and variant', () => {
		const names = [...SANDBOX_KEYS, ...FAULT_NAMES, ...Object.keys(VARIANT_VALUES)];
		expect(names.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
	});

	it('names every value of every variant, the default first', () => {
		const rows = Object.entries(VARIANT_VALUES).map(([name, values]) => {
			const list = values.map((value) => `\`${value}\``).join(', ');
			return `| \`${name}\` | ${list} |`;
		});
		for (const row of rows) expect(readme).toContain(row);
	});
});
