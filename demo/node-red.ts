/**
 * The nodes in a real Node-RED: an example flow with the sample tickets, against the sandbox. Stays
 * until Ctrl-C; with `--once` it ends when the tickets are done. `--cluster` finds the tickets' topics
 * instead of their sentiment, `--report` makes one report of them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox } from '../sandbox/src';
import { debugValue, type FlowNode, type NodeRedEvent } from '../harness/node-red/admin';
import { startNodeRed, type NodeRedServer } from '../harness/node-red/server';
import { datedTickets } from './support/dated-tickets';
import { exampleFlow, together } from './support/flows';
import {
	reportShowcase,
	sentimentShowcase,
	topicsShowcase,
	type Showcase,
} from './support/node-red-showcases';
import { repository } from '../harness/node24';
import { Tidy } from './support/tidy';
import type { ResultRow } from './support/ticket-report';

const TICKETS = path.join(repository, 'examples/data/tickets.csv');

/** The sandbox's key of a plan with room for all tickets. */
const API_KEY = 'sandbox-growth';

/** Two flows show the same tickets; the second asks nothing again. */
const REUSE_MINUTES = 60;

async function main(): Promise<void> {
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({ options: { once: flag, cluster: flag, report: flag } });
	const showcase = values.cluster
		? topicsShowcase
		: values.report
			? reportShowcase
			: sentimentShowcase;
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
	// Nobody looks at a page of a demo that ends at once.
	const withDashboard = showcase.withDashboard && !once;
	const nodeRed = await startNodeRed({ withDashboard });
	await tidy.later(() => nodeRed.stop());
	const results = showcase.results && path.join(nodeRed.userDir, showcase.results.file);
	const flow = await flowFor(showcase, sandbox, results);
	const dashboard = withDashboard ? await dashboardFor(nodeRed, sandbox) : [];
	await nodeRed.admin.deploy(together(flow, dashboard));
	const last = await runTickets(nodeRed, flow, showcase);
	const leftOut = nodeRed.admin.events
		.filter((event) => shownBy(event) === 'Left out')
		.map(debugValue) as ResultRow[];
	const rows = results ? await readRows(results) : [];
	console.log(showcase.describe({ rows, leftOut, last }).join('\n'));
	const { length: tickets } = await readRows(TICKETS);
	console.log(`\nRequests used: ${sandbox.requests.length}, ${showcase.compare(tickets)}\n`);
	if (once) return;
	console.log(`Node-RED's editor   ${link(nodeRed.url)}`);
	if (withDashboard) {
		await nodeRed.admin.inject(buttonOf(dashboard, 'Every hour'));
		console.log(`Dashboard           ${link(`${nodeRed.url}/dashboard/customers`)}`);
	}
	if (results) console.log(`Results file        ${results}`);
	console.log('\nCtrl-C ends the demo and removes what it made.');
}

async function readRows(file: string): Promise<ResultRow[]> {
	return parse(await readFile(file, 'utf8'), { columns: true }) as ResultRow[];
}

function flowFor(
	{ example, results: named }: Showcase,
	sandbox: Sandbox,
	results: string | undefined,
): Promise<FlowNode[]> {
	const written: Record<string, string> = named && results ? { [named.variable]: results } : {};
	const env = { TICKETS_CSV: TICKETS, ...written };
	return exampleFlow(example, { baseUrl: sandbox.url, apiKey: API_KEY, env, reuse: REUSE_MINUTES });
}

/** The example Dashboard over the same tickets, with dates. */
async function dashboardFor({ userDir }: NodeRedServer, sandbox: Sandbox): Promise<FlowNode[]> {
	const dated = path.join(userDir, 'tickets-with-dates.csv');
	await writeFile(dated, await datedTickets(TICKETS, Date.now()));
	const env = { TICKETS_CSV: dated };
	return exampleFlow('Dashboard', {
		baseUrl: sandbox.url,
		apiKey: API_KEY,
		env,
		reuse: REUSE_MINUTES,
	});
}

/** Nodes whose word says that the flow cannot end well. */
const TROUBLES = new Set(['Not set up', 'No topics', 'Without a report']);

/** Presses the button that begins, and waits for the word that ends. Gives back what it was. */
async function runTickets(
	{ admin }: NodeRedServer,
	flow: FlowNode[],
	{ button, ending }: Showcase,
): Promise<unknown> {
	await admin.inject(buttonOf(flow, button));
	const word = await admin.waitFor((event) => {
		const name = shownBy(event) ?? '';
		return name === ending || TROUBLES.has(name);
	});
	if (shownBy(word) !== ending) throw new Error(String(debugValue(word)));
	return debugValue(word);
}

function buttonOf(flow: FlowNode[], wanted: string): string {
	return (flow.find(({ type, name }) => type === 'inject' && name === wanted) as FlowNode).id;
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
