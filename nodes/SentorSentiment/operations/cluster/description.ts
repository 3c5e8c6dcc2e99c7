import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import {
	cleanUpOption,
	documentIdOption,
	fieldPrefixOption,
	includeInputFieldsOption,
	languageField,
	optionsField,
	skipEmptyOption,
	textField,
} from '../../parameters/fields';
import {
	maxWaitOption,
	requestsPerMinuteOption,
	timeoutOption,
} from '../../parameters/limit-options';

export const option: INodePropertyOptions = {
	name: 'Cluster Documents',
	value: 'cluster',
	description: 'Find the topics that texts have in common: all items are compared with each other',
	action: 'Cluster documents by topic',
};

export const toolDescription =
	'Sort at least five texts into the topics that they have in common. Returns one entry per topic, with its most telling words and its texts.';

const entities: INodeProperties = {
	displayName: 'Entities',
	name: 'entities',
	type: 'string',
	default: '',
	placeholder: 'e.g. delivery, support, price',
	description:
		'What the texts may speak about, separated by commas. May stay empty. An expression may give a different list for each item.',
};

const numberOfClusters: INodeProperties = {
	displayName: 'Number of Clusters',
	name: 'numberOfClusters',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'How many clusters to make. 0 leaves it to Sentor.',
};

const nameTopics: INodeProperties = {
	displayName: 'Name Topics',
	name: 'nameTopics',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask for a name of each cluster, such as Late Deliveries: one more request per cluster. The outliers, which have no topic in common, get none.',
};

const granularity: INodeProperties = {
	displayName: 'Return',
	name: 'granularity',
	type: 'options',
	options: [
		{
			name: 'One Item per Cluster',
			value: 'cluster',
			description: 'Each cluster gives one item, with its texts in a list',
		},
		{
			name: 'One Item per Document',
			value: 'document',
			description: 'Each text gives one item that says which cluster it is in',
		},
	],
	default: 'cluster',
	description: 'What one output item stands for',
};

/** Options that make no sense where an output item stands for many input items. */
const perDocument = { displayOptions: { show: { '/granularity': ['document'] } } };

export const properties = updateDisplayOptions({ show: { operation: ['cluster'] } }, [
	{
		...textField,
		description: `${textField.description}. At least five texts are needed, and all of a language go to Sentor in one request.`,
	},
	entities,
	languageField,
	numberOfClusters,
	nameTopics,
	granularity,
	optionsField([
		cleanUpOption,
		documentIdOption,
		{ ...fieldPrefixOption, ...perDocument },
		{ ...includeInputFieldsOption, ...perDocument },
		skipEmptyOption,
		maxWaitOption,
		requestsPerMinuteOption,
		{
			...timeoutOption,
			description: `${timeoutOption.description}. Clustering many texts takes long.`,
		},
	]),
]);
