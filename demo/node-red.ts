/**
 * The nodes in a real Node-RED: an example flow with the sample tickets, against the sandbox. Stays
 * until Ctrl-C; with `--once` it ends when the tickets are done. `--cluster` finds the tickets' topics
 * instead of their sentiment.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox } from '../sandbox/src';
import { debugValue, type FlowNode, type NodeRedEvent } from '../harness/node-red/admin';
import { startNodeRed, type NodeRedServer } from '../harness/node-red/server';
import { sentimentShowcase, topicsShowcase, type Showcase } from './support/node-red-showcases';
import { repository } from '../harness/node24';
import { Tidy } from './support/tidy';
import type { ResultRow } from './support/ticket-report';

const EXAMPLES = path.join(repository, 'node-red/examples');
const TICKETS = path.join(repository, 'examples/data/tickets.csv');

/** The sandbox's key of a plan with room for all tickets. */
const API_KEY = 'sandbox-growth';

async function main(): Promise<void> {
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({ options: { once: flag, cluster: flag } });
	const showcase = values.cluster ? topicsShowcase : sentimentShowcase;
	const tidy = new Tidy();
	const interrupted = new Promise<void>((resolve) => {
		// Not once: tsx passes on the Ctrl-C that the terminal sends to all, and the second would end
		// this process before it has tidied up.
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.on(signal, () => resolve());
		}
	});
	try {
		await Promise.race([demonstrate(showcase, tidy, values.once), interrupted]);
		if (!values.once) await interrupted;
	} finally {
		await tidy.up();
	}
}

/** Starts everything, runs the tickets and tells about it. What has to be stopped goes to `tidy`. */
async function demonstrate(showcase: Showcase, tidy: Tidy, once: boolean): Promise<void> {
	console.log('Starting the sandbox and Node-RED, with the package installed from its tarball ...');
	const sandbox = await startSandbox({ maxTextLength: showcase.maxTextLength });
	await tidy.later(() => sandbox.close());
	const nodeRed = await startNodeRed();
	await tidy.later(() => nodeRed.stop());
	const results = path.join(nodeRed.userDir, showcase.results.file);
	const flow = await flowFor(showcase, sandbox, results);
	await nodeRed.admin.deploy(flow);
	await runTickets(nodeRed, flow);
	const leftOut = nodeRed.admin.events.filter((event) => shownBy(event) === 'Left out');
	const rows = await readRows(results);
	console.log(showcase.describe(rows, leftOut.map(debugValue) as ResultRow[]).join('\n'));
	const { length: tickets } = await readRows(TICKETS);
	console.log(`\nRequests used: ${sandbox.requests.length}, ${showcase.compare(tickets)}\n`);
	if (once) return;
	console.log(`Node-RED's editor   ${link(nodeRed.url)}`);
	if (showcase.page) console.log(`Results page        ${link(nodeRed.url + showcase.page)}`);
	console.log(`Results file        ${results}`);
	console.log('\nCtrl-C ends the demo and removes what it made.');
}

async function readRows(file: string): Promise<ResultRow[]> {
	return parse(await readFile(file, 'utf8'), { columns: true }) as ResultRow[];
}

/** The example flow as the package ships it, with the sandbox's address and key and the files' places. */
async function flowFor(
	{ example, results: { variable } }: Showcase,
	sandbox: Sandbox,
	results: string,
): Promise<FlowNode[]> {
	const places: Record<string, string> = { TICKETS_CSV: TICKETS, [variable]: results };
	const nodes = JSON.parse(
		await readFile(path.join(EXAMPLES, `${example}.json`), 'utf8'),
	) as FlowNode[];
	return nodes.map((node) => {
		if (node.type === 'sentor-api') {
			return { ...node, baseUrl: sandbox.url, credentials: { apiKey: API_KEY } };
		}
		if (node.type !== 'tab') return node;
		const env = node.env as Array<{ name: string; value: string }>;
		return {
			...node,
			env: env.map((entry) => ({ ...entry, value: places[entry.name] ?? entry.value })),
		};
	});
}

/** Nodes whose word ends the flow: it is done, or it cannot be. */
const ENDINGS = new Set(['File written', 'Not set up', 'No topics']);

/** Presses the button that reads the file, and waits until the flow has written its own. */
async function runTickets({ admin }: NodeRedServer, flow: FlowNode[]): Promise<void> {
	const button = flow.find(({ name }) => name === 'Read tickets') as FlowNode;
	await admin.inject(button.id);
	const ending = await admin.waitFor((event) => ENDINGS.has(shownBy(event) ?? ''));
	if (shownBy(ending) !== 'File written') throw new Error(String(debugValue(ending)));
}

/** Name of the debug node that an event comes from. */
function shownBy({ topic, data }: NodeRedEvent): string | undefined {
	return topic === 'debug' ? (data as { name: string }).name : undefined;
}

function link(address: string): string {
	return styleText('underline', address, { stream: process.stdout });
}

main().catch((reason: Error) => {
	console.error(`The demo could not go on: ${reason.message}`);
	process.exitCode = 1;
});
