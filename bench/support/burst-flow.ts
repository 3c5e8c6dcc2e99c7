import type { FlowNode } from '../../test/support/node-red-admin';
import { TEXT_SOURCE } from './texts';

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
 * A flow that sends `messages` messages at once through one node, and shows a {@link BurstReport}
 * when the last one is out.
 */
export function burstFlow(candidate: Candidate, url: string, messages: number): FlowNode[] {
	const place = { z: 'flow', x: 100, y: 100 };
	return [
		{ id: 'flow', type: 'tab', label: 'Burst' },
		{ id: 'api', type: 'sentor-api', baseUrl: url, credentials: { apiKey: 'bench' } },
		{ id: 'go', type: 'inject', ...place, props: [{ p: 'payload' }], wires: [['burst']] },
		{
			id: 'burst',
			type: 'function',
			...place,
			func: burst(candidate, messages),
			wires: [['node']],
		},
		{ ...candidateNode(candidate, url), ...place, wires: [['count'], ['count']] },
		{ id: 'count', type: 'function', ...place, func: count(messages), wires: [['report']] },
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
		return { id: 'node', type: 'function', func: 'msg.sentiment = {}; return msg;' };
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

function burst(candidate: Candidate, messages: number): string {
	return `const textOf = ${TEXT_SOURCE};
const message = (text) => ({ payload: ${payloadSource(candidate)} });
const batch = Array.from({ length: ${messages} }, (_, place) => message(textOf(place)));
flow.set('tally', { results: 0, failed: 0, startedAt: Date.now() });
return [batch];`;
}

/** One look-up a message: what counts is to cost as little as it can. */
function count(messages: number): string {
	return `const tally = flow.get('tally');
tally.results += 1;
if (!(msg.sentiment || (msg.payload && msg.payload.results))) tally.failed += 1;
if (tally.results < ${messages}) return null;
return { payload: { ms: Date.now() - tally.startedAt, failed: tally.failed } };`;
}
