import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

export const option: INodePropertyOptions = {
	name: 'Analyze Sentiment',
	value: 'analyze',
	description:
		'Find out whether texts are positive, neutral or negative, and how each entity in them fares',
	action: 'Analyze sentiment of text and of each entity in it',
};

const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 2 },
	required: true,
	default: '={{ $json.text }}',
	placeholder: 'e.g. The delivery was quick, but nobody at support called back',
	description: 'The text to analyze, such as a review, a ticket or an answer in a survey',
};

const entities: INodeProperties = {
	displayName: 'Entities',
	name: 'entities',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. delivery, support, price',
	description:
		'What the text may speak about (products, features, people, brands), separated by commas. Each gets a sentiment of its own. An expression may give a list, also a different one for each item.',
};

const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
	],
	default: 'en',
	description:
		'Language of the text. An expression that gives en or nl may choose it for each item.',
};

const splitBySentiment: INodeProperties = {
	displayName: 'Split by Sentiment',
	name: 'splitBySentiment',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	// An agent is handed the first output only.
	displayOptions: { hide: { '@tool': [true] } },
	description:
		'Whether to send items to one of three outputs (Positive, Neutral, Negative) instead of a single one. Items that could not be analyzed go to the error output if On Error is set so, otherwise to Neutral.',
};

const granularity: INodeProperties = {
	displayName: 'Return',
	name: 'granularity',
	type: 'options',
	options: [
		{
			name: 'One Item per Document',
			value: 'document',
			description: 'Each text gives one item, with its sentiment and that of its entities',
		},
		{
			name: 'One Item per Entity',
			value: 'entity',
			description: 'Each entity of each text gives one item: rows for a pivot table',
		},
		{
			name: 'One Item per Sentence',
			value: 'sentence',
			description: 'Each sentence of each text gives one item',
		},
	],
	default: 'document',
	description: 'What one output item stands for',
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	displayOptions: { show: { granularity: ['document'] } },
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Document ID',
			name: 'documentId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.ticketId }}',
			description:
				'Your own ID of the text, returned as documentId. It may be missing or repeat: answers are matched without it, and it is not sent to Sentor.',
		},
		{
			displayName: 'Field Prefix',
			name: 'fieldPrefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. sentor_',
			description:
				'Text to put before the name of each result field, so that it replaces no field of the input item',
		},
		{
			displayName: 'Include Input Fields',
			name: 'includeInputFields',
			type: 'boolean',
			default: true,
			description:
				'Whether to return the fields and files of the input item as well. Where a result field has the same name, the result wins; the option Field Prefix keeps both. An AI agent gets the results alone unless this is added.',
		},
		{
			displayName: 'Max Characters per Request',
			name: 'maxCharsPerRequest',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				"Most characters of text in one request. 0 leaves it to the node, which learns from the service's speed. Sentor's Free plan takes 1000.",
		},
		{
			displayName: 'Max Items per Request',
			name: 'maxDocsPerRequest',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description:
				'Most items in one request. Plans count requests, so more items in each cost less of the quota.',
		},
		{
			displayName: 'Max Wait (Seconds)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 600,
			description:
				"Longest wait for the plan's rate limit. If it opens later than that, the run ends: finished items are kept, the rest count as failed with the time to try again.",
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Pace of your own, e.g. to share a plan with other programs. 0 means as fast as the plan allows.',
		},
		{
			displayName: 'Reuse Answers (Minutes)',
			name: 'reuseAnswers',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'How long an answer is used again for the same text, entities and language, without a request. 0 means never. Answers stay in memory, per API key, never on disk.',
		},
		{
			displayName: 'Timeout (Seconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 120,
			description:
				'How long to wait for the answer to one request. A request that takes longer is repeated in smaller parts.',
		},
	],
};

export const properties = updateDisplayOptions({ show: { operation: ['analyze'] } }, [
	text,
	entities,
	language,
	splitBySentiment,
	granularity,
	simplify,
	options,
]);
