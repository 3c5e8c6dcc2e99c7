import { DISGUISES, remains } from '../support/canary';
import { startHttpStub, type HttpStub } from '../support/http-stub';
import { debugValue, type FlowNode } from '../../harness/node-red/admin';
import { NODE_RED_HOOK_MS, startNodeRed, type NodeRedServer } from '../../harness/node-red/server';

const KEY = 'sk+live/4f8=Q7z&9bXw2Rt6';
const AT = { z: 'flow', x: 100, y: 100 };

let nodeRed: NodeRedServer;
let service: HttpStub;
/** What the service writes into every answer. */
let written = '';
let status = 422;

beforeAll(async () => {
	service = await startHttpStub((_request, response) => {
		response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'r-1' });
		response.end(JSON.stringify({ detail: `Refused for ${written}`, error: written }));
	});
	nodeRed = await startNodeRed();
	await nodeRed.admin.deploy(flow());
}, NODE_RED_HOOK_MS);

afterAll(async () => {
	await nodeRed.stop();
	await service.close();
});

/** Both message nodes, each once with its errors wired and once without, and all who look on. */
function flow(): FlowNode[] {
	const debug = { type: 'debug', ...AT, active: true, tosidebar: true, console: true, wires: [] };
	const seen = { ...debug, complete: 'true', targetType: 'full', tostatus: true };
	const ours = (type: string, name: string, wires: string[][]): FlowNode[] => [
		{ id: name, type, ...AT, api: 'api', entities: 'delivery', wires },
		{ id: `to ${name}`, type: 'inject', ...AT, props: [{ p: 'payload' }], wires: [[name]] },
	];
	return [
		{ id: 'flow', type: 'tab', label: 'Test' },
		{ id: 'api', type: 'sentor-api', baseUrl: service.url, credentials: { apiKey: KEY } },
		...ours('sentor-sentiment', 'sentiment', [[], ['errors']]),
		...ours('sentor-sentiment', 'sentiment unheard', [['done'], []]),
		...ours('sentor-cluster', 'cluster', [[], ['errors']]),
		...ours('sentor-cluster', 'cluster unheard', [['done'], []]),
		{ ...seen, id: 'errors' },
		{ ...seen, id: 'done' },
		{ id: 'catch', type: 'catch', ...AT, scope: null, wires: [['errors']] },
		{ id: 'status', type: 'status', ...AT, scope: null, wires: [['errors']] },
		{ id: 'complete', type: 'complete', ...AT, scope: ['sentiment unheard'], wires: [['done']] },
	];
}

async function failureOf(name: string, payload: unknown): Promise<unknown> {
	nodeRed.admin.forget();
	await nodeRed.admin.inject(`to ${name}`, { payload });
	const event = await nodeRed.admin.waitFor(
		({ topic, data }) =>
			topic === 'debug' &&
			(data as { id: string }).id === 'errors' &&
			(data as { msg: string }).msg.includes('"description"'),
	);
	return debugValue(event);
}

const TEXTS = Array.from({ length: 5 }, (_, place) => `a text about parcels, number ${place}`);

describe.each([422, 403])('a key that the service writes into an answer with %i', (code) => {
	it.each(Object.keys(DISGUISES))(
		'as %s is in no message, status, debug line or log',
		async (name) => {
			written = DISGUISES[name]?.(KEY) ?? '';
			status = code;
			const shown = [
				// A text of its own each time, so that nothing is known of it.
				await failureOf('sentiment', `the parcel ${name} ${code}`),
				await failureOf('cluster', TEXTS),
			];
			for (const message of shown) expect(message).toMatchObject({ error: { status: code } });
			await nodeRed.admin.inject('to sentiment unheard', { payload: `the parcel ${name} ${code}` });
			await nodeRed.admin.waitFor(
				({ topic, data }) => topic === 'debug' && (data as { id: string }).id === 'done',
			);
			for (const seen of [shown, nodeRed.admin.events, nodeRed.log()])
				expect(remains(seen, written, KEY)).toEqual([]);
		},
		30_000,
	);
});
