import { API, nodeOf, openRig, useNodeRed } from '../support/node-red/rig';
import { until } from '../support/until';

useNodeRed();

const CHECK = { checkHealth: true };

describe('a message with checkHealth', () => {
	it('leaves by the first output with how the service is; no text is needed or sent', async () => {
		const rig = await openRig({ node: { splitBySentiment: true } });
		const message = { ...CHECK, topic: 't' };
		const { outputs, refusal } = await rig.put(message);
		expect(refusal).toBeUndefined();
		expect(outputs.map((messages) => messages.length)).toEqual([1, 0, 0, 0]);
		expect(outputs[0]?.[0]).toBe(message);
		expect(outputs[0]?.[0]).toEqual({
			...CHECK,
			topic: 't',
			health: {
				status: 'healthy',
				message: expect.any(String),
				description: expect.any(String),
				version: '1.0.0',
				responseMs: expect.any(Number),
			},
		});
		expect(rig.sandbox.requests.map(({ path }) => path)).toEqual(['/predicts/health']);
	});

	it('tells of the quota where the server does', async () => {
		const rig = await openRig({ credentials: { apiKey: 'sandbox-starter' } });
		await rig.put({ payload: 'text' });
		const { outputs } = await rig.put({ ...CHECK });
		expect(outputs[0]?.[0]?.health.quota).toMatchObject({
			limit: expect.any(Number),
			remaining: expect.any(Number),
		});
	});

	it('is no error when the service is degraded', async () => {
		const rig = await openRig({ sandbox: { variants: { health: 'degraded' } } });
		const { outputs } = await rig.put({ ...CHECK });
		expect(outputs[0]?.[0]?.health.status).toBe('degraded');
	});

	it.each([
		['not well', { variants: { health: 'unhealthy' } }, 'unavailable'],
		['not there', { faults: { always: '404' } }, 'config'],
		['closed to this key', { keys: {}, faults: { always: '401' } }, 'auth'],
	])('leaves by the errors output when the service is %s', async (_name, sandbox, code) => {
		const rig = await openRig({ sandbox: sandbox as never });
		const { outputs } = await rig.put({ ...CHECK });
		expect(outputs.map((messages) => messages.length)).toEqual([0, 1]);
		expect(outputs[1]?.[0]).toMatchObject({ error: { code }, health: { status: 'unhealthy' } });
	});

	it('does not wait for the quota, nor for messages that do', async () => {
		const rig = await openRig({ api: { requestsPerMinute: 1 } });
		await rig.put({ payload: 'the one of this minute' });
		void rig.put({ payload: 'waiting' });
		await until(() => rig.statuses().at(-1)?.startsWith('yellow') === true);
		expect((await rig.put({ ...CHECK })).outputs[0]?.[0]?.health.status).toBe('healthy');
	});

	it.each(['the node', 'its Sentor API'])(
		'is dropped when %s is closed, and its request aborted',
		async (which) => {
			const rig = await openRig({ sandbox: { faults: { always: 'latency=5000' } } });
			const pending = rig.put({ ...CHECK });
			await until(() => rig.sandbox.requests.length === 1);
			await (which === 'the node' ? rig.node : nodeOf(API)).close(false as never);
			expect(await pending).toEqual({ outputs: [], refusal: undefined });
			await until(() => rig.sandbox.counters.inFlight === 0);
		},
	);

	it('goes to Catch nodes when nothing is set up', async () => {
		const rig = await openRig({ credentials: {} });
		expect((await rig.put({ ...CHECK })).refusal?.code).toBe('config');
	});

	it('is about the value true and no other', async () => {
		const rig = await openRig();
		const { outputs } = await rig.put({ checkHealth: 'no', payload: 'text' });
		expect(outputs[0]?.[0]).toHaveProperty('sentiment');
	});
});
