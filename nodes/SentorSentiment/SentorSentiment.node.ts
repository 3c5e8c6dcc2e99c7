import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
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
		description:
			'Tell whether texts are positive, neutral or negative, overall and for each entity they speak about',
		defaults: { name: 'Sentor Sentiment' },
		builderHint: {
			searchHint:
				'Sentiment of reviews, tickets and feedback with the Sentor API, overall and per entity. Works on all items at once: no loop and no wait node needed. With Split by Sentiment its outputs are Positive (0), Neutral (1) and Negative (2).',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		usableAsTool: true,
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
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
		if (operation) return await operation.execute(this);
		throw new NodeOperationError(
			this.getNode(),
			`The operation '${String(name)}' is unknown to this version of the node`,
			{
				description: 'Choose another operation, or update the package n8n-nodes-sentor-sentiment.',
			},
		);
	}
}
