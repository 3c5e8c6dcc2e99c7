import type { Node, NodeAPI } from 'node-red';
import type { Message } from './job';
import { UnreadableProperty } from './message-faults';

/** What a message's texts are read from: the same four fields in every node of ours. */
export type TypedProperty = 'text' | 'entities' | 'language' | 'documentId';

/** Where a value comes from, as a typed input of the editor stores it. */
export interface Source {
	value: string;
	type: string;
}

/** Where each of the four comes from. */
export type Sources = Record<TypedProperty, Source>;

/** These answer later, by a callback. */
const LATER = new Set(['flow', 'global', 'jsonata']);

/**
 * The value of a typed input for a message. A path into nothing (`msg.a.b` without `msg.a`) is
 * `undefined`, not a reason to throw.
 *
 * @throws {UnreadableProperty} When there is none.
 */
export async function evaluate(
	RED: NodeAPI,
	node: Node,
	message: Message,
	property: TypedProperty,
	{ value, type }: Source,
): Promise<unknown> {
	// An empty field of the form, which names nothing.
	if (value === '' && type !== 'str') return undefined;
	try {
		if (!LATER.has(type)) return RED.util.evaluateNodeProperty(value, type, node, message);
		return await new Promise((resolve, reject) => {
			RED.util.evaluateNodeProperty(value, type, node, message, (reason, result) => {
				if (reason) reject(reason);
				else resolve(result);
			});
		});
	} catch (reason) {
		if (type === 'msg' && isPathIntoNothing(reason)) return undefined;
		throw new UnreadableProperty(property, reason);
	}
}

/** What Node says of `undefined.x`; the way through Node-RED leaves the error as it is. */
function isPathIntoNothing(reason: unknown): boolean {
	const { name, message } = (reason ?? {}) as Partial<Error>;
	return name === 'TypeError' && /of (undefined|null)\b/.test(message ?? '');
}

/** A typed input as the editor stored it. */
export function source(
	value: string | undefined,
	type: string | undefined,
	usualType: string,
): Source {
	return { value: value ?? '', type: type || usualType };
}
