import { openRig, useNodeRed, type Ending } from '../support/node-red/rig';
import { until } from '../support/until';

useNodeRed();

const lengths = ({ outputs }: Ending): number[] => outputs.map((messages) => messages.length);

describe('msg.reset', () => {
	it('drops what was not answered yet: done is called, nothing is sent', async () => {
		const rig = await openRig({ sandbox: { faults: { always: 'stall' } } });
		const inFlight = rig.put({ payload: 'in flight' });
		await until(() => rig.sandbox.requests.length === 1);
		const waiting = rig.put({ payload: 'waiting' });
		const reset = await rig.put({ reset: true, payload: 'not a text to analyze' });
		for (const ending of [reset, await inFlight, await waiting])
			expect(ending).toEqual({ outputs: [], refusal: undefined });
		rig.sandbox.set({ faults: {} });
		await rig.put({ payload: 'after' });
		expect(rig.sentTexts()).toEqual([['in flight'], ['after']]);
	});

	it('counts by being there, whatever its value', async () => {
		const rig = await openRig();
		expect(await rig.put({ reset: false, payload: 'text' })).toEqual({
			outputs: [],
			refusal: undefined,
		});
	});

	it('leaves the node ready for more', async () => {
		const rig = await openRig();
		await rig.put({ reset: true });
		expect(lengths(await rig.put({ payload: 'text' }))).toEqual([1, 0]);
	});
});

describe('nodeMessageBufferMaxLength', () => {
	it('sends what is too much to the errors output, and keeps the rest', async () => {
		const rig = await openRig({ settings: { nodeMessageBufferMaxLength: 3 } });
		const endings = await Promise.all([1, 2, 3, 4, 5].map((payload) => rig.put({ payload })));
		expect(endings.map(lengths)).toEqual([
			[1, 0],
			[1, 0],
			[1, 0],
			[0, 1],
			[0, 1],
		]);
		expect(endings[3]?.outputs[1]?.[0]?.error).toMatchObject({
			code: 'queue_full',
			source: { id: rig.node.id },
		});
		expect(rig.sentTexts()).toEqual([['1', '2', '3']]);
	});

	it('sets no limit when it is 0', async () => {
		const rig = await openRig({ settings: { nodeMessageBufferMaxLength: 0 } });
		const endings = await Promise.all(
			Array.from({ length: 300 }, (_, payload) => rig.put({ payload })),
		);
		expect(new Set(endings.map((ending) => lengths(ending).join()))).toEqual(new Set(['1,0']));
	});
});
