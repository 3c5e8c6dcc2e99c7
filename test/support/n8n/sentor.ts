import type { INodeExecutionData } from 'n8n-workflow';
import { startSandbox, type Quota, type Sandbox, type SandboxOptions } from '../../../sandbox/src';
import { runNode, startNode, type NodeRun, type RunOptions } from './engine';

/** The node against a sandbox of its own, over real HTTP. */
export interface SentorBench {
	readonly sandbox: Sandbox;
	/** A key that the sandbox knows; one that no other test used, since pacing is shared by key. */
	key(quota?: Quota, name?: string): string;
	/** A credential with such a key. */
	credential(quota?: Quota): { apiKey: string; baseUrl: string };
	/** Runs the node; with a fresh key, and with entities, unless said otherwise. */
	run(options?: RunOptions): Promise<NodeRun>;
	start(options?: RunOptions): ReturnType<typeof startNode>;
}

/** Quick, so that tests are; each test begins with these and an empty log. */
const QUICK: SandboxOptions = {
	requestMs: 1,
	docMs: 0,
	clusterDocMs: 0,
	faults: {},
	quota: undefined,
};

/** To be called once in a test file: starts a sandbox before its tests and ends it after them. */
export function sentorBench(options: SandboxOptions = {}): SentorBench {
	let sandbox: Sandbox | undefined;
	let keys: Record<string, Quota> = {};
	const running = (): Sandbox => {
		if (!sandbox) throw new Error('The sandbox runs within tests only');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox({ ...QUICK, ...options });
	});
	beforeEach(() => {
		keys = {};
		running().set({ ...QUICK, ...options, keys });
		running().reset();
	});
	afterAll(async () => await sandbox?.close());

	const bench: SentorBench = {
		get sandbox() {
			return running();
		},
		key(quota = {}, name = `test-key-${(numberOfKeys += 1)}`) {
			keys = { ...keys, [name]: quota };
			running().set({ keys });
			return name;
		},
		credential: (quota) => ({ apiKey: bench.key(quota), baseUrl: running().url }),
		run: async (runOptions) => await runNode(withDefaults(bench, runOptions)),
		start: (runOptions) => startNode(withDefaults(bench, runOptions)),
	};
	return bench;
}

let numberOfKeys = 0;

function withDefaults(bench: SentorBench, options: RunOptions = {}): RunOptions {
	return {
		...('credential' in options ? {} : { credential: bench.credential() }),
		items: texts('The delivery was great'),
		...options,
		parameters: { text: '={{ $json.text }}', entities: 'delivery', ...options.parameters },
	};
}

/** One input item per text, in the field `text`. */
export function texts(...values: unknown[]): INodeExecutionData[] {
	return values.map((text) => ({ json: { text } }) as INodeExecutionData);
}

/** The texts that a sandbox received, in the order of their arrival. */
export function receivedTexts(sandbox: Sandbox): string[] {
	return sandbox.requests.flatMap(({ body }) =>
		(body as { docs: { doc: string }[] }).docs.map(({ doc }) => doc),
	);
}
