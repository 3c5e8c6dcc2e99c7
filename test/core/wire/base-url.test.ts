import { normalizeBaseUrl } from '../../../core/wire/base-url';

describe('the base URL that a user typed', () => {
	it.each<[unknown, string]>([
		['https://sentor.app/api', 'https://sentor.app/api'],
		['https://sentor.app/api/', 'https://sentor.app/api'],
		['https://sentor.app/api//', 'https://sentor.app/api'],
		['  https://sentor.app/api ', 'https://sentor.app/api'],
		['https://sentor.app', 'https://sentor.app/api'],
		['https://sentor.app/', 'https://sentor.app/api'],
		['https://dev.sentor.app', 'https://dev.sentor.app/api'],
		['https://SENTOR.app', 'https://SENTOR.app/api'],
		['https://sentor.app/v2', 'https://sentor.app/v2'],
		['https://notsentor.app', 'https://notsentor.app'],
		['https://sentor.app.example.com', 'https://sentor.app.example.com'],
		['http://127.0.0.1:8484/api/', 'http://127.0.0.1:8484/api'],
		['http://[::1]:8484', 'http://[::1]:8484'],
		['http://localhost', 'http://localhost'],
		['https://proxy.example.com/sentor/api/', 'https://proxy.example.com/sentor/api'],
		['', 'https://sentor.app/api'],
		['  ', 'https://sentor.app/api'],
		[undefined, 'https://sentor.app/api'],
		[null, 'https://sentor.app/api'],
	])('%p becomes %s', (typed, url) => {
		expect(normalizeBaseUrl(typed)).toEqual({ ok: true, url });
	});

	it.each([
		'sentor.app/api',
		'ftp://sentor.app',
		'https://',
		'https:///api',
		'javascript:alert(1)',
		'https://sentor.app/api?key=1',
		'https://sentor.app/api#x',
		'https://sentor .app',
	])('%s is none', (typed) => {
		const failure = { code: 'config', reason: 'address_form', attempts: 0 };
		expect(normalizeBaseUrl(typed)).toMatchObject({ ok: false, failure });
	});

	it('is not repeated when it is none: people paste keys there', () => {
		expect(JSON.stringify(normalizeBaseUrl('sk-secret-123456'))).not.toContain('sk-secret');
	});

	it.each([7, {}, ['https://sentor.app'], true])(
		'a value that is no text is taken for blank: %p',
		(typed) => {
			expect(normalizeBaseUrl(typed)).toMatchObject({ ok: true });
		},
	);
});
