import type { FlowNode } from '../../test/support/node-red-admin';

/** The node under test, between the burst and the counter. */
export type Candidate = 'core' | 'sentor';

/** Debug topic under which a burst's figures come. */
export const REPORT = 'report';

/** JavaScript of `textOf`, for a Function node. */
const TEXT =
	'place => `Order ${place}: the delivery was quick and the driver friendly, but support took two days to answer my question.`';

/**
 * A flow that sends `messages` messages at once through one node and, when the last one is out,
 * tells how long it took, from the first message to the last result.
 */
export function burstFlow(candidate: Candidate, url: string, messages: number): FlowNode[] {
	const place = { z: 'flow', x: 100, y: 100 };
	return [
		{ id: 'flow', type: 'tab', label: 'Burst' },
		{ id: 'api', type: 'sentor-api', baseUrl: url, credentials: { apiKey: 'bench' } },
		{
			id: 'go',
			type: 'inject',
			...place,
			props: [{ p: 'payload' }],
			payload: '',
			payloadType: 'date',
			wires: [['burst']],
		},
		{
			id: 'burst',
			type: 'function',
			...place,
			func: burst(candidate, messages),
			outputs: 1,
			wires: [['node']],
		},
		{ ...node(candidate, url), ...place, wires: [['count'], ['count']] },
		{
			id: 'count',
			type: 'function',
			...place,
			func: count(messages),
			outputs: 1,
			wires: [['report']],
		},
		{
			id: 'report',
			type: 'debug',
			...place,
			active: true,
			tosidebar: true,
			complete: 'payload',
			targetType: 'msg',
			wires: [],
		},
	];
}

function node(candidate: Candidate, url: string): FlowNode {
	if (candidate === 'sentor')
		return { id: 'node', type: 'sentor-sentiment', api: 'api', entities: 'delivery, support' };
	return {
		id: 'node',
		type: 'http request',
		method: 'POST',
		ret: 'obj',
		url: `${url}/predicts`,
		paytoqs: 'ignore',
		headers: [],
	};
}

function burst(candidate: Candidate, messages: number): string {
	const payload =
		candidate === 'core'
			? "{ docs: [{ doc_id: '0', doc: textOf(place), entities: ['delivery', 'support'] }] }"
			: 'textOf(place)';
	return `const textOf = ${TEXT};
const batch = Array.from({ length: ${messages} }, (_, place) => ({ payload: ${payload} }));
flow.set('results', 0);
flow.set('failed', 0);
flow.set('startedAt', Date.now());
return [batch];`;
}

function count(messages: number): string {
	return `const results = flow.get('results') + 1;
flow.set('results', results);
const isAnswer = msg.sentiment || (msg.payload && msg.payload.results);
if (!isAnswer) flow.set('failed', flow.get('failed') + 1);
if (results < ${messages}) return null;
return { payload: { ms: Date.now() - flow.get('startedAt'), failed: flow.get('failed') } };`;
}
