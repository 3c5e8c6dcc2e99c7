import fc from 'fast-check';
import {
	prepare,
	readLanguage,
	TEXT_FAILURES,
	type TextFailureReason,
	type TextInput,
} from '../../text';
import { FAILURES } from '../../core';
import { failure, prepared } from './support/prepared';

function missing(): never {
	throw new Error('secret');
}

describe('what is read as a text', () => {
	it.each([
		['a string', 'fine', 'fine'],
		['a number', 4.5, '4.5'],
		['a big integer', 10n, '10'],
		['a boolean', true, 'true'],
		['a buffer', Buffer.from('schön'), 'schön'],
		['bytes', new Uint8Array(Buffer.from('schön 😍')), 'schön 😍'],
		['bytes that are no UTF-8', new Uint8Array([102, 105, 255]), 'fiÿ'],
		['a boxed string', new String('fine'), 'fine'],
		['a boxed number', new Number(7), '7'],
		['many bytes', new Uint8Array(Buffer.from('é'.repeat(9_000))), 'é'.repeat(9_000)],
	])('%s', (_what, text, expected) => {
		expect(prepared({ text }, { language: 'en' }).document.text).toBe(expected);
	});

	it.each([
		[undefined, 'no_text', undefined],
		[null, 'no_text', undefined],
		[' \n\t', 'no_text', undefined],
		[{ a: 1 }, 'text_type', 'object'],
		[['a'], 'text_type', 'list'],
		[() => 1, 'text_type', 'function'],
		[Symbol('x'), 'text_type', 'symbol'],
	])('not %p', (text, reason, found) => {
		expect(failure({ text })).toMatchObject({
			code: 'invalid_input',
			reason,
			...(found === undefined ? {} : { values: { found } }),
			attempts: 0,
		});
	});
});

describe('the document', () => {
	it('has the text, the entities, the language and the id, and nothing else', () => {
		expect(prepared({ text: 'Great service', id: 7 }, { entities: 'service' }).document).toEqual({
			text: 'Great service',
			entities: ['service'],
			language: 'en',
			id: '7',
		});
		for (const id of [undefined, null, '', {}, []])
			expect(prepared({ text: 'Great service', id }).document).not.toHaveProperty('id');
	});

	it('has the entities of its own item, if that names any', () => {
		const entitiesOf = (entities: unknown) =>
			prepared({ text: 'x', entities }, { entities: 'b' }).document.entities;
		expect(entitiesOf('a')).toEqual(['a']);
		for (const nothing of [undefined, null, ' ']) expect(entitiesOf(nothing)).toEqual(['b']);
	});

	it('may do without entities where none are needed', () => {
		expect(failure({ text: 'x' }, { entities: ' ' }).reason).toBe('no_entities');
		const { document } = prepared('x', { entities: '', needsEntities: false });
		expect(document.entities).toEqual([]);
	});
});

describe('what is set', () => {
	it.each([undefined, null, '', ' ', '-'])('is nothing where it is blank: %j', (value) => {
		expect(readLanguage(value)).toBe('blank');
	});

	it.each(['eng', 'Engels', 'english'])('is English where it says so: %s', (language) => {
		expect(prepared('Het is niet goed', { language }).document.language).toBe('en');
	});

	it.each(['nld', 'dut', 'Nederlands', 'dutch', 'nl-BE'])(
		'is Dutch where it says so: %s',
		(language) => {
			expect(prepared('It is not good', { language }).document.language).toBe('nl');
		},
	);

	it.each(['detect', 'Auto', undefined, null])('is found out where it says so: %s', (language) => {
		expect(prepared('Het is niet goed', { language }).document.language).toBe('nl');
	});

	it('is cleaned up as by default where the setting is unknown', () => {
		expect(prepared('<p>x</p>', { cleanUp: 'all' as never }).document.text).toBe('x');
		expect(prepared({ text: 'x', id: 7n }).document.id).toBe('7');
	});
});

describe('the language', () => {
	const DUTCH = 'Het pakket is nog steeds niet bezorgd.';

	it('is found out by default', () => {
		expect(prepared(DUTCH).document.language).toBe('nl');
		expect(prepared('The parcel is still not here.').document.language).toBe('en');
		expect(prepared('ok').document.language).toBe('en');
	});

	it.each(['en', 'EN', 'en-US', 'en_GB', 'English', ' en '])('is as set: %s', (language) => {
		expect(prepared(DUTCH, { language }).document.language).toBe('en');
	});

	it('is what the item itself says, before what is set', () => {
		expect(prepared({ text: 'ok', language: 'Dutch' }, { language: 'en' }).document.language).toBe(
			'nl',
		);
		expect(prepared({ text: DUTCH, language: 'auto' }, { language: 'en' }).document.language).toBe(
			'nl',
		);
		expect(prepared({ text: DUTCH, language: '' }, { language: 'en' }).document.language).toBe(
			'en',
		);
	});

	it('is a failure that names it, where it is plainly another', () => {
		expect(failure({ text: 'Die Lieferung kam leider drei Tage zu spät.' })).toEqual({
			code: 'invalid_input',
			reason: 'language',
			message: 'The text is in German',
			description: expect.stringContaining('English and Dutch') as string,
			values: { found: 'German', detected: 'de' },
			attempts: 0,
		});
		expect(failure({ text: 'Посылка пришла поздно' }).values).toEqual({
			found: 'Russian',
			detected: 'ru',
		});
		expect(failure({ text: '配送が遅れました' }).values).toEqual({
			found: 'Japanese',
			detected: 'ja',
		});
	});

	it('is a failure that quotes it, where it was set to another', () => {
		expect(failure({ text: 'x', language: 'de' })).toMatchObject({
			reason: 'language',
			values: { found: 'de' },
		});
		expect(failure({ text: 'x' }, { language: 7 }).values).toEqual({ found: 'number' });
	});

	it('is not looked for where it is set', () => {
		const german = 'Die Lieferung kam leider drei Tage zu spät.';
		expect(prepared(german, { language: 'en' }).document.language).toBe('en');
	});

	it('of the author counts, not that of the quote below', () => {
		const text = `${DUTCH}\n\nOn 5 Nov 2024 at 10:12, Ann <a@x.example> wrote:\n${'> We are glad that you are with us.\n'.repeat(20)}`;
		expect(prepared(text, { cleanUp: 'mail' }).document.language).toBe('nl');
	});
});

describe('failures', () => {
	it.each<[string, TextInput]>([
		['no text', {}],
		['a text that is none', { text: [] }],
		['no entity', { text: 'x', entities: [] }],
		['a group without a name', { text: 'x', entities: '= a' }],
		['a language that is set', { text: 'x', language: 'fr' }],
		['a language that is found', { text: 'Die Lieferung kam leider viel zu spät.' }],
		['a value that cannot be read', Object.defineProperty({}, 'text', { get: () => missing() })],
	])('say what happened and what to do: %s', (_what, input) => {
		expect(failure(input)).toMatchSnapshot();
	});

	it('quote no more than a line of what was set', () => {
		const terms = (length: number) =>
			failure({ text: 'x', entities: [{ terms: ['x'.repeat(length)] }] }).values?.terms;
		expect(terms(60)).toBe('x'.repeat(60));
		expect(terms(61)).toBe(`${'x'.repeat(59)}…`);
		expect(failure({ text: 'x', language: ` ${'x'.repeat(30)}` }).values?.found).toBe(
			'x'.repeat(20),
		);
	});

	it('are those of the table, with the values that it names', () => {
		const all: Record<TextFailureReason, ReturnType<typeof failure>> = {
			no_text: failure({ text: '' }),
			text_type: failure({ text: {} }),
			no_entities: failure({ text: 'x', entities: [] }),
			group_name: failure({ text: 'x', entities: '= a' }),
			language: failure({ text: 'Die Lieferung kam leider viel zu spät.' }),
			unreadable: failure({
				get text(): string {
					throw new Error('secret');
				},
			}),
		};
		for (const [reason, found] of Object.entries(all)) {
			const names = TEXT_FAILURES[reason as TextFailureReason].map((name) => name.replace('?', ''));
			expect([found.reason, Object.keys(found.values ?? {})]).toEqual([reason, names]);
			expect(found.message + found.description).not.toMatch(/secret|undefined|\bat \//);
			expect(JSON.parse(JSON.stringify(found))).toEqual(found);
		}
	});

	it('are the core’s own where the core has the same reason', () => {
		const shared = Object.keys(TEXT_FAILURES).filter((reason) => reason in FAILURES.invalid_input);
		expect(shared).toEqual(
			expect.arrayContaining(['no_text', 'text_type', 'no_entities', 'language']),
		);
	});

	it('are all that can go wrong, whatever a host hands in', () => {
		const anything = fc.record(
			{
				text: fc.anything({ withBigInt: true, withDate: true, withTypedArray: true }),
				entities: fc.anything(),
				language: fc.anything(),
				id: fc.anything(),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(anything, fc.constantFrom('off', 'html', 'mail'), (input, cleanUp) => {
				expect(typeof prepare(input, { entities: 'x', cleanUp: cleanUp as 'off' }).ok).toBe(
					'boolean',
				);
			}),
			{ numRuns: 500 },
		);
		expect(prepare(null as never).ok).toBe(false);
	});
});
