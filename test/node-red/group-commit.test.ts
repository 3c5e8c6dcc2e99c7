import {
	API,
	nodeOf,
	openRig,
	openSandbox,
	textsSentTo,
	useNodeRed,
	type Rig,
} from '../support/node-red/rig';
import { until } from '../support/until';

useNodeRed();

const texts = (count: number, name = 'text'): string[] =>
	Array.from({ length: count }, (_, place) => `${name} ${place}`);

const putAll = ({ put }: Rig, payloads: string[]) =>
	Promise.all(payloads.map((payload) => put({ payload })));

/** Another turn of the event loop, in which new messages are not part of the same burst. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
	it('sends a lone message at once, in a request of its own', async () => {
		const rig = await openRig();
		await rig.put({ payload: 'alone' });
		expect(rig.sentTexts()).toEqual([['alone']]);
	});

	it('sends what arrives in one turn of the event loop as one group', async () => {
		const rig = await openRig();
		const endings = await putAll(rig, texts(12));
		expect(rig.sentTexts()).toEqual([texts(12)]);
		expect(endings.map(({ outputs }) => outputs[0]?.length)).toEqual(texts(12).map(() => 1));
	});

	it('sends what arrives while a request is in flight together in the next', async () => {
		const rig = await openRig({ sandbox: { requestMs: 40 } });
		const first = rig.put({ payload: 'first' });
		await until(() => rig.sandbox.requests.length === 1);
		const others = [];
		for (const payload of texts(7)) {
			others.push(rig.put({ payload }));
			await nextTurn();
		}
		await Promise.all([first, ...others]);
		expect(rig.sentTexts()).toEqual([['first'], texts(7)]);
	});

	it('answers each message when its own documents are, not when the last one is', async () => {
		// The Free plan's 1,000 characters make several requests of this; the second one hangs.
		const rig = await openRig({ sandbox: { faults: { script: [null, 'stall'] } } });
		const long = 'x'.repeat(800);
		const first = rig.put({ payload: `${long} 1` });
		void rig.put({ payload: `${long} 2` });
		expect((await first).outputs[0]).toHaveLength(1);
		await until(() => rig.sandbox.requests.length === 2);
	});

	it('puts the messages of all nodes with the same Sentor API into one request', async () => {
		const second = {
			id: 'second',
			type: 'sentor-sentiment',
			z: 'flow',
			api: API,
			entities: 'price',
			wires: [[], []],
		};
		const rig = await openRig({ others: [second] });
		await Promise.all([rig.put({ payload: 'one' }), rig.put({ payload: 'two' }, nodeOf('second'))]);
		expect(rig.sentTexts()).toEqual([['one', 'two']]);
	});

	it('never mixes the messages of different Sentor APIs', async () => {
		const elsewhere = await openSandbox();
		const rig = await openRig({
			others: [
				{ id: 'api2', type: 'sentor-api', baseUrl: elsewhere.url },
				{
					id: 'second',
					type: 'sentor-sentiment',
					z: 'flow',
					api: 'api2',
					entities: 'price',
					wires: [[], []],
				},
			],
		});
		await Promise.all([
			rig.put({ payload: 'one' }),
			rig.put({ payload: 'two' }, nodeOf('second')),
			rig.put({ payload: 'three' }),
		]);
		expect(rig.sentTexts()).toEqual([['one', 'three']]);
		expect(textsSentTo(elsewhere)).toEqual([['two']]);
	});
});
