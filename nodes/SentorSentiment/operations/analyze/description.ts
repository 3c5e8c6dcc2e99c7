import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import {
	cleanUpOption,
	documentIdOption,
	entitiesField,
	fieldPrefixOption,
	includeInputFieldsOption,
	languageField,
	optionsField,
	skipEmptyOption,
	textField,
} from '../../parameters/fields';
import { analysisLimitOptions } from '../../parameters/limit-options';

export const option: INodePropertyOptions = {
	name: 'Analyze Sentiment',
	value: 'analyze',
	description:
		'Find out whether texts are positive, neutral or negative, and how each entity in them fares',
	action: 'Analyze sentiment of text and of each entity in it',
};

export const toolDescription =
	'Tell how people feel in a text: positive, neutral or negative, with a confidence, for the whole text and for each entity in it. Give the words of the customer, unchanged, and a comma-separated list of the entities (products, features, people, brands) that the text speaks about. The answer says for each entity how it fares, and has a one-line summary. Where there is none, it says what happened and what to do about it.';

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
	// A model has no use for the API's own object.
	displayOptions: { show: { granularity: ['document'] }, hide: { '@tool': [true] } },
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const includeAnalyzedTextOption: INodeProperties = {
	displayName: 'Include Analyzed Text',
	name: 'includeAnalyzedText',
	type: 'boolean',
	default: false,
	description:
		'Whether to return analyzedText as well: the text as it was sent, after the option Clean Up Text',
};

const includeUnmentionedOption: INodeProperties = {
	displayName: 'Include Unmentioned Entities',
	name: 'includeUnmentioned',
	type: 'boolean',
	default: false,
	displayOptions: { show: { '/granularity': ['entity'] } },
	description:
		'Whether to return a row for entities that the text does not speak of, too. Their sentiment is neutral and their field mentioned is false.',
};

const includeEntityListOption: INodeProperties = {
	displayName: 'Include Entity List',
	name: 'includeEntityList',
	type: 'boolean',
	default: false,
	description:
		'Whether to return entitySentiments as well, a list with the sentiment and score of each entity. In tables and spreadsheets a list makes a tall cell or many columns.',
};

export const properties = updateDisplayOptions({ show: { operation: ['analyze'] } }, [
	textField,
	entitiesField,
	languageField,
	splitBySentiment,
	granularity,
	simplify,
	optionsField([
		cleanUpOption,
		documentIdOption,
		fieldPrefixOption,
		includeAnalyzedTextOption,
		includeEntityListOption,
		includeInputFieldsOption,
		includeUnmentionedOption,
		skipEmptyOption,
		...analysisLimitOptions,
	]),
]);
