import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
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

/** Written for a language model that has to decide when to call the tool and with what. */
const TOOL_DESCRIPTION =
	'Analyze the sentiment of a text with Sentor. Takes the text and a comma-separated list of the entities (products, features, people, brands) that it may speak about. Returns positive, neutral or negative with a confidence, for the whole text and for each entity, and a one-line summary.';

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
		// Without a Resource selector, this is what n8n tells an agent of the tool, not the action text.
		usableAsTool: { replacements: { description: TOOL_DESCRIPTION } },
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
