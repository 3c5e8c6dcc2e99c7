import { circle, trap } from '../../support/hostile-values';
import { openClusterRig, putAll, sentBy, sequence, texts } from '../../support/node-red/cluster';
import { useNodeRed, type Ending, type Message } from '../../support/node-red/rig';

useNodeRed();

const refuser = (): never => {
	throw new Error('no');
};

/** Everything here ends exactly once (`put` sees to it); which way is told beside it. */
const MESSAGES: Array<[string, () => Message, 'result' | 'error' | 'catch']> = [
	['no payload', () => ({}), 'error'],
	['null parts', () => ({ payload: texts(6), parts: null }), 'result'],
	['parts that are a text', () => ({ payload: 'text', parts: 'some' }), 'error'],
	['parts without an id', () => ({ payload: 'text', parts: { count: 1, index: 0 } }), 'error'],
	[
		'a sequence of one',
		() => ({ payload: 'text', parts: { id: 'x', count: 1, index: 0 } }),
		'error',
	],
	[
		'an array with places in a sequence',
		() => ({ payload: texts(6), parts: { id: 'x', count: 3, index: 0 } }),
		'result',
	],
	['a getter for its parts', () => trap({ payload: 'text' }, 'parts'), 'error'],
	['a getter for its payload', () => trap({}, 'payload'), 'error'],
	['a getter that throws nothing at all', () => trap({}, 'payload', null), 'error'],
	['a getter inside {documents}', () => ({ payload: trap({}, 'documents') }), 'error'],
	['a getter inside a text', () => ({ payload: [...texts(5), trap({}, 'text')] }), 'error'],
	['a circle among its texts', () => ({ payload: [...texts(5), circle()] }), 'result'],
	[
		'an array that holds itself',
		() => {
			const list: unknown[] = texts(5);
			list.push(list);
			return { payload: list };
		},
		'result',
	],
	['holes in its array', () => ({ payload: Object.assign(new Array(9), texts(5)) }), 'result'],
	['symbols among its texts', () => ({ payload: [...texts(5), Symbol('s')] }), 'result'],
	[
		'__proto__ for an id',
		() => ({ payload: [...texts(5), { text: 'x', id: '__proto__' }] }),
		'result',
	],
	['a text of 100 kB', () => ({ payload: [...texts(5), 'long '.repeat(20_000)] }), 'result'],
	[
		'a frozen place for the result',
		() => ({ payload: texts(5), clusters: Object.freeze([]) }),
		'result',
	],
	['a frozen message', () => Object.freeze({ payload: texts(5) }), 'catch'],
	[
		'a prototype that is none',
		() => Object.assign(Object.create(null), { payload: texts(5) }) as Message,
		'result',
	],
	[
		'a proxy that refuses everything',
		() =>
			new Proxy(
				{},
				{ get: refuser, has: refuser, getOwnPropertyDescriptor: refuser, set: refuser },
			),
		'catch',
	],
];

/** Where a message came out first. */
function wayOf({ outputs, refusal }: Ending): string {
	if (refusal) return 'catch';
	return ['result', 'error'].find((_, port) => (outputs[port]?.length ?? 0) > 0) ?? 'nothing';
}

describe.each(['cluster', 'document'])('a hostile message, one result per %s', (granularity) => {
	it.each(MESSAGES)('(%s) ends exactly once', async (name, make, way) => {
		const rig = await openClusterRig({ node: { granularity } });
		// A getter cannot be copied into a message of its own; with a result per text it need not be.
		const isCopied = name === 'a getter inside a text' && granularity === 'document';
		expect(wayOf(await rig.put(make()))).toBe(isCopied ? 'result' : way);
		// And the node still works.
		expect((await rig.put({ payload: texts(6) })).outputs[0]).toHaveLength(1);
	});

	it.each<[string, (message: Message) => Message, string]>([
		['whose text throws', (message) => trap(message, 'payload'), 'error'],
		['that is frozen', Object.freeze, granularity === 'document' ? 'catch' : 'result'],
		['with a getter for an earlier error', (message) => trap(message, 'error'), 'any'],
	])('(one %s) does not keep its sequence from coming out', async (_name, change, way) => {
		const rig = await openClusterRig({ node: { granularity } });
		const messages = sequence(texts(8));
		messages[3] = change(messages[3] as Message);
		const endings = await putAll(rig, messages);
		expect(sentBy(endings, 0).length).toBeGreaterThan(0);
		const others = endings.filter((_, place) => place !== 3);
		expect(others.map(({ refusal }) => refusal)).toEqual(Array(7).fill(undefined));
		if (way === 'error' || way === 'catch') expect(wayOf(endings[3] as Ending)).toBe(way);
	});
});

describe('ids of sequences', () => {
	it.each([['__proto__'], ['constructor'], [0], ['0']])('may be %j', async (id) => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const messages = sequence(texts(5)).map(({ parts, ...message }) => ({
			...message,
			parts: { ...parts, id },
		}));
		expect(sentBy(await putAll(rig, messages), 0)).toHaveLength(5);
	});
});
