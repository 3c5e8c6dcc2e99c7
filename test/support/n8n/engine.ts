import './environment';
import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type ExecutionStatus,
	type ICredentialDataDecryptedObject,
	type ICredentialsHelper,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
	type NodeExecutionHint,
} from 'n8n-workflow';
import { SentorSentimentApi } from '../../../credentials/SentorSentimentApi.credentials';
import { SentorSentiment } from '../../../nodes/SentorSentiment/SentorSentiment.node';
import { memoryCredentials } from './credentials';

/*
 * Runs our node in n8n's own engine (n8n-core's WorkflowExecute) in this process: its expressions,
 * item linking, error output, retries, cancelling and HTTP client, without its server and database.
 *
 * Expressions run in n8n's 'legacy' engine, which is what n8n-workflow does unless it is told
 * otherwise. n8n's server defaults to 'vm' (isolated-vm): same results, but each expression takes
 * about 1 ms there. `expression-engine.test.ts` runs the node in that one too.
 */

/** The node's type as n8n knows it once the package is installed. */
export const NODE_TYPE = 'n8n-nodes-sentor-sentiment.sentorSentiment';

/** The workflow: Items (emits the input) -> Sentor -> one node behind each output. */
export interface RunOptions {
	parameters?: INodeParameters;
	items?: INodeExecutionData[];
	/** Undefined: no credential is selected in the node. */
	credential?: ICredentialDataDecryptedObject;
	/** So many reads of the credential fail at first, as those of a database that is too busy. */
	lostReads?: number;
	onError?: INode['onError'];
	/** Other settings of the node, e.g. `retryOnFail`. */
	settings?: Partial<INode>;
	/** An expression that the nodes behind the outputs evaluate for each item, as its field `found`. */
	behind?: string;
	/** n8n starts with our node, as when it is connected to nothing: there are no items. */
	alone?: true;
	/** Called with each line that the node writes to n8n's log. */
	onLog?(line: string): void;
	/** Our node unless a test replaces it. */
	nodeType?: INodeType;
	type?: string;
}

/** What the engine made of a run. */
export interface NodeRun {
	status: ExecutionStatus;
	/** Items of each output of the node; the last is the error output if it has one. */
	outputs: INodeExecutionData[][];
	/** Items that the node behind each output was run with; undefined if it was not run. */
	received: Array<INodeExecutionData[] | undefined>;
	/** What ended the workflow. */
	error?: Error & { description?: string; httpCode?: string; context?: { itemIndex?: number } };
	hints: NodeExecutionHint[];
	/** How often the engine called the node. */
	executions: number;
	/** How often the credential was decrypted. */
	decryptions: number;
	/** All that n8n would store of this run. */
	data: IRun['data'];
}

/** Runs the node to its end. */
export async function runNode(options: RunOptions): Promise<NodeRun> {
	return await startNode(options).finished;
}

/** Starts the node; `cancel` is n8n's Stop button. */
export function startNode(options: RunOptions): { finished: Promise<NodeRun>; cancel(): void } {
	const { nodeType = new SentorSentiment(), type = NODE_TYPE } = options;
	const executions = watch(nodeType, options.onLog);
	const credentials = memoryCredentials(
		new SentorSentimentApi(),
		options.credential ?? {},
		options.lostReads,
	);
	const types = {
		[type]: nodeType,
		'test.items': itemsNode(options.items ?? [{ json: {} }]),
		'test.next': NEXT,
	};
	const start = options.alone ? 'Sentor' : 'Items';
	const running = begin({ ...workflowOf(type, options), types, start }, credentials.helper);
	const finished = running.then((run) => ({
		...resultsOf(run),
		executions: executions(),
		decryptions: credentials.decrypted(),
	}));
	return { finished, cancel: () => running.cancel() };
}

/** A workflow, the types of its nodes by their full names, and the node that it begins with. */
export interface EngineWorkflow {
	nodes: INode[];
	connections: IConnections;
	types: Record<string, INodeType>;
	start: string;
}

/** Lets n8n's engine run a workflow. */
export function begin(
	{ nodes, connections, types, start }: EngineWorkflow,
	credentialsHelper: ICredentialsHelper,
): ReturnType<WorkflowExecute['run']> {
	const nodeTypes = registry(types);
	const settings = { executionOrder: 'v1' } as const;
	const parts = { id: 'workflow', name: 'workflow', nodes, connections, active: false };
	const workflow = new Workflow({ ...parts, nodeTypes, settings });
	const host = hostData(credentialsHelper, parts);
	const engine = new WorkflowExecute(host, 'manual', createRunExecutionData({}));
	const startNode = workflow.getNode(start) as INode;
	if (engine.run.length === 1) return engine.run({ workflow, startNode });
	// Until somewhere between 2.0 and 2.20 the engine took these one by one.
	const run = engine.run.bind(engine) as unknown as (
		workflow: Workflow,
		startNode: INode,
	) => ReturnType<WorkflowExecute['run']>;
	return run(workflow, startNode);
}

/** A node of a workflow. */
export function engineNode(name: string, type: string, extra: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...extra };
}

function workflowOf(
	type: string,
	options: RunOptions,
): Pick<EngineWorkflow, 'nodes' | 'connections'> {
	const { parameters = {}, credential, onError, settings, behind = '' } = options;
	const next = Array.from({ length: MOST_OUTPUTS }, (_, output) => `Next ${output}`);
	return {
		nodes: [
			engineNode('Items', 'test.items'),
			engineNode('Sentor', type, {
				parameters,
				onError,
				...(credential
					? { credentials: { sentorSentimentApi: { id: 'credential', name: 'Sentor' } } }
					: {}),
				...settings,
			}),
			...next.map((name) => engineNode(name, 'test.next', { parameters: { found: behind } })),
		],
		connections: {
			Items: { main: [[{ node: 'Sentor', type: 'main', index: 0 }]] },
			Sentor: { main: next.map((name) => [{ node: name, type: 'main', index: 0 }]) },
		},
	};
}

/** Positive, Neutral, Negative and the error output. */
const MOST_OUTPUTS = 4;

function resultsOf(run: IRun): Omit<NodeRun, 'executions' | 'decryptions'> {
	const { runData, error } = run.data.resultData;
	const last = (name: string): ITaskData | undefined => runData[name]?.at(-1);
	const task = last('Sentor');
	return {
		status: run.status,
		outputs: (task?.data?.main ?? []).map((items) => items ?? []),
		received: Array.from(
			{ length: MOST_OUTPUTS },
			(_, output) => last(`Next ${output}`)?.data?.main?.[0] ?? undefined,
		),
		...(error ? { error: error as unknown as Error } : {}),
		hints: task?.hints ?? [],
		data: run.data,
	};
}

/** Node types by their full names. */
export function registry(types: Record<string, INodeType>): INodeTypes {
	const find = (name: string): INodeType => {
		const type = types[name];
		if (!type) throw new Error(`No node type ${name}`);
		return type;
	};
	return {
		getByName: find,
		getByNameAndVersion: (name) => NodeHelpers.getVersionedNodeType(find(name)),
		getKnownTypes: () => ({}),
	};
}

/** Counts the engine's calls of the node, and listens to what it logs. */
function watch(nodeType: INodeType, onLog?: RunOptions['onLog']): () => number {
	let executions = 0;
	const { execute } = nodeType;
	nodeType.execute = async function watchedExecute(...args) {
		executions += 1;
		const spy = onLog && jest.spyOn(this.logger, 'info').mockImplementation(onLog);
		try {
			return (await execute?.apply(this, args)) ?? [];
		} finally {
			spy?.mockRestore();
		}
	};
	return () => executions;
}

/** A trigger that emits these items. */
export function itemsNode(items: INodeExecutionData[]): INodeType {
	return { description: plain('items', []), execute: async () => [items] };
}

const NEXT: INodeType = {
	description: {
		...plain('next', ['main']),
		properties: [{ displayName: 'Found', name: 'found', type: 'string', default: '' }],
	},
	async execute() {
		const items = this.getInputData();
		if (this.getNode().parameters.found === '') return [items];
		return [
			items.map(({ json }, i) => ({ json: { ...json, found: this.getNodeParameter('found', i) } })),
		] as INodeExecutionData[][];
	},
};

/** Description of a node without parameters. */
export function plain(name: string, inputs: 'main'[]): INodeType['description'] {
	return {
		displayName: name,
		name,
		group: inputs.length === 0 ? ['trigger'] : ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs,
		outputs: ['main'],
		properties: [],
	};
}

/** What n8n's server hands to its engine, as far as a run in memory needs it. */
function hostData(
	credentialsHelper: ICredentialsHelper,
	workflow: object,
): IWorkflowExecuteAdditionalData {
	const url = 'http://127.0.0.1/';
	const hooks = new ExecutionLifecycleHooks('manual', 'execution', workflow as never);
	return {
		credentialsHelper,
		hooks,
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		restApiUrl: url,
		instanceBaseUrl: url,
		webhookBaseUrl: url,
		webhookTestBaseUrl: url,
		webhookWaitingBaseUrl: url,
		formBaseUrl: url,
		formTestBaseUrl: url,
		formWaitingBaseUrl: url,
		variables: {},
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
}
