import type { Node, NodeAPI } from 'node-red';
import type { Message } from '../common/job';
import { UnreadableProperty } from './faults';
import type { Source } from './settings';
import type { TypedProperty } from './types';

/**
 * The value of a typed input for a message.
 *
 * @throws {UnreadableProperty} When there is none. A path into nothing (`msg.a.b` without `msg.a`) is
 * `undefined`, not a reason to throw.
 */
export async function evaluate(
	RED: NodeAPI,
	node: Node,
	message: Message,
	property: TypedProperty,
	{ value, type }: Source,
): Promise<unknown> {
	// An empty field of the form, or one that names nothing.
	if (value === '' && type !== 'str') return undefined;
	try {
		return await new Promise((resolve, reject) => {
			// Contexts and JSONata answer later; JSON and bad expressions throw at once.
			RED.util.evaluateNodeProperty(value, type, node, message, (reason, result) => {
				if (reason) reject(reason as Error);
				else resolve(result);
			});
		});
	} catch (reason) {
		if (type === 'msg' && isPathIntoNothing(reason)) return undefined;
		throw new UnreadableProperty(property, reason);
	}
}

/** What Node says of `undefined.x`; the promise's own way through Node-RED keeps the type. */
function isPathIntoNothing(reason: unknown): boolean {
	const { name, message } = (reason ?? {}) as Partial<Error>;
	return name === 'TypeError' && /of (undefined|null)\b/.test(message ?? '');
}
