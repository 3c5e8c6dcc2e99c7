import type { Node } from 'node-red';
import type { Failure } from '../../../core';
import { inHostWords } from './host-words';
import type { Message } from './job';

/** Codes of failures that the node itself finds, beside those of the core. */
export type NodeFailureCode = 'queue_full';

/** A failure of the core, or one that only a host can have. */
export type NodeFailure = Omit<Failure, 'code' | 'attempts'> & {
	code: Failure['code'] | NodeFailureCode;
};

/** What a flow finds in `msg.error`, and what a failed element of an array has in `error`. */
export interface ErrorField {
	message: string;
	description: string;
	code: string;
	reason?: string;
	status?: number;
	requestId?: string;
	retryAt?: string;
}

/** Which node it was, as in the messages of a Catch node; `count` rises when a message comes around again. */
interface ErrorSource {
	id: string;
	type: string;
	name: string;
	count: number;
}

/** The fields that a flow gets of a failure. */
export function errorField({
	message,
	description,
	code,
	reason,
	status,
	requestId,
	retryAt,
}: NodeFailure): ErrorField {
	return {
		message,
		description: inHostWords(description),
		code,
		...(reason === undefined ? {} : { reason }),
		...(status === undefined ? {} : { status }),
		...(requestId === undefined ? {} : { requestId }),
		...(retryAt === undefined ? {} : { retryAt }),
	};
}

/** Puts the failure on the message; an `error` that another node had put there moves to `_error`, as Node-RED does it. */
export function putError(message: Message, failure: NodeFailure, node: Node): Message {
	const earlier = ownSource(message, node);
	if (!earlier && message.error !== undefined) message._error = message.error;
	const source: ErrorSource = {
		id: node.id,
		type: node.type,
		name: node.name ?? '',
		count: (typeof earlier?.count === 'number' ? earlier.count : 0) + 1,
	};
	message.error = { ...errorField(failure), source };
	return message;
}

/** Takes away what this node itself had put there at an earlier try. */
export function clearOwnError(message: Message, node: Node): void {
	if (ownSource(message, node)) delete message.error;
}

function ownSource({ error }: Message, node: Node): Partial<ErrorSource> | undefined {
	const source = (error as { source?: Partial<ErrorSource> } | null | undefined)?.source;
	return source?.id === node.id ? source : undefined;
}
