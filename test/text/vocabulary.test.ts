import fc from 'fast-check';
import { readNames, readVocabulary } from '../../text/vocabulary';
import { failure, prepared } from './support/prepared';

/** The entries as `name` or `name = term, term`. */
function read(value: unknown): string[] {
	const vocabulary = readVocabulary(value);
	if (!vocabulary.ok) throw new Error(`nameless: ${vocabulary.terms}`);
	return vocabulary.entries.map(({ name, terms }) =>
		terms ? `${name} = ${terms.join(', ')}` : name,
	);
}

describe('a list of entities', () => {
	it.each([
		['commas', 'delivery, support,price'],
		['semicolons', 'delivery; support;price'],
		['pipes', 'delivery | support|price'],
		['line breaks', 'delivery\nsupport\r\n\r\nprice\n'],
		['tabs, as a row of a spreadsheet', 'delivery\tsupport\tprice'],
		['a mixture', 'delivery, support; price'],
		['hyphens', '- delivery\n- support\n- price'],
		['stars', '* delivery\n* support\n* price'],
		['bullets', '• delivery\n• support\n• price'],
		['bullets in one line', '• delivery • support • price'],
		['numbers', '1. delivery\n2. support\n3. price'],
		['numbers and brackets', '1) delivery\n2) support\n(3) price'],
		['numbers in one line', '1. delivery, 2. support, 3. price'],
		['boxes to tick', '- [ ] delivery\n- [x] support\n- [ ] price'],
		['quotes', '"delivery", "support", "price"'],
		['single quotes', "'delivery', 'support', 'price'"],
		['quotes of a word processor', '“delivery”, „support“, «price»'],
		['a sentence', 'delivery, support, and price'],
		['a sentence that ends', 'delivery, support, or price.'],
		['a Dutch sentence', 'delivery, support, en price'],
		['JSON', '["delivery", "support", "price"]'],
		['JSON with objects', '[{"entity":"delivery"},{"name":"support"},"price"]'],
		['repetitions', 'delivery, Delivery, support, price, SUPPORT'],
		['blanks', ' , delivery,, support , ;price;'],
	])('may be written with %s', (_shape, text) => {
		expect(read(text)).toEqual(['delivery', 'support', 'price']);
	});

	it('keeps what belongs to a name', () => {
		expect(read('C++, .NET, 24/7, 5G, 3.5 mm jack, R&D, 911')).toHaveLength(7);
		expect(read('"Smith, Jones & Co"; women\'s shoes; don\'t know')).toEqual([
			'Smith, Jones & Co',
			"women's shoes",
			"don't know",
		]);
		expect(read(['Smith, Jones & Co', 'a; b'])).toEqual(['Smith, Jones & Co', 'a; b']);
		expect(read('911: emergency, Acme Inc.')).toEqual(['911: emergency', 'Acme Inc.']);
		expect(read('[sic], price')).toEqual(['[sic]', 'price']);
	});

	it.each('"" \'\' `` “” ““ ”” „“ „” „" «» »« ‘’ ’’ ‚‘ ‚’'.split(' '))(
		'keeps a comma that stands in quotes: %s',
		(quotes) => {
			expect(read(`- ${quotes[0]}a, b${quotes[1]}, c`)).toEqual(['a, b', 'c']);
		},
	);

	it('takes a quote for one only where an item begins and ends', () => {
		expect(read('the 5" screen, a 6" one')).toEqual(['the 5" screen', 'a 6" one']);
		expect(read('"a, b" c, d')).toEqual(['"a', 'b" c', 'd']);
		expect(read('"", price')).toEqual(['""', 'price']);
		expect(read('"", "a, b"')).toEqual(['""', 'a, b']);
		expect(read('price, 2. "a, b"')).toEqual(['price', 'a, b']);
		const long = (length: number) => read(`"a,${'b'.repeat(length)}", c`).length;
		expect([long(1_900), long(2_100)]).toEqual([2, 3]);
	});

	it.each([
		['a. delivery', ['a. delivery']],
		['1. delivery\n2) support\n(3) price', ['delivery', 'support', 'price']],
		['[x] delivery\n[ ] support\n- [X] price', ['delivery', 'support', 'price']],
		['1:delivery', ['delivery']],
		['2024 models', ['2024 models']],
		['and more', ['and more']],
		['delivery and support, price & Co.', ['delivery and support', 'price & Co.']],
		['delivery, of support.', ['delivery', 'support']],
		['app, tv.', ['app', 'tv.']],
		['-5 degrees', ['-5 degrees']],
	])('loses what makes it an item of a list, and nothing else: %j', (text, names) => {
		expect(read(text)).toEqual(names);
	});

	it.each<[string, string[]]>([
		['"delivery, support"', ['delivery, support']],
		['[1, "b"]', ['1', 'b']],
		['{"name": "a, b"}', ['a, b']],
		['[a, b]', ['[a', 'b]']],
		['"a", "b"', ['a', 'b']],
		['null', ['null']],
	])('is JSON where it is, and else a list: %j', (text, names) => {
		expect(read(text)).toEqual(names);
	});

	it('is followed six levels deep', () => {
		const nested = (depth: number): unknown => (depth === 0 ? 'a' : [nested(depth - 1)]);
		expect([read(nested(7)), read(nested(8))]).toEqual([['a'], []]);
	});

	it('may be any structure that names entities', () => {
		expect(read([{ entity: 'a' }, { name: 'b' }, 'c', 911, null, true, ['d']])).toEqual([
			'a',
			'b',
			'c',
			'911',
			'd',
		]);
		expect(read({ entities: [{ name: 'a' }, 'b'] })).toEqual(['a', 'b']);
		expect(read(42)).toEqual(['42']);
		expect(read([7n, NaN, Infinity])).toEqual(['7']);
		expect(read([{ name: 7 }, { entity: 'a', name: 'b' }, { name: true, in: ['c'] }])).toEqual([
			'7',
			'a',
			'c',
		]);
		expect(read({ color: 'red', id: 7, list: { more: ['a'] } })).toEqual(['a']);
		for (const nothing of [undefined, null, '', ' ,; ', [], {}, true, () => 1])
			expect(read(nothing)).toEqual([]);
	});

	it('may be circular', () => {
		const list: unknown[] = ['a'];
		for (let time = 0; time < 50; time++) list.push(list);
		expect(read(list)).toEqual(['a']);
		expect(read({ nested: list, again: { list } })).toEqual(['a']);
	});
});

describe('groups', () => {
	it('are one a line, or separated by semicolons', () => {
		const groups = ['delivery = shipping, courier, bezorging', 'price = prijs, cost', 'support'];
		expect(read(groups.join('\n'))).toEqual(groups);
		expect(read(groups.join(';'))).toEqual(groups);
		expect(read(groups)).toEqual(groups);
	});

	it('begin anew with each name, in one line too', () => {
		expect(read('delivery = shipping, courier, price = cost')).toEqual([
			'delivery = shipping, courier',
			'price = cost',
		]);
	});

	it('may be objects', () => {
		const group = { name: 'delivery', terms: ['shipping', ' courier '] };
		expect(read([group])).toEqual(['delivery = shipping, courier']);
		expect(read(JSON.stringify([group]))).toEqual(['delivery = shipping, courier']);
		expect(read([{ entity: 'delivery', terms: 'shipping; courier' }])).toEqual([
			'delivery = shipping, courier',
		]);
	});

	it.each([
		['name: 7', [{ name: 'a', terms: [7, null, ' "b" '] }], ['a = 7, b']],
		['terms in a text, with signs', [{ name: 'a', terms: 'b = c, d' }], ['a = b c, d']],
		['terms that are neither', [{ name: 'a', terms: 7 }], ['a']],
		['a blank name without terms', [{ name: ' ', terms: [] }, 'b'], ['b']],
	])('may be objects of any kind: %s', (_kind, value, groups) => {
		expect(read(value)).toEqual(groups);
	});

	it.each([
		['"a = b"', ['a = b']],
		['"a" = b', ['a = b']],
		['"a" = "b = c"', ['a = b = c']],
		['a := b; c == d; e ==> f', ['a = b', 'c = d', 'e = f']],
		['a; a = b', ['a = b']],
		['a = b; a', ['a = b']],
		['a = A', ['a']],
	])('are told by their sign: %s', (text, groups) => {
		expect(read(text)).toEqual(groups);
	});

	it('are written with bullets, quotes, arrows', () => {
		expect(read('- "delivery" = "shipping", "courier"\n2. price => cost')).toEqual([
			'delivery = shipping, courier',
			'price = cost',
		]);
	});

	it('of one name are one, and a term is there once', () => {
		expect(read('a = b, B, a\nA = c')).toEqual(['a = b, c']);
	});

	it('without terms are plain entities', () => {
		expect(read('delivery =; price')).toEqual(['delivery', 'price']);
		expect(read([{ name: 'delivery', terms: [] }])).toEqual(['delivery']);
	});

	it('without a name are a failure of that text alone', () => {
		for (const entities of [
			'= a, b',
			'x; = a, b',
			['x', '= a, b'],
			[{ terms: ['a', 'b'] }],
			[{ name: ' ', terms: ['a, b'] }],
			[{ name: ' ', terms: 'a, b' }],
		])
			expect(failure({ text: 'fine', entities })).toMatchObject({
				code: 'invalid_input',
				reason: 'group_name',
				values: { terms: 'a, b' },
				attempts: 0,
			});
	});

	it('may have a name that is a term of another', () => {
		const { document } = prepared('The courier was late.', {
			entities: 'delivery = shipping, courier; courier = driver',
		});
		expect(document.entities).toEqual(['courier']);
	});
});

describe('however odd', () => {
	it('500 entities are 500, and one of 1,000 characters is one', () => {
		const names = Array.from({ length: 500 }, (_, index) => `entity ${index}`);
		expect(prepared('text', { entities: names.join(', ') }).document.entities).toEqual(names);
		const long = 'x'.repeat(1_000);
		expect(prepared('text', { entities: long }).document.entities).toEqual([long]);
	});

	it('signs of regular expressions are letters like others', () => {
		const names = ['(a|b)+$', '[x]{2}', '.*', '\\d^', '?'];
		const { document } = prepared('a text without any', { entities: names });
		expect(document.entities).toEqual(names);
	});

	it('every value is read without an error', () => {
		fc.assert(fc.property(fc.anything(), (value) => readVocabulary(value) !== undefined));
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...'a1 ,;|\n"\'=-.()[]{}“')), (signs) => {
				const vocabulary = readVocabulary(signs.join(''));
				return !vocabulary.ok || vocabulary.entries.every(({ name }) => name.trim() !== '');
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('names that nothing is asked about, such as top words', () => {
	it.each<[string, unknown, string[]]>([
		['a comma list', 'parcel, late,weeks', ['parcel', 'late', 'weeks']],
		['a list', ['parcel', 7], ['parcel', '7']],
		['a JSON list as text', '["parcel", "late"]', ['parcel', 'late']],
		['a group is its name', 'delivery = courier, parcel', ['delivery']],
		['terms without a name', '= courier', []],
		['nothing', undefined, []],
	])('%s', (_, value, names) => {
		expect(readNames(value)).toEqual(names);
	});
});
