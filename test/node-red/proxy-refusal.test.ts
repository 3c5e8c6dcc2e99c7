import helper from 'node-red-node-test-helper';
import { startConnectProxy, type ConnectProxy } from '../support/connect-proxy';
import { API, openRig, useNodeRed } from '../support/node-red/rig';

/** Node-RED's own config node for a proxy. */
const httpProxy: unknown = jest.requireActual('@node-red/nodes/core/network/06-httpproxy.js');

/** Tries that a refusal may cost. */
const MOST_TRIES = 4;

useNodeRed();

let proxy: ConnectProxy | undefined;

afterEach(() => proxy?.close());

describe.each([
	[403, 'proxy_refused'],
	[407, 'proxy_login'],
	[503, 'proxy_failed'],
])('a proxy that refuses to connect, with %i', (status, reason) => {
	beforeEach(async () => {
		proxy = await startConnectProxy(status);
	});

	const open = () =>
		openRig({
			api: { proxy: 'proxy' },
			others: [{ id: 'proxy', type: 'http proxy', url: proxy?.address }],
			types: [httpProxy],
		});

	it('is told as the proxy’s refusal, after a few tries', async () => {
		const { put, sandbox } = await open();
		const ended = await Promise.all(
			['one', 'two', 'three'].map((payload) => put({ payload: `The delivery of ${payload}` })),
		);
		for (const { outputs } of ended)
			expect(outputs[1]).toMatchObject([{ error: { code: 'unavailable', reason } }]);
		expect(proxy?.connects.length).toBeLessThanOrEqual(MOST_TRIES);
		expect(sandbox.requests).toEqual([]);
	});

	it('is what the connection test says too', async () => {
		const { sandbox } = await open();
		const form = { id: API, baseUrl: sandbox.url, proxy: 'proxy' };
		const { body } = await helper.request().post('/sentor-api/test').send(form).expect(200);
		expect(body).toMatchObject({
			level: 'failed',
			key: `failure.unavailable.${reason}`,
			values: { proxyStatus: String(status) },
		});
	});
});
