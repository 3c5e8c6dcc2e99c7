import path from 'node:path';
import type { FlowNode } from '../../harness/node-red/admin';
import { SOAK_TEXTS } from './soak-texts';

/** Added to Node-RED's settings: where the node lies that sends a round and checks what comes back. */
export const SOAK_SETTINGS = `{ nodesDir: ${JSON.stringify(path.join(__dirname, 'soak-nodes'))} }`;

/** Messages of a round; some hold several texts. */
const MESSAGES = 1_000;

/** A flow that sends a round of messages through our node, and shows what became of them. */
export function soakFlow(url: string): FlowNode[] {
	const place = { z: 'flow', x: 100, y: 100 };
	return [
		{ id: 'flow', type: 'tab', label: 'Soak' },
		{
			id: 'api',
			type: 'sentor-api',
			baseUrl: url,
			timeout: 15,
			maxWait: 60,
			credentials: { apiKey: 'soak-3' },
		},
		{ id: 'go', type: 'inject', ...place, props: [{ p: 'payload' }], wires: [['soak']] },
		{
			id: 'soak',
			type: 'soak',
			...place,
			messages: MESSAGES,
			texts: SOAK_TEXTS,
			wires: [['node'], ['report']],
		},
		{
			id: 'node',
			type: 'sentor-sentiment',
			...place,
			api: 'api',
			entities: 'entities',
			entitiesType: 'msg',
			wires: [['soak'], ['soak']],
		},
		{
			id: 'report',
			type: 'debug',
			...place,
			active: true,
			tosidebar: true,
			complete: 'payload',
			wires: [],
		},
	];
}
