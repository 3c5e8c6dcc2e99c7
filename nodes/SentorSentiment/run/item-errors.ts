import { isFailure, type Failure } from '../../../core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ItemFailure } from './failures';
import { without } from './without';

/**
 * The item that stands for a failed input item when the workflow goes on.
 *
 * n8n moves an item to the error output, and lays it over the input item's fields, only if it has
 * no key besides `error`, `message` and `details`, no `error` beside its `json`, and names its input
 * item. An input field called `message` (many tickets have one) would be lost that way, so our
 * description then goes into `details`.
 */
export function errorItem(
	{ failure, itemIndex }: ItemFailure,
	input: INodeExecutionData,
): INodeExecutionData {
	const keepsMessage = Object.hasOwn(withoutEarlierFailure(input.json), 'message');
	const details = detailsOf(failure);
	return {
		json: keepsMessage
			? { error: failure.message, details: { ...details, description: failure.description } }
			: { error: failure.message, message: failure.description, details },
		pairedItem: { item: itemIndex },
	};
}

/**
 * An item's fields without the traces of an earlier failure of this node. An item that was led back
 * from the error output and succeeded now must not go on carrying `error`.
 */
export function withoutEarlierFailure(json: IDataObject): IDataObject {
	if (!isEarlierFailure(json)) return json;
	const isMessageOurs = !Object.hasOwn(json.details as IDataObject, 'description');
	return without(json, 'error', 'details', ...(isMessageOurs ? ['message'] : []));
}

/** Plain data for routing (`details.code` in a Switch node); absent values are absent keys. */
export function detailsOf({ code, reason, status, requestId, retryAt }: Failure): IDataObject {
	const details = { code, reason, status, requestId, retryAt };
	return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

function isEarlierFailure({ error, details }: IDataObject): boolean {
	if (typeof error !== 'string' || typeof details !== 'object' || details === null) return false;
	// An error item's details hold a failure's code; its other parts are not needed to tell.
	return isFailure({ ...details, message: error, description: '', attempts: 0 });
}
