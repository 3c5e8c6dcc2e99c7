import {
	NodeApiError,
	NodeOperationError,
	type Failure as HostFailure,
	type IExecuteFunctions,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import type { Failure, FailureCode } from '../../../core';
import { isTool } from '../parameters/tool';
import { mostTelling, type ItemFailure } from './failures';
import { amount, count } from './hints';

/** Codes that only an answer, or the lack of one, leads to: these are the API's, the rest is ours. */
const API_CODES: ReadonlySet<FailureCode> = new Set<FailureCode>([
	'auth',
	'quota',
	'rejected',
	'too_slow',
	'unavailable',
	'missing_result',
]);

/** How far a run came. */
export interface Tally {
	/** Items that have a result, and those that would have got one if the run had gone on. */
	answered: number;
	waiting: number;
	/** All of them. */
	items: number;
}

/**
 * Ends the node with one error, unless there is no failure or the workflow goes on in spite of it.
 *
 * The failure that concerns the whole run is shown if there is one, else the first item's. The
 * engine drops all results then, so the description says how to keep them.
 */
export function stopOnFailure(
	context: IExecuteFunctions,
	failures: ItemFailure[],
	tally: Tally,
): void {
	const shown = mostTelling(failures);
	// An agent's model gets little or nothing of an error, and a whole answer of an item.
	if (!shown || context.continueOnFail() || isTool(context)) return;
	throw toNodeError(context.getNode(), shown, adviceToContinue(shown, tally));
}

function toNodeError(
	node: INode,
	{ failure, item, concernsAll, thrown }: ItemFailure,
	advice: string,
): Error {
	if (thrown && hasContext(thrown)) {
		// n8n's editor explains its own expression errors better than words of ours could.
		thrown.context.itemIndex ??= item.index;
		return thrown;
	}
	const { message } = failure;
	const description = `${failure.description}${advice}`;
	// The editor adds the item's index to the message by itself.
	const itemIndex = concernsAll ? undefined : item.index;
	const options = { message, description, itemIndex, ...causeOf(failure) };
	const error = isOfApi(failure)
		? new NodeApiError(node, serverWords(failure), {
				...options,
				httpCode: failure.status?.toString(),
			})
		: new NodeOperationError(node, message, options);
	// Both classes replace a message in which they find a network code, such as ECONNREFUSED.
	error.message = message;
	error.description = description;
	return error;
}

function hasContext(error: Error): error is Error & { context: { itemIndex?: number } } {
	return 'context' in error && typeof error.context === 'object' && error.context !== null;
}

function isOfApi({ code, status }: Failure): boolean {
	return API_CODES.has(code) || status !== undefined;
}

/**
 * What the editor shows as the service's own details: plain, already free of secrets. Not `code`:
 * n8n would take it for the HTTP status.
 */
function serverWords({ reason, requestId, retryAt }: Failure): JsonObject {
	return {
		...(reason === undefined ? {} : { reason }),
		...(requestId === undefined ? {} : { requestId }),
		...(retryAt === undefined ? {} : { retryAt }),
	};
}

/** n8n's own words for why a node gave up (n8n-workflow 2.37 and newer; older ones ignore them). */
function causeOf({ code, retryAt }: Failure): { failure?: HostFailure } {
	switch (code) {
		case 'auth':
			return { failure: { cause: 'credential-invalid' } };
		case 'config':
			return { failure: { cause: 'configuration-invalid' } };
		case 'quota':
			return {
				failure: {
					cause: 'quota-exhausted',
					...(retryAt ? { resetsAtEpochMs: Date.parse(retryAt) } : {}),
				},
			};
		case 'unavailable':
			return { failure: { cause: 'temporarily-unavailable' } };
		default:
			return {};
	}
}

/** Worth a word only where the other setting would gain something. */
function adviceToContinue(
	{ concernsAll }: ItemFailure,
	{ answered, waiting, items }: Tally,
): string {
	const setting = "set 'On Error' in this node's settings to 'Continue (using error output)'.";
	if (answered > 0)
		return ` ${count(answered)} of ${amount(items, 'item')} had a result. To keep such results, ${setting}`;
	if (concernsAll || waiting === 0) return '';
	return ` To have the other items processed all the same, ${setting}`;
}
