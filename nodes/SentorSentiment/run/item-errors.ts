import { isFailure, type Failure } from '../../../core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ItemFailure } from './failures';
import { without } from './without';

/**
 * The item that stands for a failed input item when the workflow goes on.
 *
 * n8n moves an item to the error output, and lays it over the input item's fields, only if it has
 * no key besides `error`, `message` and `details`, no `error` beside its `json`, and names its input
 * item. It adds no files, so they are here.
 */
export function errorItem(failure: ItemFailure): INodeExecutionData {
	const { index, data } = failure.item;
	return {
		json: failureFields(failure),
		pairedItem: { item: index },
		...(data.binary ? { binary: data.binary } : {}),
	};
}

/**
 * The same for a node that has an error output. n8n before late releases of 2.34 does not know
 * `details`, and moves only what has an `error` beside its `json`. That is hidden here: it is left
 * behind when n8n copies the item, which would else put the bare message in place of its `json`.
 */
export function movedItem(failure: ItemFailure): INodeExecutionData {
	return Object.defineProperty(errorItem(failure), 'error', { value: failure.failure });
}

/** The same where n8n lays nothing over anything: the item has its own fields. */
export function itemWithError(failure: ItemFailure): INodeExecutionData {
	const item = errorItem(failure);
	return { ...item, json: { ...withoutEarlierFailure(failure.item.data.json), ...item.json } };
}

/**
 * Of an input item's fields with these names none is lost. `message` (many tickets have one, and it
 * may be the text itself) stays what it is, and our description goes into `details`. The other two
 * have to be ours, or nobody could tell that the item failed, and why: the item's own are kept in
 * `details.input`.
 */
function failureFields({ failure, item }: ItemFailure): IDataObject {
	const own = withoutEarlierFailure(item.data.json);
	const covered = Object.fromEntries(
		Object.entries(own).filter(([name]) => name === 'error' || name === 'details'),
	);
	const details = {
		...detailsOf(failure),
		...(Object.keys(covered).length === 0 ? {} : { input: covered }),
	};
	return Object.hasOwn(own, 'message')
		? { error: failure.message, details: { ...details, description: failure.description } }
		: { error: failure.message, message: failure.description, details };
}

/**
 * An item's fields without the traces of an earlier failure of this node. An item that was led back
 * from the error output and succeeded now must not go on carrying `error`.
 */
export function withoutEarlierFailure(json: IDataObject): IDataObject {
	const details = earlierDetails(json);
	if (!details) return json;
	const rest = without(json, 'error', 'details');
	if (!Object.hasOwn(details, 'description')) delete rest.message;
	return { ...rest, ...details.input };
}

/** Plain data for routing (`details.code` in a Switch node); absent values are absent keys. */
export function detailsOf({ code, reason, status, requestId, retryAt }: Failure): IDataObject {
	const details = { code, reason, status, requestId, retryAt };
	return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

interface EarlierDetails extends IDataObject {
	/** What the item's own fields were that the failure covers. */
	input?: IDataObject;
}

function earlierDetails({ error, details }: IDataObject): EarlierDetails | undefined {
	if (typeof error !== 'string' || typeof details !== 'object' || details === null)
		return undefined;
	// An error item's details hold a failure's code; its other parts are not needed to tell.
	const isOurs = isFailure({ ...details, message: error, description: '', attempts: 0 });
	return isOurs ? Object.fromEntries(Object.entries(details)) : undefined;
}
