import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isChromiumHere } from '../../harness/chromium';
import { node24, node24Environment, repository } from '../../harness/node24';
import { ENGINES, install, isOlder, NODE_REDS, NODES, type Installed } from './hosts';

/*
 * `npm run matrix`: both packages, packed, in each release of their hosts; a table on standard output.
 * Ends with 1 when something fails that should work. `npm run matrix -- node-red` runs that half only.
 */

/** Names of the tests, which are the columns. */
const COLUMNS = ['loads', 'message', 'cluster', 'report', 'error output', 'bad key', 'editor'];

/** What stands in a cell. */
const PASSED = 'ok';
const FAILED = '**fails**';
/** The editor of n8n comes with its server, which the e2e tests have. */
const NOT_HERE = '–';

type Cells = Record<string, string>;

interface JestReport {
	testResults: Array<{
		message: string;
		assertionResults: Array<{ title: string; status: string; failureMessages: string[] }>;
	}>;
}

async function n8nRows(): Promise<string[][]> {
	const rows: string[][] = [];
	for (const range of ENGINES) {
		const engine = await installOrTell('n8n-core', range);
		if (!engine) {
			rows.push(told([`n8n-core ${range}`, ...COLUMNS.map(() => FAILED)]));
			continue;
		}
		const { folder, version } = engine;
		const cells = await tryIn('n8n', { SENTOR_N8N: folder });
		rows.push(told([`n8n-core ${version}`, ...inOrder(cells)]));
	}
	return rows;
}

/** n8n's packages now and then ask for releases of each other that are not on npm. */
async function installOrTell(name: string, range: string): Promise<Installed | undefined> {
	try {
		return await install(name, range);
	} catch (cause) {
		console.log(String(cause));
		return undefined;
	}
}

async function nodeRedRows(): Promise<string[][]> {
	const rows: string[][] = [];
	for (const range of NODE_REDS) {
		const nodeRed = await install('node-red', range);
		for (const nodeRange of NODES) {
			const node = await install('node', nodeRange, true);
			const name = `Node-RED ${nodeRed.version}, Node.js ${node.version}`;
			const least = nodeRed.leastNode;
			if (least !== undefined && isOlder(node.version, least)) {
				const why = `not tried: asks for Node.js ${least}`;
				rows.push(told([name, why, ...COLUMNS.slice(1).map(() => NOT_HERE)]));
				continue;
			}
			const cells = await tryIn('node-red', {
				SENTOR_NODE_RED: path.join(nodeRed.folder, 'node_modules/node-red'),
				SENTOR_NODE: path.join(node.folder, 'node_modules/node/bin/node'),
			});
			rows.push(told([name, ...inOrder(cells)]));
		}
	}
	return rows;
}

/** It takes minutes: whoever waits sees how far it is. */
function told(row: string[]): string[] {
	console.log(row.join(', '));
	return row;
}

const inOrder = (cells: Cells) => COLUMNS.map((column) => cells[column] ?? NOT_HERE);

/** Runs one file of tests in one host. */
async function tryIn(file: string, env: Record<string, string>): Promise<Cells> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-matrix-'));
	const report = path.join(folder, 'jest.json');
	try {
		await jest(file, report, env);
		const { testResults } = JSON.parse(await readFile(report, 'utf8')) as JestReport;
		return Object.fromEntries(testResults.flatMap(cellsOf));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function jest(file: string, report: string, env: Record<string, string>): Promise<void> {
	const args = [
		...[path.join(repository, 'node_modules/jest/bin/jest.js'), `${file}.matrix`],
		...['--config', 'test/matrix/jest.config.js', '--json', '--outputFile', report],
		// Some releases of n8n's engine leave something open that keeps the process alive.
		'--forceExit',
		...(isChromiumHere() ? [] : ['--testNamePattern', '^(?!the editor)']),
	];
	const child = spawn(node24(), args, {
		cwd: repository,
		env: { ...node24Environment(), ...env },
		stdio: ['ignore', 'ignore', 'ignore'],
	});
	await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}

function cellsOf({ message, assertionResults }: JestReport['testResults'][number]) {
	if (assertionResults.length === 0) {
		console.log(message);
		return COLUMNS.map((column) => [column, FAILED]);
	}
	return assertionResults.map(({ title, status, failureMessages }) => {
		for (const failure of failureMessages) console.log(failure.slice(0, 1_500));
		if (status === 'pending') return [title, NOT_HERE];
		return [title, status === 'passed' ? PASSED : FAILED];
	});
}

async function main(): Promise<void> {
	const half = process.argv[2];
	if (!isChromiumHere()) console.log('Skipped: the editor, since there is no Chromium.');
	if (half !== 'node-red')
		console.log('Skipped: n8n 3, a container image only; what is tried here comes from npm.');
	const rows = [
		...(half === 'node-red' ? [] : await n8nRows()),
		...(half === 'n8n' ? [] : await nodeRedRows()),
	];
	const lines = [['', ...COLUMNS], ['', ...COLUMNS].map(() => '---'), ...rows];
	console.log(lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
	if (rows.flat().includes(FAILED)) process.exitCode = 1;
}

void main();
