import { circle, trap } from '../support/hostile-values';
import { openRig, useNodeRed, type Message } from '../support/node-red/rig';

useNodeRed();

const inside = (what: unknown) => [what, 'a good text'];

/** Everything here ends exactly once (`put` sees to it); which way is told beside it. */
const MESSAGES: Array<[string, () => Message, 'result' | 'error' | 'catch']> = [
	['no payload', () => ({}), 'error'],
	['null for a payload', () => ({ payload: null }), 'error'],
	['null parts', () => ({ payload: 'text', parts: null }), 'result'],
	['null for an earlier error', () => ({ payload: '', error: null }), 'error'],
	['a text for an earlier error', () => ({ payload: '', error: 'text' }), 'error'],
	['a circle for a payload', () => ({ payload: circle() }), 'result'],
	['circles in an array', () => ({ payload: inside(circle()) }), 'result'],
	['a circle of entities', () => ({ payload: { text: 'text', entities: [circle()] } }), 'error'],
	[
		'an array that holds itself',
		() => {
			const list: unknown[] = ['text'];
			list.push(list);
			return { payload: list };
		},
		'result',
	],
	['holes in an array', () => ({ payload: Object.assign(new Array(3), { 1: 'text' }) }), 'result'],
	['a symbol for a payload', () => ({ payload: Symbol('s') }), 'error'],
	['a function for a payload', () => ({ payload: () => 'text' }), 'error'],
	['a number beyond all', () => ({ payload: NaN }), 'result'],
	['a getter that throws for a payload', () => trap({}, 'payload'), 'error'],
	['a getter that throws nothing at all', () => trap({}, 'payload', null), 'error'],
	[
		'a getter that throws what cannot be told',
		() =>
			trap({}, 'payload', {
				toString: () => {
					throw new Error('twice');
				},
			}),
		'error',
	],
	['a getter inside {docs}', () => ({ payload: trap({}, 'docs') }), 'error'],
	['a getter for the id', () => trap({ payload: 'text' }, '_msgid'), 'error'],
	['a getter that throws for the earlier error', () => trap({ payload: '' }, 'error'), 'catch'],
	[
		'a frozen place for the result',
		() => ({ payload: 'text', sentiment: Object.freeze({}) }),
		'result',
	],
	[
		'a prototype that is none',
		() => Object.assign(Object.create(null), { payload: 'text' }) as Message,
		'result',
	],
	[
		'a proxy that refuses everything',
		() =>
			new Proxy(
				{},
				{
					get: () => {
						throw new Error('no');
					},
					has: () => {
						throw new Error('no');
					},
					getOwnPropertyDescriptor: () => {
						throw new Error('no');
					},
					set: () => {
						throw new Error('no');
					},
				},
			),
		'catch',
	],
	['__proto__ for an id', () => ({ payload: [{ text: 'text', id: '__proto__' }] }), 'result'],
	['a text of a million characters', () => ({ payload: 'x'.repeat(1_000_000) }), 'error'],
	['nested arrays', () => ({ payload: [['text'], [['deeper']], 'text'] }), 'result'],
];

describe.each(['document', 'entity'])('a hostile message, one message per %s', (granularity) => {
	it.each(MESSAGES)('(%s) ends exactly once', async (_name, make, way) => {
		const rig = await openRig({ node: { granularity } });
		const { outputs, refusal } = await rig.put(make());
		const came = refusal
			? 'catch'
			: (outputs[0]?.length ?? 0) > 0
				? 'result'
				: (outputs[1]?.length ?? 0) > 0
					? 'error'
					: 'nothing';
		expect(came).toBe(way);
		// And the node still works.
		expect((await rig.put({ payload: 'a good text' })).outputs[0]?.length).toBeGreaterThan(0);
	});
});

describe('a frozen message', () => {
	it('goes to Catch nodes, since neither a result nor an error can be put on it', async () => {
		const rig = await openRig();
		const { outputs, refusal } = await rig.put(Object.freeze({ payload: 'text' }));
		expect(outputs).toEqual([]);
		expect(refusal).toBeDefined();
	});
});

describe('a getter that throws inside an element', () => {
	it('fails that element alone where one message comes out', async () => {
		const rig = await openRig();
		const { outputs } = await rig.put({ payload: inside(trap({}, 'text')) });
		expect(outputs[0]?.[0]?.sentiment).toEqual([
			{ error: expect.objectContaining({ code: 'invalid_input' }) },
			expect.objectContaining({ sentiment: expect.any(String) }),
		]);
	});

	it('fails the message, with its array as it was, where it would have to be copied', async () => {
		const rig = await openRig({ node: { granularity: 'entity' } });
		const payload = inside(trap({}, 'text'));
		const { outputs } = await rig.put({ payload });
		expect(outputs[1]?.[0]?.error).toMatchObject({ code: 'invalid_input', reason: 'message' });
		expect(outputs[1]?.[0]?.payload).toBe(payload);
	});
});

describe('what Node-RED throws back', () => {
	it('when it cannot copy a message for two wires goes to Catch nodes', async () => {
		const rig = await openRig();
		const { _inputCallback: input } = rig.node as unknown as {
			_inputCallback: (...args: unknown[]) => void;
		};
		const endings: unknown[] = [];
		await new Promise<void>((resolve) => {
			const send = (): never => {
				throw new Error('cannot copy');
			};
			const done = (reason?: Error): void => {
				endings.push(reason?.message);
				setImmediate(resolve);
			};
			input({ payload: 'text' }, send, done);
		});
		expect(endings).toEqual(['cannot copy']);
	});

	it('when not even that works ends in a warning, and nowhere else', async () => {
		const rig = await openRig();
		const { _inputCallback: input } = rig.node as unknown as {
			_inputCallback: (...args: unknown[]) => void;
		};
		const warned = new Promise((resolve) =>
			rig.node.once('call:warn', ({ args }: { args: unknown[] }) => resolve(args[0])),
		);
		let times = 0;
		const done = (): never => {
			times += 1;
			throw new Error('done threw');
		};
		input({ payload: 'text' }, () => undefined, done);
		expect(await warned).toBe('done threw');
		expect(times).toBe(1);
	});
});
