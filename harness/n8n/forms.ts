import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { N8nApi } from './api';
import type { Execution, StoredWorkflow } from './types';

/** Pause between two looks for the execution that a form has started, ms. */
const LOOK_AGAIN = 90;

/**
 * Fills in the form that a workflow begins with, whose only field takes a file, and waits for the
 * end of what it starts.
 *
 * @throws When n8n does not take the form.
 */
export async function submitFile(
	api: N8nApi,
	workflow: StoredWorkflow,
	file: string,
): Promise<Execution> {
	await api.activate(workflow);
	const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const form = new FormData();
	form.append(
		'field-0',
		new Blob([await readFile(file)], { type: 'text/csv' }),
		path.basename(file),
	);
	const address = `${api.url}/form/${String(trigger?.webhookId)}`;
	const answer = await fetch(address, { method: 'POST', body: form });
	if (!answer.ok)
		throw new Error(`n8n did not take the form: ${answer.status} ${await answer.text()}`);
	for (;;) {
		const [id] = await api.executionIds(workflow.id);
		if (id !== undefined) return await api.finished(id);
		await sleep(LOOK_AGAIN);
	}
}

/** What is in the file that a node made; empty when it was not run. */
export async function madeFile(api: N8nApi, execution: Execution, node: string): Promise<Buffer> {
	const [run] = execution.runs[node] ?? [];
	const file = run?.data?.main?.[0]?.[0]?.binary?.data;
	return file ? await api.download(file) : Buffer.alloc(0);
}
