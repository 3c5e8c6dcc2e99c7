import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../../harness/node24';
import type { FlowNode } from '../../harness/node-red/admin';

const EXAMPLES = path.join(repository, 'node-red/examples');

/** How an example is set up. */
export interface FlowSetup {
	/** Address of the service. */
	baseUrl: string;
	apiKey: string;
	/** The flow's environment variables, in place of those it has. */
	env: Record<string, string>;
	/** How long a text that was answered is not asked about again, minutes. @default 0 */
	reuse?: number;
}

/** An example flow as the package ships it, with an address, a key and the files' places. */
export async function exampleFlow(example: string, setup: FlowSetup): Promise<FlowNode[]> {
	const text = await readFile(path.join(EXAMPLES, `${example}.json`), 'utf8');
	return (JSON.parse(text) as FlowNode[]).map((node) => prepare(node, setup));
}

/** Several flows as one: what they share, the connection, is there once. */
export function together(...flows: FlowNode[][]): FlowNode[] {
	return [...new Map(flows.flat().map((node) => [node.id, node])).values()];
}

function prepare(node: FlowNode, { baseUrl, apiKey, env, reuse = 0 }: FlowSetup): FlowNode {
	if (node.type === 'sentor-api') {
		return { ...node, baseUrl, reuseAnswers: String(reuse), credentials: { apiKey } };
	}
	if (node.type !== 'tab') return node;
	const entries = node.env as Array<{ name: string; value: string }>;
	return {
		...node,
		env: entries.map((entry) => ({ ...entry, value: env[entry.name] ?? entry.value })),
	};
}
