import { readDocument } from '../../../core/input/document';

const good = { text: 'Good', entities: ['price'] };

function read(element: unknown) {
	return readDocument([element], 0);
}

describe('a document, which may be anything whatever its type says', () => {
	it('is taken as it is', () => {
		const document = { text: ' Good.\n', entities: ['price'], language: 'nl', id: 'A-1' };
		expect(read(document)).toEqual({ ok: true, document });
	});

	it('has its entities trimmed and named once each, in the order of the caller', () => {
		const entities = ['price', ' delivery', 'price ', 'Smith, Jones & Co', 'Price', ' ', 7, null];
		expect(read({ text: 'Good', entities })).toMatchObject({
			document: { entities: ['price', 'delivery', 'Smith, Jones & Co', 'Price'] },
		});
	});

	it.each([undefined, null, '', 12, {}, Symbol('id')])(
		'does without an id that is none: %p',
		(id) => {
			expect(read({ ...good, id })).toEqual({ ok: true, document: { ...good, language: 'en' } });
		},
	);

	it.each<[string, object, string]>([
		['no text', { entities: ['price'] }, 'no_text'],
		['a blank text', { text: ' \n\t', entities: ['price'] }, 'no_text'],
		['no entity', { text: 'Good' }, 'no_entities'],
		['blank entities', { text: 'Good', entities: [' '] }, 'no_entities'],
		['entities that are no list', { text: 'Good', entities: 'price' }, 'no_entities'],
		['another language', { text: 'Gut', entities: ['price'], language: 'de' }, 'language'],
		['a language that is none', { ...good, language: ['en'] }, 'language'],
	])('with %s is not sent and says which field to mend', (_, input, reason) => {
		expect(read(input)).toMatchObject({
			ok: false,
			failure: { code: 'invalid_input', reason, attempts: 0 },
		});
	});

	it.each<[unknown, string]>([
		[['Good'], 'list'],
		[{ text: 'Good' }, 'object'],
		[() => 'Good', 'function'],
		[Symbol('good'), 'symbol'],
		[7, 'number'],
	])('whose text is %p is told what that is', (text, found) => {
		expect(read({ ...good, text })).toMatchObject({
			failure: { reason: 'text_type', values: { found } },
		});
	});

	it('whose language is an essay quotes 20 characters of it', () => {
		expect(read({ ...good, language: 'x'.repeat(999) })).toMatchObject({
			failure: { reason: 'language', values: { found: 'x'.repeat(20) } },
		});
	});

	it('that throws when it is read is unreadable, and its own words are not repeated', () => {
		const hostile = {
			get text(): string {
				throw new Error('sk-secret');
			},
		};
		const answer = read(hostile);
		expect(answer).toMatchObject({
			ok: false,
			failure: { code: 'invalid_input', reason: 'unreadable' },
		});
		expect(JSON.stringify(answer)).not.toContain('sk-secret');
	});

	it.each<[string, unknown]>([
		['null', null],
		['undefined', undefined],
		['a number', 7],
		['a text', 'Good'],
		['a revoked proxy', revokedProxy()],
	])('that is %s fails as data', (_, input) => {
		expect(read(input)).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
	});
});

function revokedProxy(): object {
	const { proxy, revoke } = Proxy.revocable({}, {});
	revoke();
	return proxy;
}
