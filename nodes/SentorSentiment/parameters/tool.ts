import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether an AI agent calls the node. n8n lists such a node as a type of its own, named with `Tool`
 * at the end; its `isToolExecution()` knows only one of the two ways in which agents call tools.
 */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}
