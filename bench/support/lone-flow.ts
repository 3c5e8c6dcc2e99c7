import type { FlowNode } from '../../harness/node-red/admin';
import { candidateNode, payloadSource } from './burst-flow';
import { TEXT_SOURCE } from './texts';

/** Times of lone messages by the way they went, ms. */
export type LoneReport = Record<'bare' | 'core' | 'sentor', number[]>;

/** Added to Node-RED's settings, since a Function node has neither a clock that fine nor undici. */
export const LONE_SETTINGS = `{ functionGlobalContext: { now: () => performance.now(), undici: require(${JSON.stringify(require.resolve('undici'))}) } }`;

/**
 * A flow that sends one message at a time, in turn through undici alone, core's http request node
 * and our node, `rounds` times each, and shows a {@link LoneReport}.
 */
export function loneFlow(url: string, rounds: number): FlowNode[] {
	const place = { z: 'flow', x: 100, y: 100 };
	const next = { wires: [['back']] };
	return [
		{ id: 'flow', type: 'tab', label: 'Lone messages' },
		{ id: 'api', type: 'sentor-api', baseUrl: url, credentials: { apiKey: 'bench' } },
		{ id: 'go', type: 'inject', ...place, props: [{ p: 'payload' }], wires: [['next']] },
		{
			id: 'next',
			type: 'function',
			...place,
			func: send(rounds),
			outputs: 4,
			wires: [['bare'], ['core'], ['sentor'], ['report']],
		},
		{ id: 'bare', type: 'function', ...place, func: bare(url), ...next },
		{ ...candidateNode('core', url), ...place, id: 'core', ...next },
		{ ...candidateNode('sentor', url), ...place, id: 'sentor', wires: [['back'], ['back']] },
		{ id: 'back', type: 'function', ...place, func: BACK, wires: [['next']] },
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

function send(rounds: number): string {
	return `const ways = ['bare', 'core', 'sentor'];
if (!msg.way) flow.set('times', { bare: [], core: [], sentor: [] });
const nth = msg.way ? msg.nth + 1 : 0;
if (nth === ${3 * rounds}) return [null, null, null, { payload: flow.get('times') }];
const text = (${TEXT_SOURCE})(nth);
const way = ways[nth % 3];
const payload = way === 'sentor' ? ${payloadSource('sentor')} : ${payloadSource('core')};
const message = { nth, way, payload, startedAt: global.get('now')() };
return ways.map((name) => (name === way ? message : null));`;
}

function bare(url: string): string {
	return `const { request } = global.get('undici');
const headers = { 'content-type': 'application/json' };
const answer = await request('${url}/predicts', { method: 'POST', headers, body: JSON.stringify(msg.payload) });
msg.payload = await answer.body.json();
return msg;`;
}

const BACK = `flow.get('times')[msg.way].push(global.get('now')() - msg.startedAt);
return msg;`;
