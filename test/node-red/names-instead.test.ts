import type { NodeAPI } from 'node-red';
import type { Message } from '../../node-red/src/common/job';
import { namesInstead } from '../../node-red/src/common/input/names-instead';

const util = jest.requireActual<{ util: unknown }>('@node-red/util').util;
const RED = { util } as NodeAPI;
const names = (value: string, message: Message, ...elements: unknown[]) =>
	namesInstead(RED, message, { type: 'msg', value }, elements);

describe('the names that stand where a text is looked for', () => {
	it('are those beside it when there is nothing at the end of the path', () => {
		const message = { _msgid: 'm', req: {}, topic: 't', payload: { review: 'Great', stars: 5 } };
		expect(names('payload.text', message, undefined)).toEqual(['review', 'stars']);
		expect(names('text', message, undefined)).toEqual(['topic', 'payload']);
		expect(names('nothing.there.text', message, undefined)).toEqual([]);
	});

	it('are those of objects without a text, with the invisible mark of a file', () => {
		expect(names('payload', {}, { '\ufefftext': 'Great' }, { id: 1 })).toEqual([
			'\\ufefftext',
			'id',
		]);
	});

	it.each([[{ text: '', id: 1 }], [{ doc: null, id: 1 }], [''], ['text'], [[]], [null]])(
		'are none where there is a text, if only an empty one, or no object: %j',
		(element) => {
			expect(names('payload', { payload: element }, element)).toEqual([]);
		},
	);

	it('are a dozen at most, and none where asking for them throws', () => {
		const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, i]));
		expect(names('payload', {}, many)).toHaveLength(12);
		const hostile = new Proxy(
			{},
			{
				ownKeys() {
					throw new Error('no');
				},
			},
		);
		expect(names('payload', {}, hostile)).toEqual([]);
	});
});
