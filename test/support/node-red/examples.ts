import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/src';
import { debugValue, type FlowNode } from '../../../harness/node-red/admin';
import { NODE_RED_PACKAGE } from '../../../harness/node-red/package';
import {
	NODE_RED_HOOK_MS,
	startNodeRed,
	type NodeRedOptions,
	type NodeRedServer,
} from '../../../harness/node-red/server';

/** Where the examples lie. */
export const EXAMPLES = path.resolve(__dirname, '../../../node-red/examples');

/** How an example is imported. */
export interface ImportOptions {
	/** The flow's environment variables, in place of those it has. */
	env?: Record<string, string>;
	sandbox?: SandboxOptions;
	/** @default 'sandbox-unlimited' */
	apiKey?: string;
	/** Properties of nodes, by their type. */
	nodes?: Record<string, Record<string, unknown>>;
}

/** A real Node-RED for the examples, and what a test does with it. */
export interface ExampleRunner {
	/** Imports an example from the library that the editor offers, with a key, and deploys it. */
	importExample(name: string, options?: ImportOptions): Promise<Sandbox>;
	/** Presses the button of an inject node: the one of this name, else the first. */
	press(name?: string): Promise<void>;
	/** What a debug node of this name showed: `since` the last `press` or import, or the next that comes. */
	shown(name: string): Promise<unknown>;
	/** The Node-RED itself. */
	server(): NodeRedServer;
	/** Rows of a CSV file, by its path from the folder of Node-RED. */
	rows(file: string): Promise<Array<Record<string, string>>>;
}

/** Starts a Node-RED for the tests of a file, and stops it after them. The folder of its files is its own. */
export function useExamples(options: NodeRedOptions = {}): ExampleRunner {
	let nodeRed: NodeRedServer;
	let sandbox: Sandbox | undefined;
	beforeAll(async () => {
		nodeRed = await startNodeRed({ settings: '{ fileWorkingDirectory: __dirname }', ...options });
	}, NODE_RED_HOOK_MS);
	afterEach(async () => {
		await sandbox?.close();
		sandbox = undefined;
	});
	afterAll(() => nodeRed?.stop());
	return {
		server: () => nodeRed,
		async importExample(name, choices = {}) {
			await sandbox?.close();
			const opened = await startSandbox({ requestMs: 0, docMs: 0, ...choices.sandbox });
			sandbox = opened;
			nodeRed.admin.forget();
			const nodes = await exampleOf(nodeRed, name);
			await nodeRed.admin.deploy(nodes.map((node) => prepare(node, opened.url, choices)));
			return opened;
		},
		async press(name) {
			nodeRed.admin.forget();
			const { body } = await nodeRed.admin.request('GET', '/flows');
			const isIt = (node: FlowNode) => node.type === 'inject' && (!name || node.name === name);
			await nodeRed.admin.inject((body as FlowNode[]).find(isIt)?.id ?? '');
		},
		async shown(name) {
			return debugValue(
				await nodeRed.admin.waitFor(
					({ topic, data }) => topic === 'debug' && (data as { name?: string }).name === name,
				),
			);
		},
		rows: async (file) =>
			parse(await readFile(path.resolve(nodeRed.userDir, file), 'utf8'), { columns: true }),
	};
}

async function exampleOf({ admin }: NodeRedServer, name: string): Promise<FlowNode[]> {
	const place = `/library/examples/flows/${NODE_RED_PACKAGE}/${encodeURIComponent(name)}`;
	const { status, body } = await admin.request('GET', place);
	if (status !== 200) throw new Error(`No example "${name}" (${status})`);
	return body as FlowNode[];
}

function prepare(node: FlowNode, baseUrl: string, choices: ImportOptions): FlowNode {
	const { env = {}, apiKey = 'sandbox-unlimited', nodes = {} } = choices;
	const own = { ...node, ...nodes[node.type] };
	if (node.type === 'sentor-api') return { ...own, baseUrl, credentials: { apiKey } };
	if (node.type !== 'tab') return own;
	const entries = (node.env ?? []) as Array<{ name: string; value: string }>;
	return {
		...own,
		env: entries.map((entry) => ({ ...entry, value: env[entry.name] ?? entry.value })),
	};
}
