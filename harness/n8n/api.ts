import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { readExecution } from './execution';
import type {
	BinaryFile,
	Credential,
	Execution,
	N8nSession,
	Owner,
	StoredWorkflow,
	Workflow,
} from './types';

/** Pause between two looks at something that n8n does on its own time, ms. */
const LOOK_AGAIN = 90;

/** An answer of n8n that says no. */
class N8nRefusal extends Error {
	constructor(
		call: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`n8n answered ${call} with ${status}: ${body.slice(0, 500)}`);
	}
}

/** n8n's own REST interface, as its editor uses it, signed in as the owner. */
export class N8nApi {
	private cookie = '';

	private constructor(
		readonly url: string,
		private readonly browserId: string,
	) {}

	/** Creates the owner of a fresh n8n and signs in. */
	static async signUp(url: string, owner: Owner): Promise<N8nApi> {
		const api = new N8nApi(url, randomUUID());
		const person = { firstName: 'Demo', lastName: 'Owner' };
		await api.call('POST', '/rest/owner/setup', { ...owner, ...person });
		const login = { emailOrLdapLoginId: owner.email, password: owner.password };
		await api.call('POST', '/rest/login', login);
		return api;
	}

	/** Goes on with a session that was opened elsewhere. */
	static resume({ url, browserId, cookie }: N8nSession): N8nApi {
		const api = new N8nApi(url, browserId);
		api.cookie = cookie;
		return api;
	}

	session(): N8nSession {
		return { url: this.url, cookie: this.cookie, browserId: this.browserId };
	}

	/**
	 * @returns The answer's `data`.
	 * @throws {N8nRefusal} For any status but 2xx.
	 */
	async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await this.send(method, path, body);
		const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const text = await answer.text();
		if (!answer.ok) throw new N8nRefusal(`${method} ${path}`, answer.status, text);
		const parsed = text === '' ? {} : (JSON.parse(text) as { data?: unknown });
		return (parsed.data === undefined ? parsed : parsed.data) as T;
	}

	/** n8n closes idle connections without notice after a busy moment; such a call is made again. */
	private async send(method: string, path: string, body: unknown): Promise<Response> {
		const request = () =>
			fetch(this.url + path, {
				method,
				headers: {
					'content-type': 'application/json',
					'browser-id': this.browserId,
					cookie: this.cookie,
				},
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		return await request().catch((cause: Error & { cause?: { code?: string } }) => {
			if (!['ECONNRESET', 'UND_ERR_SOCKET'].includes(cause.cause?.code ?? '')) throw cause;
			return request();
		});
	}

	/** A file that a node made, as the editor's Download gives it. */
	async download({ id = '', data = '' }: BinaryFile): Promise<Buffer> {
		// Small files lie in the execution itself on an n8n that is set up so.
		if (id === '') return Buffer.from(data, 'base64');
		const path = `/rest/binary-data?action=download&id=${encodeURIComponent(id)}`;
		const answer = await this.send('GET', path, undefined);
		if (!answer.ok) throw new N8nRefusal(`GET ${path}`, answer.status, await answer.text());
		return Buffer.from(await answer.arrayBuffer());
	}

	/** What the editor knows of every node type that is loaded. */
	async nodeTypes(): Promise<Array<Record<string, unknown> & { name: string }>> {
		return await this.call('GET', '/types/nodes.json');
	}

	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<Credential> {
		return await this.call('POST', '/rest/credentials', { name, type, data });
	}

	/** What the editor does when a credential is saved. The stored secret is put back by n8n. */
	async testCredential({
		id,
		name,
		type,
	}: Credential): Promise<{ status: string; message: string }> {
		const stored = await this.call<{ data: unknown }>(
			'GET',
			`/rest/credentials/${id}?includeData=true`,
		);
		const credentials = { id, name, type, data: stored.data };
		return await this.call('POST', '/rest/credentials/test', { credentials });
	}

	async createWorkflow(workflow: Workflow): Promise<StoredWorkflow> {
		const settings = { executionOrder: 'v1', ...workflow.settings };
		const { id: _own, ...rest } = workflow;
		return await this.call('POST', '/rest/workflows', { ...rest, settings, active: false });
	}

	/** Turns a workflow's triggers on and waits until they listen. */
	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		for (;;) {
			const { status } = await this.call<{ status: string }>(
				'GET',
				`/rest/workflows/${id}/publication-status`,
			);
			if (status === 'published') return;
			await sleep(LOOK_AGAIN);
		}
	}

	/** Starts a workflow at its manual trigger. */
	async start({ id }: StoredWorkflow, trigger: string): Promise<string> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	async stop(executionId: string): Promise<void> {
		await this.call('POST', `/rest/executions/${executionId}/stop`);
	}

	/** Ids of a workflow's executions, the newest first. */
	async executionIds(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{ results: Array<{ id: string }> }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=100`,
		);
		return results.map(({ id }) => id);
	}

	/** Waits for the end of an execution. */
	async finished(executionId: string): Promise<Execution> {
		for (;;) {
			const execution = await this.call<{ status: string; stoppedAt?: string; data: string }>(
				'GET',
				`/rest/executions/${executionId}`,
			);
			const running = ['new', 'running', 'waiting'].includes(execution.status);
			if (!running && execution.stoppedAt) {
				return readExecution(executionId, execution.status, execution.data);
			}
			await sleep(LOOK_AGAIN);
		}
	}

	/** Starts a workflow at its manual trigger and waits for its end. */
	async run(workflow: StoredWorkflow, trigger: string): Promise<Execution> {
		return await this.finished(await this.start(workflow, trigger));
	}
}
