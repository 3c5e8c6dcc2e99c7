import { setTimeout as sleep } from 'node:timers/promises';
import { N8nApi } from '../../../harness/n8n/api';
import type { Credential, Execution, N8nSession } from '../../../harness/n8n/types';
import { PROPOSED_CREDENTIAL_NAME, SENTOR_CREDENTIAL } from '../../../harness/n8n/package';
import { startSandbox, type Quota, type Sandbox } from '../../../sandbox/src';
import type { Row } from './workflows';

const VARIABLE = 'SENTOR_LIVE_N8N';

/** Pause between two looks, ms. */
const LOOK_AGAIN = 100;

/** What tests need of the n8n server that runs beside them. */
export interface LiveN8n {
	session: N8nSession;
	/** n8n's home. */
	folder: string;
	/** What its file nodes may read and write. */
	files: string;
	/** Where n8n looks for every service that is not on this machine. */
	outsidePort: number;
}

/** A sandbox of a test file's own, and n8n's way to it. */
export interface LiveSandbox {
	readonly sandbox: Sandbox;
	/** The keys of the credentials so far. */
	readonly keys: readonly string[];
	/** A credential in n8n with a key that no other test used: pacing is shared by key. */
	credential(quota?: Quota, name?: string): Promise<Credential>;
	/** A credential in n8n with this key, whether the sandbox knows it or not. */
	credentialWith(key: string, name?: string): Promise<Credential>;
	/** From now on the sandbox knows this key. */
	allow(key: string, quota?: Quota): void;
}

/** Tells the test processes where the server is. */
export function publishLiveN8n(live: LiveN8n): void {
	process.env[VARIABLE] = JSON.stringify(live);
}

/**
 * The n8n server that was started before the tests, signed in as its owner.
 *
 * @throws When there is none.
 */
export function liveN8n(): LiveN8n & { api: N8nApi } {
	const published = process.env[VARIABLE];
	if (!published) throw new Error('No n8n is running. Start these tests with "npm run test:e2e".');
	const live = JSON.parse(published) as LiveN8n;
	return { ...live, api: N8nApi.resume(live.session) };
}

/** To be called once in a test file: starts a sandbox before its tests and ends it after them. */
export function liveSandbox(api: N8nApi): LiveSandbox {
	let running: Sandbox | undefined;
	let quotas: Record<string, Quota> = {};
	const sandbox = (): Sandbox => {
		if (!running) throw new Error('The sandbox runs within tests only');
		return running;
	};
	beforeAll(async () => {
		running = await startSandbox();
	});
	beforeEach(() => {
		sandbox().set({ faults: {} });
		sandbox().reset();
	});
	afterAll(async () => await running?.close());

	const live: LiveSandbox = {
		get sandbox() {
			return sandbox();
		},
		get keys() {
			return Object.keys(quotas);
		},
		allow(key, quota = {}) {
			quotas = { ...quotas, [key]: quota };
			sandbox().set({ keys: quotas });
		},
		async credential(quota, name) {
			const key = `live-secret-${live.keys.length + 1}-of-${process.pid}`;
			live.allow(key, quota);
			return await live.credentialWith(key, name);
		},
		async credentialWith(key, name = PROPOSED_CREDENTIAL_NAME) {
			const data = { apiKey: key, baseUrl: sandbox().url };
			return await api.createCredential(name, SENTOR_CREDENTIAL, data);
		},
	};
	return live;
}

/** What a node returned on one of its outputs, in all of its runs. */
export function returned(execution: Execution, node: string, output = 0): Row[] {
	const runs = execution.runs[node] ?? [];
	return runs.flatMap((run) => (run.data?.main?.[output] ?? []).map((item) => item.json));
}

/** Waits for something that n8n does on its own time; jest's time-out ends the wait. */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
	while (!(await isSo())) await sleep(LOOK_AGAIN);
}
