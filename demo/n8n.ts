/**
 * Sentor Sentiment in a real n8n: an example workflow with the sample tickets, against the sandbox.
 * Stays until Ctrl-C; with `--once` it ends when the tickets are done. `--cluster` finds the tickets'
 * topics instead of their sentiment.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { parse } from 'csv-parse/sync';
import { startSandbox, type Sandbox } from '../sandbox/src';
import { N8nApi } from '../harness/n8n/api';
import { readExample, TICKETS, withCredentials } from '../harness/n8n/examples';
import { madeFile, submitFile } from '../harness/n8n/forms';
import { ensureN8n } from '../harness/n8n/install';
import { packForN8n, PROPOSED_CREDENTIAL_NAME, SENTOR_CREDENTIAL } from '../harness/n8n/package';
import { startN8n } from '../harness/n8n/server';
import { sentimentShowcase, topicsShowcase, type Showcase } from './support/n8n-showcases';
import type { Credential, Execution, Owner, StoredWorkflow } from '../harness/n8n/types';
import { repository } from '../harness/node24';
import type { ResultRow } from './support/ticket-report';

/** Where the results stay when n8n and its folder are gone. */
const RESULTS = path.join(repository, 'demo-output/n8n');

/** n8n runs what its owner tells it to, so the password is nobody's guess. n8n wants A-Z and 0-9 in it. */
const OWNER: Owner = {
	email: 'demo@example.com',
	password: `Demo1-${randomBytes(6).toString('hex')}`,
};

/** The sandbox's key of a plan like the one that a small shop would have. */
const API_KEY = 'sandbox-starter';

/** What has to be undone at the end, the last first. */
const stops: Array<() => Promise<void>> = [];

async function main(): Promise<void> {
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({ options: { once: flag, cluster: flag } });
	const interrupt = new AbortController();
	const interrupted = new Promise<void>((resolve) => {
		interrupt.signal.addEventListener('abort', () => resolve());
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => interrupt.abort(new Error('it was stopped')));
	}
	const showcase = values.cluster ? topicsShowcase : sentimentShowcase;
	try {
		const { server, workflow } = await demonstrate(showcase, interrupt.signal);
		if (values.once) return;
		console.log(`\nn8n's editor   ${underlined(`${server.url}/workflow/${workflow.id}`)}`);
		console.log(`Sign in with   ${OWNER.email}  and the password  ${OWNER.password}`);
		console.log('\nCtrl-C ends the demo and removes n8n and its data; the files stay.');
		await interrupted;
	} finally {
		for (const stop of stops.reverse()) await stop();
	}
}

/** Starts everything, runs the tickets and tells about it. */
async function demonstrate(showcase: Showcase, signal: AbortSignal) {
	await ensureN8n(console.log, signal);
	console.log('Packing n8n-nodes-sentor-sentiment');
	const tarball = await pack();
	const sandbox = await startSandbox({ maxTextLength: showcase.maxTextLength });
	stops.push(() => sandbox.close());
	console.log(`The sandbox, a local stand-in for Sentor, answers at ${sandbox.url}`);
	console.log('Starting n8n with the package installed; this takes half a minute');
	const server = await startN8n({ packages: [tarball], signal });
	stops.push(() => server.stop());
	const api = await N8nApi.signUp(server.url, OWNER);
	const credential = await credentialFor(sandbox, api);
	const example = withCredentials(readExample(showcase.example), [credential]);
	const workflow = await api.createWorkflow(example);
	console.log(`Workflow "${workflow.name}" imported; its form gets ${path.basename(TICKETS)}\n`);
	const execution = await runToEnd(api, workflow);
	signal.throwIfAborted();
	await keepResults(showcase, api, execution);
	await report(showcase, sandbox, execution);
	return { server, workflow };
}

async function pack(): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-package-'));
	stops.push(() => rm(folder, { recursive: true, force: true }));
	return await packForN8n(folder);
}

/** @throws When n8n's own test of the credential does not pass. */
async function credentialFor(sandbox: Sandbox, api: N8nApi): Promise<Credential> {
	const data = { apiKey: API_KEY, baseUrl: sandbox.url };
	const credential = await api.createCredential(PROPOSED_CREDENTIAL_NAME, SENTOR_CREDENTIAL, data);
	const { status, message } = await api.testCredential(credential);
	if (status !== 'OK') throw new Error(`n8n could not use the credential: ${message}`);
	console.log(`Credential "${credential.name}" made and tested: ${message}`);
	return credential;
}

async function runToEnd(api: N8nApi, workflow: StoredWorkflow): Promise<Execution> {
	const execution = await submitFile(api, workflow, TICKETS);
	if (execution.status === 'success') return execution;
	const { message = 'no reason given', description } = execution.error ?? {};
	throw new Error(`the workflow ended with "${execution.status}": ${message} ${description ?? ''}`);
}

async function report({ files, ...showcase }: Showcase, sandbox: Sandbox, execution: Execution) {
	const tickets = await readRows(TICKETS);
	const answers = await readRows(path.join(RESULTS, files.answers.name));
	const others = await readRows(path.join(RESULTS, files.others.name));
	console.log(showcase.describe(tickets, answers, others).join('\n'));
	const requests = sandbox.requests.filter(({ method }) => method === 'POST').length;
	console.log(`\nRequests used: ${requests}, ${showcase.compare(tickets.length)}`);
	for (const { message } of execution.runs['Sentor Sentiment']?.[0]?.hints ?? []) {
		console.log(`The node says: ${message}`);
	}
	console.log(`\nThe answers    ${fromHere(files.answers.name)}`);
	console.log(`The rest       ${fromHere(files.others.name)}`);
}

/** Puts what the workflow made where it stays. */
async function keepResults({ files }: Showcase, api: N8nApi, execution: Execution): Promise<void> {
	await mkdir(RESULTS, { recursive: true });
	for (const { name, node } of Object.values(files)) {
		await writeFile(path.join(RESULTS, name), await madeFile(api, execution, node));
	}
}

async function readRows(file: string): Promise<ResultRow[]> {
	return parse(await readFile(file), { columns: true, bom: true }) as ResultRow[];
}

function fromHere(file: string): string {
	return path.relative(process.cwd(), path.join(RESULTS, file));
}

function underlined(address: string): string {
	return styleText('underline', address, { stream: process.stdout });
}

main().catch((reason: Error) => {
	console.error(`The demo could not go on: ${reason.message}`);
	process.exitCode = 1;
});
