import helper from 'node-red-node-test-helper';
import { API, nodeOf, openRig, useNodeRed, type Ending } from '../support/node-red/rig';
import { until } from '../support/until';

useNodeRed();

const NOTHING: Ending = { outputs: [], refusal: undefined };

describe('closing a node', () => {
	it('aborts its requests, calls done for all it has, and sends and reports nothing', async () => {
		const rig = await openRig({ sandbox: { faults: { always: 'stall' } } });
		const pending = [rig.put({ payload: 'in flight' })];
		await until(() => rig.sandbox.requests.length === 1);
		pending.push(rig.put({ payload: 'waiting' }), rig.put({ payload: ['an', 'array'] }));
		await rig.node.close(false as never);
		expect(await Promise.all(pending)).toEqual([NOTHING, NOTHING, NOTHING]);
		await until(() => rig.sandbox.counters.inFlight === 0);
		expect(rig.sandbox.requests).toHaveLength(1);
		expect(rig.statuses().at(-1)).toBe('');
	});

	it('does not touch the requests of other nodes with the same Sentor API', async () => {
		const second = {
			id: 'second',
			type: 'sentor-sentiment',
			z: 'flow',
			api: API,
			entities: 'price',
			wires: [[], []],
		};
		const rig = await openRig({ others: [second], sandbox: { requestMs: 30 } });
		const [mine, theirs] = [
			rig.put({ payload: 'mine' }),
			rig.put({ payload: 'theirs' }, nodeOf('second')),
		];
		await until(() => rig.sandbox.requests.length === 1);
		await rig.node.close(false as never);
		expect(await mine).toEqual(NOTHING);
		expect((await theirs).outputs[0]).toHaveLength(1);
	});

	it('ends while messages wait for the quota', async () => {
		const rig = await openRig({ api: { requestsPerMinute: 1 } });
		await rig.put({ payload: 'the one of this minute' });
		const waiting = rig.put({ payload: 'waiting' });
		await until(() => rig.statuses().at(-1)?.startsWith('yellow') === true);
		await rig.node.close(false as never);
		expect(await waiting).toEqual(NOTHING);
	});

	it('of the Sentor API ends what its nodes have, and closes its connections', async () => {
		const rig = await openRig({ sandbox: { faults: { always: 'stall' } } });
		const pending = rig.put({ payload: 'in flight' });
		await until(() => rig.sandbox.requests.length === 1);
		await nodeOf(API).close(true as never);
		expect(await pending).toEqual(NOTHING);
		await until(() => rig.sandbox.counters.inFlight === 0);
	});

	it('leaves no message unanswered when one arrives too late', async () => {
		const rig = await openRig();
		const { node } = rig;
		const input = (node as unknown as { _inputCallback: unknown })._inputCallback;
		await node.close(false as never);
		Object.assign(node, { _inputCallback: input });
		expect(await rig.put({ payload: 'too late' })).toEqual(NOTHING);
		expect(rig.sandbox.requests).toHaveLength(0);
	});

	it('happens with every deploy, and the new node works', async () => {
		const rig = await openRig({ sandbox: { requestMs: 20 } });
		const pending = rig.put({ payload: 'in flight' });
		await until(() => rig.sandbox.requests.length === 1);
		await helper.unload();
		expect(await pending).toEqual(NOTHING);
		const again = await openRig();
		expect((await again.put({ payload: 'text' })).outputs[0]).toHaveLength(1);
	});
});
