import type { IExecuteFunctions } from 'n8n-workflow';
import type { Frame } from '../run/outputs';
import { isTrue, type Values } from './read';
import { isTool } from './tool';

/** The options of a {@link Frame}, with their values where a workflow leaves them out. */
export function frameFallbacks(context: IExecuteFunctions) {
	return {
		// An agent knows what it asked, and what else lies in the item is not meant for its model.
		'options.includeInputFields': !isTool(context),
		'options.fieldPrefix': '',
	};
}

/** Reads what of an output item is not the answer. */
export function readFrame(value: Values<keyof ReturnType<typeof frameFallbacks>>): Frame {
	const prefix = value('options.fieldPrefix');
	return {
		includeInputFields: isTrue(value('options.includeInputFields')),
		fieldPrefix: typeof prefix === 'string' || typeof prefix === 'number' ? String(prefix) : '',
	};
}
