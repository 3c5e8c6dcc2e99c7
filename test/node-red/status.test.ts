import { openRig, useNodeRed } from '../support/node-red/rig';
import { until } from '../support/until';

useNodeRed();

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the status', () => {
	it('is blue while a message is in flight, and cleared at rest', async () => {
		const rig = await openRig();
		await rig.put({ payload: 'text' });
		await turn();
		expect(rig.statuses()).toEqual(['', 'blue sentor-sentiment.status.sending', '']);
	});

	it('shows how many messages there are, once for a burst', async () => {
		const rig = await openRig();
		await Promise.all(Array.from({ length: 40 }, () => rig.put({ payload: 'text' })));
		await turn();
		expect(rig.statuses()).toEqual(['', 'blue 40', '']);
	});

	it('is yellow while the plan’s quota is what messages wait for', async () => {
		const rig = await openRig({ api: { requestsPerMinute: 1 } });
		await rig.put({ payload: 'the one of this minute' });
		void rig.put({ payload: 'has to wait' });
		await until(() => rig.statuses().at(-1) === 'yellow sentor-sentiment.status.waiting');
		await rig.put({ reset: true });
		await until(() => rig.statuses().at(-1) === '');
	});

	it('speaks of no quota while it is the service that does not answer', async () => {
		const rig = await openRig({ sandbox: { faults: { always: '503' } } });
		for (const payload of ['one', 'two']) void rig.put({ payload });
		await until(() => rig.sandbox.requests.length > 2);
		expect(rig.statuses()).toEqual(['', 'blue 2']);
		await rig.put({ reset: true });
	});

	it('has a red ring after a message without a result, until the next one', async () => {
		const rig = await openRig();
		await rig.put({ payload: '' });
		await turn();
		expect(rig.statuses().at(-1)).toBe('red sentor-sentiment.status.invalid_input');
		await rig.put({ payload: 'text' });
		await turn();
		expect(rig.statuses().slice(-2)).toEqual(['blue sentor-sentiment.status.sending', '']);
	});

	it('names the refusal of a key', async () => {
		const rig = await openRig({ credentials: { apiKey: 'sandbox-expired' } });
		await rig.put({ payload: 'text' });
		await turn();
		expect(rig.statuses().at(-1)).toBe('red sentor-sentiment.status.auth');
	});
});
