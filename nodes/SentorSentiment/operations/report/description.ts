import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { DEFAULT_QUOTES } from '../../../../report';
import { fieldPrefixOption, optionsField } from '../../parameters/fields';
import { TEXT_FIELD } from './read';

export const option: INodePropertyOptions = {
	name: 'Create Report',
	value: 'report',
	description:
		'Make one report of all items that Analyze Sentiment returned: figures, quotes and what changed. Sends nothing.',
	action: 'Create report',
	// An agent hands over words, and the answers of many texts are items.
	displayOptions: { hide: { '@tool': [true] } },
};

export const toolDescription =
	'Make one report of texts whose sentiment is known already: how many are positive and negative, how each entity fares, and what people wrote. Takes nothing of you: it reads the items that come in. Returns the figures, and the report as text.';

/**
 * n8n's editor throws away what was typed into fields that the chosen operation does not show. These
 * have the names of fields of other operations, so that those keep their values.
 */
const notices: INodeProperties[] = [
	{
		displayName:
			'All items become one report. They come from Analyze Sentiment, also by way of a table. Nothing is sent, and no credential is needed.',
		name: 'text',
		type: 'notice',
		default: '',
	},
	{
		displayName:
			'To count what could not be analyzed, too, add the items of the error output with a Merge node.',
		name: 'entities',
		type: 'notice',
		default: '',
	},
];

const textField: INodeProperties = {
	displayName: 'Text Field',
	name: 'textField',
	type: 'string',
	// The name of a field, not its value: so n8n gives that when one is dragged here.
	requiresDataPath: 'single',
	default: TEXT_FIELD,
	placeholder: 'e.g. review',
	description:
		"Name of the field with the customer's text, for quotes, which show it without markup. Left as it is, the field analyzedText goes first where there is one (option Include Analyzed Text of Analyze Sentiment). Without either the report has no quotes.",
	hint: 'Enter the field name as text',
};

const groupBy: INodeProperties = {
	displayName: 'Group By',
	name: 'groupBy',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.channel }}',
	description:
		'What to tell apart, such as the channel, the product or the week: drag the field that holds it from the input on the left. Items without a value count in the whole only. Left empty: no groups.',
};

const granularity: INodeProperties = {
	displayName: 'Return',
	name: 'granularity',
	type: 'options',
	options: [
		{
			name: 'One Item per Entity',
			value: 'entity',
			description: 'Each entity of each group gives one item: rows for a sheet',
		},
		{
			name: 'One Report',
			value: 'report',
			description:
				'One item with all figures, and the report as text, Markdown, HTML and for Slack',
		},
	],
	default: 'report',
	description: 'What one output item stands for',
};

const languageOption: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
		{ name: 'German', value: 'de' },
	],
	default: 'en',
	description:
		"Language of the report's own words and numbers. What customers wrote stays as it is.",
};

const previousOption: INodeProperties = {
	displayName: 'Previous Report',
	name: 'previous',
	type: 'json',
	default: '',
	placeholder: "e.g. {{ $('Last report').first()?.json.report }}",
	description:
		'An earlier report, as this operation returned it or as its JSON: the new one tells what changed. Left empty, as on the first day: it tells no change.',
};

const quotesOption: INodeProperties = {
	displayName: 'Quotes per Entity',
	name: 'quotes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: DEFAULT_QUOTES,
	description: 'How many texts to quote for each entity at most, the strongest first. 0 for none.',
};

const titleOption: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reviews of this week',
	description: 'What stands above the report. Left empty: Customer sentiment, in its language.',
};

export const properties = updateDisplayOptions({ show: { operation: ['report'] } }, [
	...notices,
	textField,
	groupBy,
	granularity,
	optionsField([
		{
			...fieldPrefixOption,
			description:
				"What the names of the result fields begin with: the same as in Analyze Sentiment's option Field Prefix",
		},
		languageOption,
		previousOption,
		quotesOption,
		titleOption,
	]),
]);
