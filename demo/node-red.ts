/**
 * Sentor Sentiment in a real Node-RED: the example flow with the sample tickets, against the
 * sandbox. Stays until Ctrl-C; with `--once` it ends when the tickets are done.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox } from '../sandbox/src';
import type { FlowNode } from '../test/support/node-red-admin';
import { startNodeRed, type NodeRedServer } from '../test/support/node-red-server';
import { repository } from './support/node24';
import { Tidy } from './support/tidy';
import { ticketCounts, ticketTable, type ResultRow } from './support/ticket-report';

const EXAMPLE = path.join(repository, 'node-red/examples/Tickets from CSV to CSV.json');
const TICKETS = path.join(repository, 'examples/data/tickets.csv');

/** The sandbox's key of a plan with room for all tickets. */
const API_KEY = 'sandbox-growth';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
	const tidy = new Tidy();
	const interrupted = new Promise<void>((resolve) => {
		// Not once: tsx passes on the Ctrl-C that the terminal sends to all, and the second would end
		// this process before it has tidied up.
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.on(signal, () => resolve());
		}
	});
	try {
		await Promise.race([demonstrate(tidy, values.once), interrupted]);
		if (!values.once) await interrupted;
	} finally {
		await tidy.up();
	}
}

/** Starts everything, runs the tickets and tells about it. What has to be stopped goes to `tidy`. */
async function demonstrate(tidy: Tidy, once: boolean): Promise<void> {
	console.log('Starting the sandbox and Node-RED, with the package installed from its tarball ...');
	const sandbox = await startSandbox();
	await tidy.later(() => sandbox.close());
	const nodeRed = await startNodeRed();
	await tidy.later(() => nodeRed.stop());
	const results = path.join(nodeRed.userDir, 'tickets-with-sentiment.csv');
	const flow = await flowFor(sandbox, results);
	await nodeRed.admin.deploy(flow);
	await runTickets(nodeRed, flow);
	const rows = parse(await readFile(results, 'utf8'), { columns: true }) as ResultRow[];
	console.log(ticketTable(rows));
	console.log(`\n${ticketCounts(rows)}`);
	console.log(
		`Requests used: ${sandbox.requests.length}, where one a ticket would be ${rows.length}\n`,
	);
	if (once) return;
	console.log(`Node-RED's editor   ${link(nodeRed.url)}`);
	console.log(`Results page        ${link(`${nodeRed.url}/sentor-results`)}`);
	console.log(`Results file        ${results}`);
	console.log('\nCtrl-C ends the demo and removes what it made.');
}

/** The example flow as the package ships it, with the sandbox's address and key and the files' places. */
async function flowFor(sandbox: Sandbox, results: string): Promise<FlowNode[]> {
	const places: Record<string, string> = { TICKETS_CSV: TICKETS, RESULTS_CSV: results };
	const nodes = JSON.parse(await readFile(EXAMPLE, 'utf8')) as FlowNode[];
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

/** Presses the flow's button and waits until it has written its file. */
async function runTickets({ admin }: NodeRedServer, flow: FlowNode[]): Promise<void> {
	const button = flow.find(({ type }) => type === 'inject') as FlowNode;
	await admin.inject(button.id);
	const { data } = await admin.waitFor(({ topic }) => topic === 'debug');
	const { name, msg } = data as { name: string; msg: string };
	if (name !== 'File written') throw new Error(msg);
}

function link(address: string): string {
	return styleText('underline', address, { stream: process.stdout });
}

main().catch((reason: Error) => {
	console.error(`The demo could not go on: ${reason.message}`);
	process.exitCode = 1;
});
