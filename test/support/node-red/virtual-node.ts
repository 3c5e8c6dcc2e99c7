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
	/** Makes the node of what its file registers, as Node-RED does. */
	start(register: (RED: NodeAPI) => void, def: object): void;
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
	let make: ((this: unknown, def: object) => void) | undefined;
	const RED = {
		_: (key: string) => key,
		util,
		settings: {},
		nodes: {
			createNode: () => undefined,
			registerType: (_type: string, given: typeof make) => (make = given),
			getNode: (id: string) => (id === 'api' ? { access } : null),
		},
	} as unknown as NodeAPI;
	return {
		RED,
		node: node as unknown as Node,
		handlers,
		warnings,
		start(register, def) {
			register(RED);
			make?.call(node, def);
		},
	};
}
