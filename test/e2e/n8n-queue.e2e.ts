import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { N8nApi } from '../../harness/n8n/api';
import { packForN8n, SENTOR_CREDENTIAL } from '../../harness/n8n/package';
import { startN8nQueue, type N8nQueue } from '../../harness/n8n/queue';
import type { Execution } from '../../harness/n8n/types';
import { startSandbox, type Sandbox } from '../../sandbox/src';
import { returned } from '../support/n8n/live';
import { SENTOR, webhookWorkflow, type Row } from '../support/n8n/workflows';

/*
 * What n8n (2.41) does of its own when a worker dies: its executions stay "running" until n8n, which
 * looks every 30 s, finds that nobody renewed their locks for 60 s. They then end as failed, in words
 * that speak of too many tries, and are not run again (`maxStalledCount` is 0 and cannot be changed,
 * since n8n cannot know which of their nodes may run twice). What they had not got by then is lost with
 * them, at most `concurrency` executions; so is the quota that they had spent. The other worker goes on
 * with everything else.
 */

const CONCURRENCY = 5;
const EXECUTIONS = 30;
const ITEMS = 100;
/** As many as the free plan has in a minute; the window is shorter, so that the test is. */
const QUOTA = { requests: 60, windowMs: 10_000 };
/** For a start of three n8n one after the other, or for the time after which a worker counts as dead, ms. */
const LONG = 400_000;

let queue: N8nQueue;
let api: N8nApi;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
	const folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-package-'));
	try {
		const packages = [await packForN8n(folder)];
		queue = await startN8nQueue({ packages, workers: 2, concurrency: CONCURRENCY });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	const owner = { email: 'owner@example.com', password: 'Only-for-tests-1' };
	api = await N8nApi.signUp(queue.main.url, owner);
}, LONG);

beforeEach(() => sandbox.reset());

afterAll(async () => {
	await queue?.stop();
	await sandbox?.close();
}, LONG);

/** Every item has a word of its own as its entity, so that an answer tells which item it is of. */
function rowsOf(execution: number): Row[] {
	return Array.from({ length: ITEMS }, (_, item) => {
		const word = `parcel${execution}x${item}`;
		const mood = item % 2 ? 'great, I love it' : 'terrible, I hate it';
		return { word, text: `The ${word} is ${mood}.`, entities: word };
	});
}

/** Hands all executions to n8n at once, under a key of their own. */
async function startAll(name: string): Promise<string> {
	sandbox.set({ keys: { [name]: QUOTA } });
	const data = { apiKey: name, baseUrl: sandbox.url };
	const credential = await api.createCredential(name, SENTOR_CREDENTIAL, data);
	const workflow = webhookWorkflow(name, credential);
	const nodes = workflow.nodes.map((node) =>
		// Its caller does not wait: he would for as long as a dead worker is not found out.
		node.name === 'Webhook'
			? { ...node, parameters: { ...node.parameters, responseMode: 'onReceived' } }
			: node,
	);
	const stored = await api.createWorkflow({ ...workflow, nodes });
	await api.activate(stored);
	await Promise.all(
		Array.from({ length: EXECUTIONS }, async (_, execution) => {
			const answer = await fetch(`${api.url}/webhook/${name}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ rows: rowsOf(execution) }),
			});
			expect(answer.status).toBe(200);
		}),
	);
	return stored.id;
}

/** Waits until n8n calls none of the executions running any more. */
async function endOfAll(workflowId: string): Promise<Execution[]> {
	const ids = await api.executionIds(workflowId);
	expect(ids).toHaveLength(EXECUTIONS);
	return await Promise.all(ids.map((id) => api.finished(id)));
}

const answersOf = (executions: Execution[]): Row[] =>
	executions.flatMap((execution) => returned(execution, SENTOR));

const withStatus = (executions: Execution[], status: string): Execution[] =>
	executions.filter((execution) => execution.status === status);

/** How often each worker started an execution so far. */
const startedBy = (): number[] =>
	queue.workers.map((worker) => worker.log().match(/Worker started execution/g)?.length ?? 0);

/** Texts that the service answered more than once. */
function answeredTwice(): string[] {
	const seen = new Set<string>();
	const answered = sandbox.requests.filter(({ status }) => status === 200);
	return answered
		.flatMap(({ body }) => (body as { docs: Array<{ doc: string }> }).docs)
		.map(({ doc }) => doc)
		.filter((doc) => seen.size === seen.add(doc).size);
}

/** Answers that are not about the item that they stand in. */
function wronglyPaired(answers: Row[]): Row[] {
	return answers.filter(({ word, text, positiveEntities, negativeEntities }) => {
		const [right, wrong] = String(text).includes('love')
			? [positiveEntities, negativeEntities]
			: [negativeEntities, positiveEntities];
		return right !== word || wrong !== '';
	});
}

/** A row of the table in docs/requests.md. */
function tell(what: string, ms: number, executions: Execution[]): void {
	const { requests, statuses } = sandbox.counters;
	console.log(
		[
			`${what}: ${Math.round(ms / 1000)} s`,
			`executions: ${withStatus(executions, 'success').length} succeeded, ${withStatus(executions, 'error').length} failed`,
			`items answered: ${answersOf(executions).length} of ${EXECUTIONS * ITEMS}`,
			`requests: ${requests}, of them refused (429): ${statuses['429'] ?? 0}`,
			`executions of each worker so far: ${startedBy().join(' and ')}`,
			`why some failed: ${[...new Set(executions.map(({ error }) => error?.message))].filter(Boolean).join(' | ') || 'none did'}`,
		].join('; '),
	);
}

it(
	'two workers answer every item of 30 executions, though neither knows what the other has spent',
	async () => {
		const started = Date.now();
		const executions = await endOfAll(await startAll('both'));
		tell('Two workers', Date.now() - started, executions);
		expect(withStatus(executions, 'success')).toHaveLength(EXECUTIONS);
		const answers = answersOf(executions);
		expect(new Set(answers.map(({ word }) => word)).size).toBe(EXECUTIONS * ITEMS);
		expect(answers).toHaveLength(EXECUTIONS * ITEMS);
		expect(wronglyPaired(answers)).toEqual([]);
		expect(answeredTwice()).toEqual([]);
		expect(Math.min(...startedBy())).toBeGreaterThan(0);
	},
	LONG,
);

it(
	'a worker that is killed takes what it was running along; the rest is answered, nothing twice',
	async () => {
		const started = Date.now();
		const workflow = await startAll('killed');
		while ((sandbox.counters.statuses['200'] ?? 0) < 20) await sleep(20);
		queue.workers[0]!.kill();
		const executions = await endOfAll(workflow);
		tell('One killed', Date.now() - started, executions);
		const lost = withStatus(executions, 'error');
		expect(lost.length).toBeGreaterThan(0);
		expect(lost.length).toBeLessThanOrEqual(CONCURRENCY);
		for (const { error } of lost)
			expect(error?.message).toContain('failed to be processed too many times');
		const answers = answersOf(executions);
		expect(answers).toHaveLength((EXECUTIONS - lost.length) * ITEMS);
		expect(wronglyPaired(answers)).toEqual([]);
		expect(answeredTwice()).toEqual([]);
	},
	LONG,
);
