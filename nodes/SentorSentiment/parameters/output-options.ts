import type { IExecuteFunctions } from 'n8n-workflow';
import { isTrue, type Values } from './read';
import { isTool } from './tool';

/** What an output item holds beside the answer, and how the answer's fields are called. */
export interface OutputOptions {
	includeInputFields: boolean;
	/** Put before the name of each result field, so that none covers an input field. */
	fieldPrefix: string;
}

/** The parameters of {@link OutputOptions}, with their values where a workflow leaves them out. */
export function outputFallbacks(context: IExecuteFunctions) {
	return {
		// An agent knows what it asked, and what else lies in the item is not meant for its model.
		'options.includeInputFields': !isTool(context),
		'options.fieldPrefix': '',
	};
}

/** Reads them for one item. */
export function readOutputOptions(
	value: Values<keyof ReturnType<typeof outputFallbacks>>,
): OutputOptions {
	const prefix = value('options.fieldPrefix');
	return {
		includeInputFields: isTrue(value('options.includeInputFields')),
		fieldPrefix: typeof prefix === 'string' || typeof prefix === 'number' ? String(prefix) : '',
	};
}
