import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { optionsField } from '../../parameters/fields';
import { timeoutOption } from '../../parameters/limit-options';

export const option: INodePropertyOptions = {
	name: 'Check Health',
	value: 'checkHealth',
	description: 'Find out whether Sentor can be reached and works, once for all items',
	action: 'Check health of service',
};

export const toolDescription =
	'Find out whether the sentiment service Sentor works. Takes nothing. Returns healthy, degraded or unhealthy, with what that means and how long the answer took.';

/**
 * n8n's editor throws away what was typed into fields that the chosen operation does not show. These
 * have the names of fields of other operations, so that those keep their values.
 */
const notices: INodeProperties[] = [
	{
		displayName: 'Sentor is asked once, however many items come in.',
		name: 'text',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Neither texts nor entities are sent. What you typed for another operation stays.',
		name: 'entities',
		type: 'notice',
		default: '',
	},
];

export const properties = updateDisplayOptions({ show: { operation: ['checkHealth'] } }, [
	...notices,
	optionsField([
		{
			...timeoutOption,
			default: 10,
			typeOptions: { minValue: 1, maxValue: 10 },
			description: `${timeoutOption.description}, at most 10`,
		},
	]),
]);
