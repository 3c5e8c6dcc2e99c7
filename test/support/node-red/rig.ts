import helper from 'node-red-node-test-helper';
import type { Node } from 'node-red';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/src';
import sentorApi from '../../../node-red/src/sentor-api/sentor-api';
import sentorCluster from '../../../node-red/src/sentor-cluster/sentor-cluster';
import sentorSentiment from '../../../node-red/src/sentor-sentiment/sentor-sentiment';

/** A message as tests look at it. */
export type Message = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** What became of one message that was put into a node. */
export interface Ending {
	/** Messages by output, in the order in which they were sent. */
	outputs: Message[][];
	/** What `done` was called with: undefined when all went well. */
	refusal: (Error & { code?: string }) | undefined;
}

export interface RigOptions {
	sandbox?: SandboxOptions;
	/** Properties of the Sentor API node. */
	api?: Record<string, unknown>;
	/** Credentials of every Sentor API node. @default the sandbox's key without a quota */
	credentials?: Record<string, string>;
	/** Properties of the node under test; its `type` may be another than Sentor Sentiment. */
	node?: Record<string, unknown>;
	/** Further nodes of the flow. */
	others?: Array<Record<string, unknown>>;
	/** Credentials of these, by id. */
	moreCredentials?: Record<string, Record<string, string>>;
	/** What registers their types, where these are not ours. */
	types?: unknown[];
	/** Node-RED's settings. */
	settings?: Record<string, unknown>;
}

/** A Sentor Sentiment node in Node-RED's own runtime, in this process, with a sandbox behind it. */
export interface Rig {
	sandbox: Sandbox;
	node: Node;
	/** Puts a message into a node and waits for its end. Fails the test if that comes twice. */
	put(message: Message, node?: Node): Promise<Ending>;
	/** Texts of the status, in order, with the color in front; a cleared one is `''`. */
	statuses(): string[];
	/** Documents of each request that the sandbox received, as their texts. */
	sentTexts(): string[][];
}

/** Id of the node under test. */
export const NODE = 'sentiment';
/** Id of its Sentor API node. */
export const API = 'api';

let sandboxes: Sandbox[] = [];

/** Call once in a test file: starts and stops Node-RED and the sandboxes around each test. */
export function useNodeRed(): void {
	beforeAll(() => helper.init(require.resolve('node-red')));
	beforeEach(() => helper.startServer());
	afterEach(async () => {
		await helper.unload();
		await helper.stopServer();
		helper.settings({});
		await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
		sandboxes = [];
	});
}

/** A sandbox that ends with the test. Answers at once unless told otherwise. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ requestMs: 0, docMs: 0, ...options });
	sandboxes.push(sandbox);
	return sandbox;
}

/** Loads a flow with one Sentor Sentiment node. */
export async function openRig(options: RigOptions = {}): Promise<Rig> {
	const sandbox = await openSandbox(options.sandbox);
	if (options.settings) helper.settings(options.settings as never);
	const flow = [
		{ id: 'flow', type: 'tab' },
		{ id: API, type: 'sentor-api', baseUrl: sandbox.url, ...options.api },
		{
			id: NODE,
			type: 'sentor-sentiment',
			z: 'flow',
			api: API,
			entities: 'delivery, support',
			wires: [[], []],
			...options.node,
		},
		...(options.others ?? []),
	];
	const credentials = options.credentials ?? { apiKey: 'sandbox-unlimited' };
	const holders = flow
		.filter(({ type }) => type === 'sentor-api')
		.map(({ id }) => [id, credentials]);
	await helper.load(
		[sentorApi, sentorSentiment, sentorCluster, ...(options.types ?? [])] as never,
		flow as never,
		{ ...Object.fromEntries(holders), ...options.moreCredentials },
	);
	const node = nodeOf(NODE);
	return {
		sandbox,
		node,
		put: (message, into = node) => put(into, message),
		statuses: () => statusesOf(node),
		sentTexts: () => textsSentTo(sandbox),
	};
}

/** A node of the loaded flow. */
export function nodeOf(id: string): Node {
	return helper.getNode(id) as Node;
}

/** Hands a message to a node's input handler, as Node-RED does. */
export function put(node: Node, message: Message): Promise<Ending> {
	const { _inputCallback: input } = node as unknown as { _inputCallback: InputHandler };
	const ending: Ending = { outputs: [], refusal: undefined };
	return new Promise((resolve, reject) => {
		let isOver = false;
		const send = (outputs: Array<Message | Message[] | null>): void => {
			if (isOver) reject(new Error('sent after done'));
			outputs.forEach((sent, port) => {
				ending.outputs[port] = [
					...(ending.outputs[port] ?? []),
					...(sent === null ? [] : [sent].flat()),
				];
			});
		};
		const done = (refusal?: Error): void => {
			if (isOver) reject(new Error('done twice'));
			isOver = true;
			ending.refusal = refusal;
			// A later turn: what comes too much still finds the promise open.
			setImmediate(() => resolve(ending));
		};
		input(message, send, done);
	});
}

type InputHandler = (
	message: Message,
	send: (outputs: never) => void,
	done: (reason?: Error) => void,
) => void;

/** The texts of each sentiment request that a sandbox received. */
export function textsSentTo(sandbox: Sandbox): string[][] {
	return sandbox.requests
		.filter(({ path }) => path === '/predicts')
		.map(({ body }) => (body as { docs: Array<{ doc: string }> }).docs.map(({ doc }) => doc));
}

function statusesOf(node: Node): string[] {
	const { args } = node.status as unknown as { args: Array<[{ fill?: string; text?: string }]> };
	return args.map(([{ fill, text }]) => (fill ? `${fill} ${text}` : ''));
}
