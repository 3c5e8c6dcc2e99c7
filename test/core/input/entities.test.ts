import { normalizeEntities } from '../../../core/input/entities';

describe('entities, in whatever shape a host hands them in', () => {
	it.each<[string, unknown, string[]]>([
		['one name', 'delivery', ['delivery']],
		['a comma list', 'delivery, support,price', ['delivery', 'support', 'price']],
		['a line list', 'delivery\nsupport\r\nprice', ['delivery', 'support', 'price']],
		['a list with blanks', ' delivery ,, , support ', ['delivery', 'support']],
		['a name in several words', 'customer support', ['customer support']],
		['a JSON list as text', '["delivery", "price"]', ['delivery', 'price']],
		['brackets that are no JSON', '[sic], price', ['[sic]', 'price']],
		['an array', ['delivery', 'support'], ['delivery', 'support']],
		['an array whose names hold commas', ['Smith, Jones & Co'], ['Smith, Jones & Co']],
		['numbers', [911, 718.5], ['911', '718.5']],
		['one number', 911, ['911']],
		['a big integer', 911n, ['911']],
		['objects with entity', [{ entity: 'delivery' }, { entity: 'price' }], ['delivery', 'price']],
		['objects with name', [{ name: 'delivery', color: 'red' }], ['delivery']],
		['entity before name', [{ name: 'x', entity: 'delivery' }], ['delivery']],
		['one object', { entity: 'delivery' }, ['delivery']],
		[
			"the form of n8n's field lists",
			{ values: [{ entity: 'delivery' }, { entity: 'price' }] },
			['delivery', 'price'],
		],
		['nested lists', [['delivery', ['price']], 'support'], ['delivery', 'price', 'support']],
		[
			'mixed shapes',
			['delivery', 7, { name: 'price' }, null, undefined, true],
			['delivery', '7', 'price'],
		],
	])('%s', (_, value, entities) => {
		expect(normalizeEntities(value)).toEqual(entities);
	});

	it('are trimmed and named once each, in the order of the user', () => {
		expect(normalizeEntities(['price', ' delivery', 'price ', 'delivery', 'Price'])).toEqual([
			'price',
			'delivery',
			'Price',
		]);
	});

	it.each<[string, unknown]>([
		['undefined', undefined],
		['null', null],
		['a blank text', '  '],
		['commas alone', ' , ,\n'],
		['an empty list', []],
		['blank names', ['', ' ', null]],
		['an empty object', {}],
		['an object of other fields', { id: 'A-1', color: 'red' }],
		['a truth value', true],
		['NaN', Number.NaN],
		['a function', () => 'delivery'],
	])('are none in %s', (_, value) => {
		expect(normalizeEntities(value)).toEqual([]);
	});

	it('come to an end in circles and in depths', () => {
		const circle: Record<string, unknown> = { values: [{ entity: 'delivery' }] };
		circle['self'] = circle;
		expect(normalizeEntities(circle)).toEqual(['delivery']);
		let deep: unknown = ['delivery'];
		for (let level = 0; level < 50_000; level++) deep = [deep];
		expect(normalizeEntities(deep)).toEqual([]);
	});

	it('take a wide circle without growing with every turn', () => {
		const circle: unknown[] = [];
		for (let index = 0; index < 30; index++) circle.push(circle);
		circle.push('delivery');
		expect(normalizeEntities(circle)).toEqual(['delivery']);
	});
});
