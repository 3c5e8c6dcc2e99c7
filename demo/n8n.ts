/**
 * Sentor Sentiment in a real n8n: the example workflow with the sample tickets, against the
 * sandbox. Stays until Ctrl-C; with `--once` it ends when the tickets are done.
 */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox } from '../sandbox/src';
import { N8nApi } from './support/n8n-api';
import type { Credential, Execution, Owner } from './support/n8n-types';
import { readExample, TICKETS, withCredentials } from './support/n8n-examples';
import { ensureN8n } from './support/n8n-install';
import { packForN8n, SENTOR_CREDENTIAL } from './support/n8n-package';
import { startN8n, type N8nServer } from './support/n8n-server';
import { repository } from './support/node24';
import { languageCounts, ticketCounts, ticketTable, type ResultRow } from './support/ticket-report';

const EXAMPLE = 'tickets-to-spreadsheet.json';

/** Where the results stay when n8n and its folder are gone. */
const RESULTS = path.join(repository, 'demo-output/n8n');

/** What the example writes: the answers, and the rows without one. */
const FILES = { answers: 'sentiment-results.csv', others: 'sentiment-not-analyzed.csv' };

/** n8n runs what its owner tells it to, so the password is nobody's guess. n8n wants A-Z and 0-9 in it. */
const OWNER: Owner = {
	email: 'demo@example.com',
	password: `Demo1-${randomBytes(6).toString('hex')}`,
};

/** The sandbox's key of a plan like the one that a small shop would have. */
const API_KEY = 'sandbox-starter';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
	const interrupt = new AbortController();
	const interrupted = new Promise<void>((resolve) => {
		interrupt.signal.addEventListener('abort', () => resolve());
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => interrupt.abort(new Error('it was stopped')));
	}
	const stops: Array<() => Promise<void>> = [];
	try {
		await demonstrate(stops, interrupt.signal, values.once);
		if (!values.once) await interrupted;
	} finally {
		for (const stop of stops.reverse()) await stop();
	}
}

/** Starts everything, runs the tickets and tells about it. What has to be stopped goes into `stops`. */
async function demonstrate(
	stops: Array<() => Promise<void>>,
	signal: AbortSignal,
	once: boolean,
): Promise<void> {
	await ensureN8n(tell, signal);
	tell('Packing n8n-nodes-sentor-sentiment');
	const tarball = await pack(stops);
	const sandbox = await startSandbox();
	stops.push(() => sandbox.close());
	tell(`The sandbox, a local stand-in for Sentor, answers at ${sandbox.url}`);
	tell('Starting n8n with the package installed; this takes half a minute');
	const server = await startN8n({ packages: [tarball], signal });
	stops.push(() => server.stop());
	const api = await N8nApi.signUp(server.url, OWNER);
	const credential = await credentialFor(sandbox, api);
	const { workflow, execution } = await runTickets(api, server, credential);
	signal.throwIfAborted();
	stops.push(() => keepResults(server));
	await report(server, sandbox, execution);
	if (once) return;
	console.log(`\nn8n's editor   ${underlined(`${server.url}/workflow/${workflow.id}`)}`);
	console.log(`Sign in with   ${OWNER.email}  and the password  ${OWNER.password}`);
	console.log('\nCtrl-C ends the demo and removes n8n and its data; the files stay.');
}

async function pack(stops: Array<() => Promise<void>>): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-package-'));
	stops.push(() => rm(folder, { recursive: true, force: true }));
	return await packForN8n(folder);
}

/** @throws When n8n's own test of the credential does not pass. */
async function credentialFor(sandbox: Sandbox, api: N8nApi): Promise<Credential> {
	const data = { apiKey: API_KEY, baseUrl: sandbox.url };
	// The name that n8n proposes, and that the examples refer to.
	const credential = await api.createCredential('Sentor account', SENTOR_CREDENTIAL, data);
	const { status, message } = await api.testCredential(credential);
	if (status !== 'OK') throw new Error(`n8n could not use the credential: ${message}`);
	tell(`Credential "${credential.name}" made and tested: ${message}`);
	return credential;
}

async function runTickets(api: N8nApi, server: N8nServer, credential: Credential) {
	await copyFile(TICKETS, path.join(server.files, 'tickets.csv'));
	const example = withCredentials(readExample(EXAMPLE), [credential]);
	const workflow = await api.createWorkflow(example);
	tell(`Workflow "${workflow.name}" imported; running it\n`);
	const execution = await api.run(workflow, 'Start');
	if (execution.status === 'success') return { workflow, execution };
	const { message = 'no reason given', description = '' } = execution.error ?? {};
	throw new Error(`The workflow ended with "${execution.status}": ${message} ${description ?? ''}`);
}

async function report(server: N8nServer, sandbox: Sandbox, execution: Execution): Promise<void> {
	await keepResults(server);
	const tickets = await readRows(TICKETS);
	const answers = await readRows(path.join(RESULTS, FILES.answers));
	const others = await readRows(path.join(RESULTS, FILES.others));
	const withReason = others.map((row) => ({ ...row, note: row.error }));
	const rows = inOrderOf(tickets, [...answers, ...withReason]);
	console.log(ticketTable(rows));
	console.log(`\n${ticketCounts(rows)}`);
	console.log(languageCounts(rows));
	const requests = sandbox.requests.filter(({ path: address }) => address.endsWith('/predicts'));
	console.log(
		`\n${requests.length} requests used, where one for each ticket would be ${rows.length}`,
	);
	for (const { message } of execution.runs['Sentor Sentiment']?.[0]?.hints ?? []) {
		console.log(`The node says: ${message}`);
	}
	console.log(`\nThe answers    ${fromHere(FILES.answers)}`);
	console.log(`The rest       ${fromHere(FILES.others)}`);
}

/** Copies what the workflow wrote, as it is now, to the place where it stays. */
async function keepResults(server: N8nServer): Promise<void> {
	await mkdir(RESULTS, { recursive: true });
	for (const name of Object.values(FILES)) {
		await copyFile(path.join(server.files, name), path.join(RESULTS, name));
	}
}

async function readRows(file: string): Promise<ResultRow[]> {
	return parse(await readFile(file, 'utf8'), { columns: true, bom: true }) as ResultRow[];
}

/** The workflow's two files hold the tickets in two groups; a reader looks for them by number. */
function inOrderOf(tickets: ResultRow[], rows: ResultRow[]): ResultRow[] {
	const ids = tickets.map(({ id }) => id);
	const placeOf = ({ id }: ResultRow) => ids.indexOf(id);
	return [...rows].sort((one, other) => placeOf(one) - placeOf(other));
}

function fromHere(file: string): string {
	return path.relative(process.cwd(), path.join(RESULTS, file));
}

function tell(sentence: string): void {
	console.log(sentence);
}

function underlined(address: string): string {
	return styleText('underline', address, { stream: process.stdout });
}

main().catch((reason: Error) => {
	console.error(`The demo could not go on: ${reason.message}`);
	process.exitCode = 1;
});
