import type { Credential, Workflow, WorkflowNode } from '../../../harness/n8n/types';
import { SENTOR_CREDENTIAL, SENTOR_NODE } from '../../../harness/n8n/package';

/** One row of input. */
export type Row = Record<string, unknown>;

/** The node under test in a workflow: its parameters, and n8n's own settings of a node. */
export interface SentorSettings {
	parameters?: Record<string, unknown>;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	retryOnFail?: boolean;
	maxTries?: number;
	/** ms */
	waitBetweenTries?: number;
}

/** Name of the manual trigger, and of the node under test. */
export const START = 'Start';
export const SENTOR = 'Sentor Sentiment';

/** A manual trigger, the rows as items, the node. */
export function rowsWorkflow(
	rows: Row[],
	credential: Credential,
	sentor: SentorSettings = {},
): Workflow {
	return chain('Rows', [
		node(START, 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Rows', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify({ rows }) }),
		node('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'rows' }),
		sentorNode(credential, sentor),
	]);
}

/** A webhook that takes `{rows: [...]}` and answers with one object for each item that the node returns. */
export function webhookWorkflow(
	path: string,
	credential: Credential,
	sentor: SentorSettings = {},
): Workflow {
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2, {
		httpMethod: 'POST',
		path,
		responseMode: 'lastNode',
		responseData: 'allEntries',
		options: {},
	});
	return chain(`Webhook ${path}`, [
		{ ...webhook, webhookId: path },
		node('Split', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.rows' }),
		sentorNode(credential, sentor),
	]);
}

function sentorNode(
	credential: Credential,
	{ parameters, ...settings }: SentorSettings,
): WorkflowNode {
	return {
		...node(SENTOR, SENTOR_NODE, 1, {
			operation: 'analyze',
			text: '={{ $json.text }}',
			entities: '={{ $json.entities }}',
			options: {},
			...parameters,
		}),
		...settings,
		credentials: { [SENTOR_CREDENTIAL]: { id: credential.id, name: credential.name } },
	};
}

function node(name: string, type: string, typeVersion: number, parameters: Row): WorkflowNode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

/** Connects each node to the next. */
function chain(name: string, nodes: WorkflowNode[]): Workflow {
	const connections = nodes.slice(1).map((next, index) => {
		const target = { node: next.name, type: 'main', index: 0 };
		return [nodes[index]?.name, { main: [[target]] }];
	});
	return { name, nodes, connections: Object.fromEntries(connections) as Workflow['connections'] };
}
