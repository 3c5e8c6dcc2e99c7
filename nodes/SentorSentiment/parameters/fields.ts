import type { INodeProperties } from 'n8n-workflow';

/*
 * Fields that several operations have. The same name, words and default everywhere, so that what a
 * user typed stays when the operation is changed.
 */

/**
 * Empty, with no expression for a default: a field that is dragged onto one lands in the middle of it.
 */
export const textField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 2 },
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.review }}',
	description:
		'The text to analyze, such as a review, a ticket or an answer in a survey: drag the field that holds it from the input on the left',
};

export const entitiesField: INodeProperties = {
	displayName: 'Entities',
	name: 'entities',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. delivery, support, price',
	description:
		'What the text may speak about (products, features, people, brands), separated by commas. Each gets a sentiment of its own. Several words for one thing: delivery = shipping, courier (one such group a line). An expression may give a list, also a different one for each item.',
};

export const languageField: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Automatic', value: 'auto' },
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
	],
	default: 'auto',
	description:
		'Language of the text. Automatic tells Dutch from English, text by text. An expression that gives auto, en or nl may choose it for each item.',
};

export const cleanUpOption: INodeProperties = {
	displayName: 'Clean Up Text',
	name: 'cleanUp',
	type: 'options',
	options: [
		{
			name: 'Off',
			value: 'off',
			description: 'The text is analyzed as it is',
		},
		{
			name: 'Web Pages',
			value: 'html',
			description: 'Markup (HTML) becomes plain text, where there is any',
		},
		{
			name: 'Web Pages and Mails',
			value: 'mail',
			description: 'Also without quoted replies, forwarded mails, signatures and disclaimers',
		},
	],
	default: 'html',
	description:
		'What to take off a text before it is analyzed. The text in the input item stays as it is.',
};

export const documentIdOption: INodeProperties = {
	displayName: 'Document ID',
	name: 'documentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.ticketId }}',
	description:
		'Your own ID of the text, returned as documentId. It may be missing or repeat: answers are matched without it, and it is not sent to Sentor.',
};

export const fieldPrefixOption: INodeProperties = {
	displayName: 'Field Prefix',
	name: 'fieldPrefix',
	type: 'string',
	default: '',
	placeholder: 'e.g. sentor_',
	description:
		'Text to put before the name of each result field, so that it replaces no field of the input item',
};

export const includeInputFieldsOption: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the fields and files of the input item as well. Where a result field has the same name, the result wins; the option Field Prefix keeps both. An AI agent gets the results alone unless this is added.',
};

export const skipEmptyOption: INodeProperties = {
	displayName: 'Leave Out Empty Texts',
	name: 'skipEmpty',
	type: 'boolean',
	default: false,
	description:
		'Whether to let items without a text pass through, with empty result fields, instead of having them count as failed',
};

/** The collection of an operation's options, which have to be in the order of their names. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
