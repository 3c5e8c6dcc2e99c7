import { updateDisplayOptions, type INodePropertyOptions } from 'n8n-workflow';
import {
	cleanUpOption,
	entitiesField,
	languageField,
	optionsField,
	skipEmptyOption,
	textField,
} from '../../parameters/fields';
import { analysisLimitOptions } from '../../parameters/limit-options';

export const option: INodePropertyOptions = {
	name: 'Estimate Cost',
	value: 'estimate',
	description:
		'Find out beforehand how many requests and how much time Analyze Sentiment would take for these items, and what the plan has left. Sends nothing.',
	action: 'Estimate cost of analysis',
	// An agent hands over one text, and that is one request.
	displayOptions: { hide: { '@tool': [true] } },
};

export const toolDescription =
	'Tell how many requests and seconds the analysis of the texts that come in would take. Takes the same as the analysis; sends nothing.';

export const properties = updateDisplayOptions({ show: { operation: ['estimate'] } }, [
	textField,
	entitiesField,
	languageField,
	optionsField([cleanUpOption, skipEmptyOption, ...analysisLimitOptions]),
]);
