import { util } from '@node-red/util';
import type { Node, NodeAPI } from 'node-red';

/** A node as Node-RED would hold it, without a Node-RED: in virtual time nothing else may tick. */
export interface VirtualNode {
	RED: NodeAPI;
	node: Node;
	/** What the node listens to, by event. */
	handlers: Map<string, (...args: never[]) => void>;
	/** What the node warned of. */
	warnings: string[];
}

/** A node of this type, whose Sentor API node `api` gives this access. */
export function virtualNode(type: string, access: object): VirtualNode {
	const handlers: VirtualNode['handlers'] = new Map();
	const warnings: string[] = [];
	const node = {
		id: 'node',
		type,
		on: (event: string, handler: () => void) => handlers.set(event, handler),
		status: () => undefined,
		warn: (words: string) => warnings.push(words),
	};
	const RED = {
		_: (key: string) => key,
		util,
		settings: {},
		nodes: { getNode: (id: string) => (id === 'api' ? { access } : null) },
	};
	return { RED: RED as unknown as NodeAPI, node: node as unknown as Node, handlers, warnings };
}
