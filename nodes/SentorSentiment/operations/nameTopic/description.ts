import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { fieldPrefixOption, includeInputFieldsOption, optionsField } from '../../parameters/fields';
import {
	maxWaitOption,
	requestsPerMinuteOption,
	timeoutOption,
} from '../../parameters/limit-options';

export const option: INodePropertyOptions = {
	name: 'Name Topic',
	value: 'nameTopic',
	description: 'Give a cluster of texts a name of three to five words',
	action: 'Name topic of cluster',
};

export const toolDescription =
	'Name the topic that several texts have in common, in three to five words. Give the texts as a JSON list. Returns the name.';

const documents: INodeProperties = {
	displayName: 'Documents',
	name: 'documents',
	type: 'json',
	default: '',
	placeholder: 'e.g. ["The parcel came late", "Two weeks for a letter"]',
	description:
		'The texts that have the topic in common, as a list. Left empty: the documents of the item, as Cluster Documents returns them.',
};

const clusterId: INodeProperties = {
	displayName: 'Cluster ID',
	name: 'clusterId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3',
	description:
		'ID of the cluster. Left empty: that of the item, or 0. Nothing is sent for -1, which stands for the outliers.',
};

const topWords: INodeProperties = {
	displayName: 'Top Words',
	name: 'topWords',
	type: 'string',
	default: '',
	placeholder: 'e.g. parcel, late, weeks',
	description:
		'The most telling words of the texts, separated by commas. Left empty: those of the item, if it has any.',
};

const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: '',
	placeholder: 'e.g. en',
	description:
		'Language of the texts: en for English or nl for Dutch. Left empty: that of the item, or English.',
};

const entitiesToLeaveOutOption: INodeProperties = {
	displayName: 'Entities to Leave Out of the Name',
	name: 'entitiesToLeaveOut',
	type: 'string',
	default: '',
	placeholder: 'e.g. Sentor, NIKX',
	description:
		"Names that the topic's name should not use, separated by commas. Sentor's own pages disagree on what it does with them, so leave it empty if in doubt.",
};

export const properties = updateDisplayOptions({ show: { operation: ['nameTopic'] } }, [
	documents,
	clusterId,
	topWords,
	language,
	optionsField([
		entitiesToLeaveOutOption,
		fieldPrefixOption,
		includeInputFieldsOption,
		maxWaitOption,
		requestsPerMinuteOption,
		timeoutOption,
	]),
]);
