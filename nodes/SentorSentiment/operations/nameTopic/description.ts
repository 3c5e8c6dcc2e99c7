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
	required: true,
	default: '={{ $json.documents }}',
	placeholder: 'e.g. ["The parcel came late", "Two weeks for a letter"]',
	description:
		'The texts that have the topic in common: a list of texts, or the documents of an item that Cluster Documents returned',
};

const clusterId: INodeProperties = {
	displayName: 'Cluster ID',
	name: 'clusterId',
	type: 'string',
	default: '={{ $json.clusterId }}',
	placeholder: 'e.g. 3',
	description:
		'ID of the cluster. Without one it is 0. Nothing is sent for -1, which stands for the outliers.',
};

const topWords: INodeProperties = {
	displayName: 'Top Words',
	name: 'topWords',
	type: 'string',
	default: '={{ $json.topWords }}',
	placeholder: 'e.g. parcel, late, weeks',
	description: 'The most telling words of the texts, separated by commas. May stay empty.',
};

const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: '={{ $json.language }}',
	placeholder: 'e.g. en',
	description: 'Language of the texts: en for English (also when it is empty) or nl for Dutch',
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
