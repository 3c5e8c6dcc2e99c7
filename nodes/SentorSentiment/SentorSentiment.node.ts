import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { operations } from './operations';
import { CREDENTIAL_TYPE } from './transport';

/** Evaluated in n8n's editor and engine alike, so it refers to nothing but the node's parameters. */
const OUTPUTS = `={{
	$parameter["operation"] === "analyze" && $parameter["splitBySentiment"] === true
		? ["Positive", "Neutral", "Negative"].map((displayName) => ({ type: "main", displayName }))
		: [{ type: "main" }]
}}`;

/**
 * What an agent's model is told of the tool. n8n's own field for it, which this replaces, falls back
 * to the node's description, written for people.
 */
const toolDescriptions = operations.map(
	({ option, toolDescription }): INodeProperties => ({
		displayName: 'Tool Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: toolDescription,
		displayOptions: { show: { '@tool': [true], operation: [option.value] } },
		description:
			'What the AI model is told of this tool: when to call it, with what, and what comes back',
	}),
);

/**
 * n8n adds it to the operations of every node whose credential can sign requests, with a note that
 * leads to an HTTP Request node, which must not use this credential.
 */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

const INSTEAD_OF_CUSTOM_API_CALL =
	"Use an HTTP Request node with a credential of the type Header Auth, named x-api-key, that holds your Sentor key. This node's credential is for this node only, so that nobody can send the key elsewhere.";

function unknownOperation(node: INode, name: string): NodeOperationError {
	if (name === CUSTOM_API_CALL) {
		return new NodeOperationError(node, 'Custom API Call is made by another node', {
			description: INSTEAD_OF_CUSTOM_API_CALL,
		});
	}
	return new NodeOperationError(node, `This version of the node has no operation '${name}'`, {
		description: 'Choose another operation, or update the package n8n-nodes-sentor-sentiment.',
	});
}

/** Description of the node, and the way to its operations: see `operations/`. */
export class SentorSentiment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sentor Sentiment',
		name: 'sentorSentiment',
		icon: { light: 'file:sentorSentiment.svg', dark: 'file:sentorSentiment.dark.svg' },
		group: ['transform'],
		version: 1,
		// `nameTopic` reads "Name Topic".
		subtitle:
			'={{ $parameter["operation"].replace(/[A-Z]/g, " $&").replace(/^./, (first) => first.toUpperCase()) }}',
		description: 'Analyze the sentiment of texts and entities',
		defaults: { name: 'Sentor Sentiment' },
		builderHint: {
			searchHint:
				'Sentiment of reviews, tickets and feedback with the Sentor API, overall and per entity. Works on all items at once: no loop and no wait node needed. With Split by Sentiment its outputs are Positive (0), Neutral (1) and Negative (2).',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		usableAsTool: true,
		credentials: [
			{
				name: CREDENTIAL_TYPE,
				required: true,
				// Not 'show' for the others: a workflow may leave out an operation that is the default.
				displayOptions: { hide: { operation: ['report'] } },
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: operations.map(({ option }) => option),
				default: 'analyze',
			},
			...toolDescriptions,
			...operations.flatMap(({ properties }) => properties),
		],
	};

	/** All items at once, so that the service is asked as seldom as possible. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0, 'analyze');
		const operation = operations.find(({ option }) => option.value === name);
		if (operation) return await operation.run(this);
		throw unknownOperation(this.getNode(), String(name));
	}
}
