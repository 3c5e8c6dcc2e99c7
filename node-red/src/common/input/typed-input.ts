import type { Node, NodeAPI } from 'node-red';
import type { Message } from '../job';
import { UnreadableProperty } from './message-faults';

/** Where a value comes from, as a typed input of the editor stores it. */
export interface Source {
	value: string;
	type: string;
}

/** These answer later, by a callback. */
const LATER = new Set(['flow', 'global', 'jsonata']);

/** A typed input as the editor stored it. */
export function source(
	value: string | undefined,
	type: string | undefined,
	usualType: string,
): Source {
	return { value: value ?? '', type: type || usualType };
}

/**
 * The values of a node's typed inputs for a message, by the names of its settings. A path into
 * nothing (`msg.a.b` without `msg.a`) is `undefined`, not a reason to throw.
 *
 * @throws {UnreadableProperty} When one of them cannot be had.
 */
export async function evaluateAll<Name extends string>(
	RED: NodeAPI,
	node: Node,
	message: Message,
	sources: Record<Name, Source>,
): Promise<Partial<Record<Name, unknown>>> {
	const values: Partial<Record<Name, unknown>> = {};
	for (const name in sources) {
		try {
			values[name] = await evaluate(RED, node, message, sources[name]);
		} catch (reason) {
			throw new UnreadableProperty(name, reason);
		}
	}
	return values;
}

async function evaluate(
	RED: NodeAPI,
	node: Node,
	message: Message,
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
		throw reason;
	}
}

/** What Node says of `undefined.x`; the way through Node-RED leaves the error as it is. */
function isPathIntoNothing(reason: unknown): boolean {
	return reason instanceof TypeError && /of (undefined|null)\b/.test(reason.message);
}
