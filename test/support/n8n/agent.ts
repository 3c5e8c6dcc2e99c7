import { begin, engineNode, itemsNode, NODE_TYPE, plain } from './engine';
import {
	NodeConnectionTypes,
	type EngineResponse,
	type IConnections,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import { SentorSentimentApi } from '../../../credentials/SentorSentimentApi.credentials';
import { SentorSentiment } from '../../../nodes/SentorSentiment/SentorSentiment.node';
import { memoryCredentials } from './credentials';

/** How n8n's agents call a node that is their tool: older ones directly, newer ones by the engine. */
export type AgentKind = 'direct' | 'by the engine';

/** One tool call of an agent. */
export interface ToolCall {
	kind: AgentKind;
	/** Parameters of our node, with `$fromAI` where the agent fills in. */
	parameters: INodeParameters;
	/** What the agent's model filled in. */
	input: IDataObject;
	credential: ICredentialDataDecryptedObject;
	/** An n8n that cannot hide a parameter from tools, so that the split may be on. */
	isOldN8n?: boolean;
}

/**
 * Lets an agent call our node as a tool, in n8n's engine: what the agent is handed, or the error
 * that it gets instead.
 */
export async function callAsTool({
	kind,
	parameters,
	input,
	credential,
	isOldN8n,
}: ToolCall): Promise<unknown> {
	const answers: unknown[] = [];
	const agent = kind === 'direct' ? directAgent(input, answers) : engineAgent(input, answers);
	const nodes = [
		engineNode('Items', 'test.items'),
		engineNode('Agent', 'test.agent'),
		engineNode('Sentor', `${NODE_TYPE}Tool`, {
			parameters,
			credentials: { sentorSentimentApi: { id: 'c', name: 'c' } },
		}),
	];
	const connections: IConnections = {
		Items: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
		Sentor: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
	};
	const types = {
		'test.items': itemsNode([{ json: { chatInput: 'private words of the chat' } }]),
		'test.agent': agent,
		[`${NODE_TYPE}Tool`]: toolVariant(isOldN8n),
	};
	const { helper } = memoryCredentials(new SentorSentimentApi(), credential);
	const run = await begin({ nodes, connections, types, start: 'Items' }, helper);
	return answers[0] ?? run.data.resultData.error;
}

/** What n8n makes of a node that is `usableAsTool` (its ai-tools, `convertNodeToAiTool`). */
export function toolVariant(isOldN8n = false): INodeType {
	const nodeType = new SentorSentiment();
	if (isOldN8n) {
		// A copy: all instances of the node share their properties.
		nodeType.description.properties = structuredClone(nodeType.description.properties);
		for (const { displayOptions } of nodeType.description.properties) delete displayOptions?.hide;
	}
	nodeType.description.name += 'Tool';
	nodeType.description.inputs = [];
	nodeType.description.outputs = [NodeConnectionTypes.AiTool];
	return nodeType;
}

function directAgent(input: IDataObject, answers: unknown[]): INodeType {
	return {
		description: AGENT,
		async execute() {
			const [tool] = (await this.getInputConnectionData('ai_tool', 0)) as Array<{
				invoke(input: object): Promise<string>;
			}>;
			const answer = await tool?.invoke(input).catch((error: unknown) => error);
			answers.push(typeof answer === 'string' ? JSON.parse(answer) : answer);
			return [[]];
		},
	};
}

function engineAgent(input: IDataObject, answers: unknown[]): INodeType {
	return {
		description: AGENT,
		async execute(response?: EngineResponse) {
			const [done] = response?.actionResponses ?? [];
			if (done) {
				answers.push(done.data.error ?? done.data.data?.ai_tool?.[0]?.map(({ json }) => json));
				return [[]];
			}
			const action = {
				actionType: 'ExecutionNodeAction' as const,
				nodeName: 'Sentor',
				type: 'ai_tool' as const,
				id: 'call',
				input,
				metadata: {},
			};
			return { actions: [action], metadata: {} };
		},
	};
}

const AGENT: INodeType['description'] = {
	...plain('agent', ['main']),
	inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
};
