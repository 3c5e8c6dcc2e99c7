import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

/** One operation of the node: a folder with its fields and its code. */
export interface Operation {
	/** Its entry in the list of operations. */
	option: INodePropertyOptions;
	/** When to call it as a tool, with what, and what comes back: for a language model. */
	toolDescription: string;
	/** Its own fields, shown for this operation only. */
	properties: INodeProperties[];
	/**
	 * Works on all input items and gives one array per output. Throws a NodeOperationError or a
	 * NodeApiError, and only when the workflow is to stop on a failed item.
	 */
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}
