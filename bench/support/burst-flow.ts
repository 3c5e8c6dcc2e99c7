import path from 'node:path';
import type { FlowNode } from '../../harness/node-red/admin';
import { bodyOf, texts } from './texts';

/** The node under test, between the burst and the counter; `none` only passes on: what Node-RED itself can do. */
export type Candidate = 'core' | 'sentor' | 'none';

/** What the flow tells after a burst. */
export interface BurstReport {
	/** From the first message to the last result. */
	ms: number;
	/** Messages that came out without a result. */
	failed: number;
}

/** Added to Node-RED's settings: where the node lies that sends a burst and counts what comes back. */
export const BURST_SETTINGS = `{ nodesDir: ${JSON.stringify(path.join(__dirname, 'burst-nodes'))} }`;

/**
 * A flow that sends `messages` messages at once through one node, and shows a {@link BurstReport}
 * when the last one is out. Needs {@link BURST_SETTINGS}.
 */
export function burstFlow(candidate: Candidate, url: string, messages: number): FlowNode[] {
	const place = { z: 'flow', x: 100, y: 100 };
	const payloads = texts(messages).map((text) => (candidate === 'core' ? bodyOf(text) : text));
	return [
		{ id: 'flow', type: 'tab', label: 'Burst' },
		{ id: 'api', type: 'sentor-api', baseUrl: url, credentials: { apiKey: 'bench' } },
		{ id: 'go', type: 'inject', ...place, props: [{ p: 'payload' }], wires: [['burst']] },
		{ id: 'burst', type: 'burst', ...place, payloads, wires: [['node'], ['report']] },
		{ ...candidateNode(candidate, url), ...place, wires: [['burst'], ['burst']] },
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

/** The node under test, set up to ask for one document per message. */
export function candidateNode(candidate: Candidate, url: string): FlowNode {
	if (candidate === 'sentor') {
		return { id: 'node', type: 'sentor-sentiment', api: 'api', entities: 'delivery, support' };
	}
	if (candidate === 'none') {
		return {
			id: 'node',
			type: 'change',
			rules: [{ t: 'set', p: 'sentiment', to: '{}', tot: 'json' }],
		};
	}
	const post = { method: 'POST', ret: 'obj', paytoqs: 'ignore', headers: [] };
	return { id: 'node', type: 'http request', url: `${url}/predicts`, ...post };
}

/** JavaScript of the payload that this node takes, with `text` in scope. */
export function payloadSource(candidate: Candidate): string {
	return candidate === 'core'
		? "{ docs: [{ doc_id: '0', doc: text, entities: ['delivery', 'support'] }] }"
		: 'text';
}
