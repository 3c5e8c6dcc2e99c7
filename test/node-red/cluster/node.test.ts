import {
	clusterRequests,
	dutchTexts,
	openClusterRig,
	putAll,
	sequence,
	texts,
} from '../../support/node-red/cluster';
import { API, nodeOf, useNodeRed, type Ending, type Rig } from '../../support/node-red/rig';
import { BAD_GOOGLE_KEY } from '../../../sandbox/src';
import { until } from '../../support/until';

useNodeRed();

const NOTHING: Ending = { outputs: [], refusal: undefined };
const STALLED = { sandbox: { faults: { always: 'stall' } } };

/** Nothing is under way any more, and the status tells so. */
async function lastStatus(rig: Rig): Promise<string | undefined> {
	await new Promise((resolve) => setImmediate(resolve));
	await new Promise((resolve) => setImmediate(resolve));
	return rig.statuses().at(-1);
}

describe('the status', () => {
	it('counts what is collected, then says that it is clustering, and is cleared', async () => {
		const rig = await openClusterRig();
		const messages = sequence(texts(6));
		const early = putAll(rig, messages.slice(0, 5));
		await until(() => rig.statuses().at(-1) === 'blue 5');
		await Promise.all([early, rig.put(messages[5] ?? {})]);
		expect(await lastStatus(rig)).toBe('');
		expect(rig.statuses()).toContain('blue sentor-cluster.status.sending');
	});

	it('is yellow while it waits for the plan’s quota', async () => {
		const rig = await openClusterRig({ api: { requestsPerMinute: 1 } });
		await rig.put({ payload: texts(6) });
		const waiting = rig.put({ payload: texts(6) });
		await until(() => rig.statuses().at(-1) === 'yellow sentor-cluster.status.waiting');
		await rig.put({ reset: true });
		expect(await waiting).toEqual(NOTHING);
		await until(() => rig.statuses().at(-1) === '');
	});

	it('speaks of no quota while it is the service that does not answer', async () => {
		const rig = await openClusterRig({ sandbox: { faults: { always: '503' } } });
		const { outputs } = await rig.put({ payload: texts(6) });
		expect(outputs[1]?.[0]?.error.code).toBe('unavailable');
		expect(clusterRequests(rig.sandbox).length).toBeGreaterThan(1);
		expect(await lastStatus(rig)).toBe('red sentor-cluster.status.unavailable');
		expect(rig.statuses().join()).not.toContain('waiting');
	});

	it('does not call languages apart where the few texts of one could not be clustered', async () => {
		const rig = await openClusterRig();
		const { outputs } = await rig.put({ payload: [...texts(8), ...dutchTexts(2)] });
		expect(outputs[1]?.map(({ error }) => error.reason)).toEqual(['too_few', 'too_few']);
		expect(await lastStatus(rig)).toBe('');
	});

	it('is red after a set without a result, until the next one', async () => {
		const rig = await openClusterRig();
		await rig.put({ payload: texts(2) });
		expect(await lastStatus(rig)).toBe('red sentor-cluster.status.invalid_input');
		await rig.put({ payload: texts(6) });
		expect(await lastStatus(rig)).toBe('');
	});

	it('says when languages were clustered apart', async () => {
		const rig = await openClusterRig();
		await rig.put({ payload: [...texts(5), ...dutchTexts(5)] });
		expect(await lastStatus(rig)).toBe('grey sentor-cluster.status.mixed');
	});

	it('says when topics got no name', async () => {
		const rig = await openClusterRig({
			credentials: { apiKey: 'sandbox-unlimited', googleApiKey: BAD_GOOGLE_KEY },
			node: { nameTopics: true },
		});
		await rig.put({ payload: texts(6) });
		expect(await lastStatus(rig)).toBe('grey sentor-cluster.status.unnamed');
	});

	it('tells what is not set up yet', async () => {
		const rig = await openClusterRig({ node: { api: '' } });
		expect(await lastStatus(rig)).toBe('red sentor-cluster.status.setup');
	});
});

describe('several sets', () => {
	it('go one after the other', async () => {
		const rig = await openClusterRig({ sandbox: { requestMs: 10 } });
		const endings = await Promise.all([1, 2, 3].map(() => rig.put({ payload: texts(6) })));
		expect(endings.map(({ outputs }) => outputs[0]?.length)).toEqual([1, 1, 1]);
		expect(clusterRequests(rig.sandbox)).toHaveLength(3);
		expect(rig.sandbox.counters.maxInFlight).toBe(1);
	});
});

describe('msg.reset', () => {
	it('aborts what is under way, and leaves the node ready for more', async () => {
		const rig = await openClusterRig(STALLED);
		const pending = [rig.put({ payload: texts(6) }), rig.put({ payload: texts(7) })];
		await until(() => rig.sandbox.requests.length === 1);
		await rig.put({ reset: true });
		expect(await Promise.all(pending)).toEqual([NOTHING, NOTHING]);
		await until(() => rig.sandbox.counters.inFlight === 0);
		rig.sandbox.set({ faults: {} });
		expect((await rig.put({ payload: texts(8) })).outputs[0]).toHaveLength(1);
		expect(clusterRequests(rig.sandbox)).toHaveLength(2);
	});
});

describe('closing the node', () => {
	it('aborts its request, calls done for all it has, and sends and reports nothing', async () => {
		const rig = await openClusterRig(STALLED);
		const pending = [
			rig.put({ payload: texts(6) }),
			rig.put({ payload: texts(6) }),
			...sequence(texts(6))
				.slice(0, 3)
				.map((message) => rig.put(message)),
		];
		await until(() => rig.sandbox.requests.length === 1);
		await rig.node.close(false as never);
		expect(await Promise.all(pending)).toEqual(pending.map(() => NOTHING));
		await until(() => rig.sandbox.counters.inFlight === 0);
		expect(rig.sandbox.requests).toHaveLength(1);
		expect(rig.statuses().at(-1)).toBe('');
	});

	it('of its Sentor API ends what is under way, without a word', async () => {
		const rig = await openClusterRig(STALLED);
		const pending = [rig.put({ payload: texts(6) }), ...sequence(texts(6)).map((m) => rig.put(m))];
		await until(() => rig.sandbox.requests.length === 1);
		await nodeOf(API).close(true as never);
		expect(await Promise.all(pending)).toEqual(pending.map(() => NOTHING));
		await until(() => rig.sandbox.counters.inFlight === 0);
	});

	it('leaves no message unanswered when one arrives too late', async () => {
		const rig = await openClusterRig();
		const { _inputCallback } = rig.node as unknown as { _inputCallback: unknown };
		await rig.node.close(false as never);
		Object.assign(rig.node, { _inputCallback });
		expect(await rig.put({ payload: texts(6) })).toEqual(NOTHING);
		expect(rig.sandbox.requests).toEqual([]);
	});
});
