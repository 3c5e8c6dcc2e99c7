import { updateDisplayOptions, type INodePropertyOptions } from 'n8n-workflow';
import { optionsField, timeoutOption } from '../../parameters/fields';

export const option: INodePropertyOptions = {
	name: 'Check Health',
	value: 'checkHealth',
	description: 'Find out whether Sentor can be reached and works, once for all items',
	action: 'Check health of service',
};

export const toolDescription =
	'Find out whether the sentiment service Sentor works. Takes nothing. Returns healthy, degraded or unhealthy, with what that means and how long the answer took.';

export const properties = updateDisplayOptions({ show: { operation: ['checkHealth'] } }, [
	optionsField([
		{
			...timeoutOption,
			default: 10,
			typeOptions: { minValue: 1, maxValue: 10 },
			description: `${timeoutOption.description}, at most 10`,
		},
	]),
]);
