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

/**
 * Added to Node-RED's settings: where the nodes lie that send messages and count what comes back. The
 * messages stand in the flow, which is larger than Node-RED takes otherwise.
 */
export const BURST_SETTINGS = `{ nodesDir: ${JSON.stringify(path.join(__dirname, 'burst-nodes'))}, apiMaxLength: '50mb' }`;

/**
 * A flow that sends `messages` messages at once through one node, and shows a {@link BurstReport}
 * when the last one is out. Needs {@link BURST_SETTINGS}.
 */
export function burstFlow(candidate: Candidate, url: string, messages: number): FlowNode[] {
	return flowBetween({ type: 'burst' }, candidate, url, messages);
}

/** What the flow tells after a stream. */
export interface StreamReport {
	/** Half of the messages were on their way for at most so long, ms. */
	p50: number;
	/** 99 of 100 were. */
	p99: number;
	/** Messages that came out without a result. */
	failed: number;
}

/**
 * A flow that sends `perSecond` messages a second through one node, `messages` in all, and shows a
 * {@link StreamReport} when the last one is out. Needs {@link BURST_SETTINGS}.
 */
export function streamFlow(
	candidate: Candidate,
	url: string,
	messages: number,
	perSecond: number,
): FlowNode[] {
	return flowBetween({ type: 'stream', perSecond }, candidate, url, messages);
}

/** A node under test between both ends of what is sent through it. */
function flowBetween(
	ends: { type: string; [setting: string]: unknown },
	candidate: Candidate,
	url: string,
	messages: number,
): FlowNode[] {
	const place = { z: 'flow', x: 100, y: 100 };
	const payloads = texts(messages).map((text) => (candidate === 'core' ? bodyOf(text) : text));
	return [
		{ id: 'flow', type: 'tab', label: 'Bench' },
		{ id: 'api', type: 'sentor-api', baseUrl: url, credentials: { apiKey: 'bench' } },
		{ id: 'go', type: 'inject', ...place, props: [{ p: 'payload' }], wires: [['ends']] },
		{ id: 'ends', ...ends, ...place, payloads, wires: [['node'], ['report']] },
		{ ...candidateNode(candidate, url), ...place, wires: [['ends'], ['ends']] },
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
