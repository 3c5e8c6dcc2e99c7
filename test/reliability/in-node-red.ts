import { debugValue, type FlowNode, type NodeRedEvent } from '../../harness/node-red/admin';
import type { NodeRedServer } from '../../harness/node-red/server';
import { readCertificate } from '../support/tls-server';
import type { Fault } from './fault';
import { openFault, type OpenFault } from './open-fault';
import {
	grouped,
	keyOf,
	MAX_WAIT,
	startMs,
	steady,
	TEXTS,
	TIMEOUT,
	type Ending,
	type Trial,
} from './trial';

/** Longest that the slowest fault may take on a slow machine, ms. */
const PATIENCE_MS = 150_000;
const LOOK_MS = 100;
const AT = { z: 'flow', x: 100, y: 100 };

/** Runs a node in a Node-RED against each of the faults, all at once. `proxy`: its address. */
export async function tryInNodeRed(
	{ admin }: NodeRedServer,
	faults: readonly Fault[],
	proxy: string,
): Promise<Trial[]> {
	const open = await Promise.all(faults.map(openFault));
	admin.forget();
	await admin.deploy([
		{ id: 'flow', type: 'tab', label: 'Faults' },
		{ id: 'proxy', type: 'http proxy', url: `http://${proxy}`, noproxy: [] },
		{ id: 'catch', type: 'catch', ...AT, scope: null, wires: [['out']] },
		{ id: 'out', type: 'debug', ...AT, active: true, tosidebar: true, ...WHOLE, wires: [] },
		...faults.flatMap((fault, place) => nodesFor(fault, place, open[place]!)),
	]);
	await allOf(() => messagesIn(admin.events).length >= faults.length * TEXTS.length);
	const messages = grouped(messagesIn(admin.events), ({ topic }) => topic);
	return open.map(({ close, requests, doubled }, place) => {
		close();
		const ended = messages.get(place) ?? [];
		return {
			endings: ended.map(endingOf),
			requests: requests(),
			doubled: doubled(),
			told: JSON.stringify(ended),
			key: keyOf('node-red', place),
		};
	});
}

const WHOLE = { complete: 'true', targetType: 'full' };

/** An API of its own, since what is known of one is shared; five messages, in one turn. */
function nodesFor(fault: Fault, place: number, { url }: OpenFault): FlowNode[] {
	const { timeout = TIMEOUT, way } = fault;
	const isByProxy = typeof way === 'object' && 'proxy' in way;
	const trusted = typeof way === 'object' && 'trusts' in way && way.trusts ? way.certificate : '';
	const ca = trusted && { cadata: readCertificate(trusted) };
	const props = [
		{ p: 'payload', v: JSON.stringify(TEXTS), vt: 'json' },
		{ p: 'topic', v: String(place), vt: 'num' },
	];
	return [
		...(ca ? [{ id: `tls ${place}`, type: 'tls-config', ca: '', credentials: ca }] : []),
		{
			id: `api ${place}`,
			type: 'sentor-api',
			baseUrl: url,
			timeout: String(timeout),
			maxWait: String(MAX_WAIT),
			...(ca ? { tls: `tls ${place}` } : {}),
			...(isByProxy ? { proxy: 'proxy' } : {}),
			credentials: { apiKey: keyOf('node-red', place) },
		},
		{
			id: `in ${place}`,
			type: 'inject',
			...AT,
			props,
			once: true,
			onceDelay: 0.1 + startMs(fault, place) / 1000,
			wires: [[`split ${place}`]],
		},
		{ id: `split ${place}`, type: 'split', ...AT, arraySplt: 1, wires: [[`node ${place}`]] },
		{
			id: `node ${place}`,
			type: 'sentor-sentiment',
			...AT,
			api: `api ${place}`,
			entities: 'delivery',
			wires: [['out'], ['out']],
		},
	];
}

interface Ended {
	topic: number;
	parts: { index: number };
	sentiment?: unknown;
	error?: { message: string; description?: string };
}

function messagesIn(events: readonly NodeRedEvent[]): Ended[] {
	return events
		.filter(({ topic, data }) => topic === 'debug' && (data as { id: string }).id === 'out')
		.map((event) => debugValue(event) as Ended);
}

function endingOf({ parts: { index: item }, error }: Ended): Ending {
	if (!error) return { item };
	const { message, description = '' } = error;
	return { item, failure: { message: steady(message), description: steady(description) } };
}

/** Until all have come; who is missing then is told by the tests. */
async function allOf(isSo: () => boolean): Promise<void> {
	const end = Date.now() + PATIENCE_MS;
	while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
