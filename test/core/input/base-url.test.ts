import { isUnencrypted, normalizeBaseUrl } from '../../../core/input/settings';

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
		['https://sentor.app:65535/api', 'https://sentor.app:65535/api'],
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
		'https://sentor .app',
		'https://sentor.app:0',
		'https://sentor.app:65536/api',
		'https:\\\\sentor.app\\api',
		'you@sentor.app',
		'? https://sentor.app',
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
			expect(normalizeBaseUrl(typed)).toEqual({ ok: true, url: 'https://sentor.app/api' });
		},
	);

	it.each([
		'https://user:pass-word@sentor.app/api',
		'https://user@sentor.app/api',
		'https://:pass-word@sentor.app',
		'http://user:pass-word@127.0.0.1:8484',
		'https://user:pass-word@sentor.app/api?key=pass-word',
		'ftp://user:pass-word@sentor.app',
	])('is refused with a login in it, which is not quoted: %s', (typed) => {
		const answer = normalizeBaseUrl(typed);
		expect(answer).toMatchObject({ failure: { code: 'config', reason: 'address_login' } });
		expect(JSON.stringify(answer)).not.toContain('pass-word');
	});

	it.each([
		'https://sentor.app/api?key=pass-word',
		'https://sentor.app/api#pass-word',
		'https://sentor.app?a@b',
		'http://localhost:8484/?',
	])('is refused with a query or a fragment in it: %s', (typed) => {
		const answer = normalizeBaseUrl(typed);
		expect(answer).toMatchObject({ failure: { code: 'config', reason: 'address_query' } });
		expect(JSON.stringify(answer)).not.toContain('pass-word');
	});

	it('may have an @ in its path', () => {
		expect(normalizeBaseUrl('https://gate.example/@team/sentor')).toEqual({
			ok: true,
			url: 'https://gate.example/@team/sentor',
		});
	});
});

describe('whether a key would travel unencrypted', () => {
	it.each([
		'http://sentor.app/api',
		'HTTP://sentor.app/api',
		'http://10.0.0.5:8484',
		'http://127.0.0.1.example.com',
		'http://localhost.example.com',
		'http://1270.0.0.1',
		'http://[2001:db8::1]:8484',
	])('yes: %s', (url) => {
		expect(isUnencrypted(url)).toBe(true);
	});

	it.each([
		'https://sentor.app/api',
		'http://localhost:8484/api',
		'http://LOCALHOST',
		'http://sentor.localhost',
		'http://127.0.0.1:8484',
		'http://127.1.2.3',
		'http://[::1]:8484',
		'http://[0:0:0:0:0:0:0:1]',
	])('no: %s', (url) => {
		expect(isUnencrypted(url)).toBe(false);
	});
});
