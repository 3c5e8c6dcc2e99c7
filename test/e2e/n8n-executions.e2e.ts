import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Credential, Execution } from '../../harness/n8n/types';
import type { Quota } from '../../sandbox/src';
import { liveN8n, liveSandbox, returned } from '../support/n8n/live';
import { rowsWorkflow, SENTOR, START, webhookWorkflow, type Row } from '../support/n8n/workflows';
import { until } from '../support/until';

const { api, folder } = liveN8n();
const live = liveSandbox(api);

function rowsOf(count: number, what = 'Parcel'): Row[] {
	return Array.from({ length: count }, (_, index) => ({
		number: index,
		text: `${what} ${index} came late, but support was friendly and the price is fair.`,
		entities: 'delivery, support, price',
	}));
}

async function run(rows: Row[], settings: Parameters<typeof rowsWorkflow>[2], quota?: Quota) {
	const workflow = rowsWorkflow(rows, await live.credential(quota), settings);
	return await api.run(await api.createWorkflow(workflow), START);
}

/** Posts rows to a new webhook workflow. */
async function webhook(name: string, credential: Credential) {
	await api.activate(await api.createWorkflow(webhookWorkflow(name, credential)));
	return async (rows: Row[]) => {
		const answer = await fetch(`${api.url}/webhook/${name}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rows }),
		});
		return (await answer.json()) as Row[];
	};
}

/** What the sandbox answers to somebody who asks it directly, with this key. */
async function answerTo(key = ''): Promise<string> {
	const init = { method: 'POST', headers: { 'x-api-key': key }, body: '{}' };
	return await (await fetch(`${live.sandbox.url}/predicts`, init)).text();
}

it('a webhook with 1,000 items gets 1,000 answers, in order, for at most 60 requests', async () => {
	const post = await webhook('thousand', await live.credential());
	const answers = await post(rowsOf(1_000));
	expect(answers.map(({ number }) => number)).toEqual(rowsOf(1_000).map(({ number }) => number));
	expect(answers.every(({ sentiment }) => typeof sentiment === 'string')).toBe(true);
	expect(live.sandbox.requests.length).toBeLessThanOrEqual(60);
});

it('two executions at once share the quota of their key: all answered, none refused', async () => {
	const post = await webhook('shared', await live.credential({ requests: 4, windowMs: 3_000 }));
	const both = await Promise.all([post(rowsOf(150, 'Box')), post(rowsOf(150, 'Letter'))]);
	expect(both.map((answers) => answers.length)).toEqual([150, 150]);
	expect(both.flat().filter(({ sentiment }) => sentiment === undefined)).toEqual([]);
	expect(live.sandbox.counters.requests).toBeGreaterThan(4);
	expect(live.sandbox.counters.statuses['429']).toBeUndefined();
});

it('an execution that waits for the quota can be stopped, and sends nothing more', async () => {
	const credential = await live.credential({ requests: 1, windowMs: 3_600_000 });
	const settings = { parameters: { options: { maxDocsPerRequest: 1, maxWait: 7_200 } } };
	const workflow = await api.createWorkflow(rowsWorkflow(rowsOf(3), credential, settings));
	const id = await api.start(workflow, START);
	await until(() => live.sandbox.requests[0]?.status === 200);
	await api.stop(id);
	expect((await api.finished(id)).status).toBe('canceled');
	expect(live.sandbox.requests).toHaveLength(1);
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1_000 };

	it('runs the node again when it stopped the workflow, here with a key that was not known yet', async () => {
		const credential = await live.credentialWith('comes-later');
		const workflow = await api.createWorkflow(rowsWorkflow(rowsOf(2), credential, retry));
		const id = await api.start(workflow, START);
		await until(() => live.sandbox.requests[0]?.status === 401);
		live.allow('comes-later');
		const execution = await api.finished(id);
		expect([execution.status, returned(execution, SENTOR).length]).toEqual(['success', 2]);
	});

	it('does not run it again for items that failed on their own', async () => {
		const rows = [{ text: '', entities: 'delivery' }, ...rowsOf(2)];
		const execution = await run(rows, { ...retry, onError: 'continueErrorOutput' });
		expect([returned(execution, SENTOR).length, returned(execution, SENTOR, 1).length]).toEqual([
			2, 1,
		]);
		expect(live.sandbox.requests).toHaveLength(1);
	});
});

describe('an execution that stops on a fault', () => {
	it('names the item and says what to do', async () => {
		const execution = await run([...rowsOf(1), { text: ' ', entities: 'delivery' }], {});
		expect(execution.status).toBe('error');
		expect(execution.error).toMatchObject({
			message: expect.stringContaining('Text is empty'),
			description: expect.stringContaining('Leave Out Empty Texts'),
			context: expect.objectContaining({ itemIndex: 1 }),
		});
	});
});

describe('what n8n stores', () => {
	it('never holds the key: not in a good run, a failed one, or one whose answers echo it', async () => {
		// Raw answers carry whatever the service sent.
		const settings = { parameters: { simplify: false } };
		const onward = { ...settings, onError: 'continueErrorOutput' } as const;
		const runs: Execution[] = [await run(rowsOf(2), onward)];
		for (const fault of ['echo-key', '422, echo-key', '401, echo-key', '403, echo-key']) {
			live.sandbox.set({ faults: { always: fault } });
			expect(await answerTo(live.keys[0])).toContain(live.keys[0]);
			runs.push(await run(rowsOf(2, fault), onward), await run(rowsOf(2, fault), settings));
		}
		for (const { stored } of runs) {
			for (const key of live.keys) expect(stored).not.toContain(key);
		}
	});

	it('holds it in no file either: database, its journal, logs', async () => {
		const files = await readdir(folder, { recursive: true, withFileTypes: true });
		const stored = files
			.filter((file) => file.isFile() && !file.parentPath.includes('node_modules'))
			.map((file) => path.join(file.parentPath, file.name));
		expect(stored.map((file) => path.basename(file))).toEqual(
			expect.arrayContaining(['database.sqlite', 'n8n.log']),
		);
		for (const file of stored) {
			expect([file, (await readFile(file)).includes('live-secret-')]).toEqual([file, false]);
		}
	});
});
