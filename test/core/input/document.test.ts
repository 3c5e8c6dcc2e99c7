import { prepareDocument } from '../../../core/input/document';
import { normalizeLanguage } from '../../../core/input/language';
import { normalizeText } from '../../../core/input/text';

describe('a text, in whatever shape a host hands it in', () => {
	it.each<[string, unknown, string]>([
		['a text stays as it is', ' Good.\n', ' Good.\n'],
		['a number is written out', 4.5, '4.5'],
		['zero too', 0, '0'],
		['a truth value too', false, 'false'],
		['a big integer too', 12n, '12'],
		['a buffer is read as UTF-8', Buffer.from('Größe 👍'), 'Größe 👍'],
		['a boxed text is a text', Object('Good'), 'Good'],
		['null is blank', null, ''],
		['undefined is blank', undefined, ''],
	])('%s', (_, value, text) => {
		expect(normalizeText(value)).toEqual({ ok: true, text });
	});

	it.each<[unknown, string]>([
		[['Good'], 'list'],
		[{ text: 'Good' }, 'object'],
		[() => 'Good', 'function'],
		[Symbol('good'), 'symbol'],
	])('%p is none, and is told what it is', (value, found) => {
		expect(normalizeText(value)).toEqual({ ok: false, found });
	});
});

describe('a language', () => {
	it.each<[unknown, string | undefined]>([
		['en', 'en'],
		['nl', 'nl'],
		['NL', 'nl'],
		[' en-US ', 'en'],
		['nl_BE', 'nl'],
		['English', 'en'],
		['Dutch', 'nl'],
		['Nederlands', 'nl'],
		['', 'en'],
		[' ', 'en'],
		[undefined, 'en'],
		[null, 'en'],
		['de', undefined],
		['english please', undefined],
		['constructor', undefined],
		[1, undefined],
		[['en'], undefined],
	])('%p is read as %p', (value, language) => {
		expect(normalizeLanguage(value)).toBe(language);
	});
});

describe('a document', () => {
	it('is made of what a host found', () => {
		const prepared = prepareDocument({
			text: 7,
			entities: 'price, delivery',
			language: 'Dutch',
			id: 12,
		});
		const document = { text: '7', entities: ['price', 'delivery'], language: 'nl', id: '12' };
		expect(prepared).toEqual({ ok: true, document });
	});

	it.each([undefined, null, '', {}, Symbol('id')])('does without an id that is none: %p', (id) => {
		const prepared = prepareDocument({ text: 'Good', entities: ['price'], id });
		expect(prepared).toEqual({
			ok: true,
			document: { text: 'Good', entities: ['price'], language: 'en' },
		});
	});

	it.each<[string, object, string]>([
		['no text', { entities: ['price'] }, 'no_text'],
		['a blank text', { text: ' \n\t', entities: ['price'] }, 'no_text'],
		['no entity', { text: 'Good' }, 'no_entities'],
		['blank entities', { text: 'Good', entities: [' '] }, 'no_entities'],
		['a list for a text', { text: ['Good'], entities: ['price'] }, 'text_type'],
		['another language', { text: 'Gut', entities: ['price'], language: 'de' }, 'language'],
	])('with %s is not sent and says which field to mend', (_, input, reason) => {
		const prepared = prepareDocument(input);
		expect(prepared).toMatchObject({
			ok: false,
			failure: { code: 'invalid_input', reason, attempts: 0 },
		});
	});

	it('that throws when it is read is unreadable, and its own words are not repeated', () => {
		const hostile = {
			get text(): string {
				throw new Error('sk-secret');
			},
		};
		const prepared = prepareDocument(hostile);
		expect(prepared).toMatchObject({
			ok: false,
			failure: { code: 'invalid_input', reason: 'unreadable' },
		});
		expect(JSON.stringify(prepared)).not.toContain('sk-secret');
	});

	it.each<[string, unknown]>([
		['null', null],
		['undefined', undefined],
		['a number', 7],
		['a text', 'Good'],
		['a revoked proxy', revokedProxy()],
	])('that is %s fails as data', (_, input) => {
		const prepared = prepareDocument(input as object);
		expect(prepared).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
	});
});

function revokedProxy(): object {
	const { proxy, revoke } = Proxy.revocable({}, {});
	revoke();
	return proxy;
}
