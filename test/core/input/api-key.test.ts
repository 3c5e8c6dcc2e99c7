import fc from 'fast-check';
import { normalizeApiKey } from '../../../core';

const KEY = 'sk-ab_C.9/+=~';

describe('the API key that a user pasted', () => {
	it.each<[string, string]>([
		['as it is', KEY],
		['with space around it', ` \t${KEY}\r\n`],
		['with a space that does not break', `\u00a0${KEY}\u00a0`],
		['with a zero-width space in it', `sk-\u200bab_C.9/+=~`],
		['with a byte order mark', `\ufeff${KEY}`],
		['with marks of direction', `\u202a${KEY}\u202c`],
		['in straight quotes', `"${KEY}"`],
		['in typographic quotes', `“${KEY}”`],
		['in low quotes', `„${KEY}“`],
		['in single ones, with space', ` ‘ ${KEY} ’ `],
		['in a code span', `\`${KEY}\``],
		['with its header', `x-api-key: ${KEY}`],
		['with its header, in quotes', `"X-API-Key: ${KEY}"`],
		['as a bearer token', `Authorization: Bearer ${KEY}`],
		['as JSON', `x-api-key:"${KEY}"`],
	])('is cleaned: %s', (_, typed) => {
		expect(normalizeApiKey(typed)).toEqual({ ok: true, key: KEY });
	});

	it('that is a number is its digits', () => {
		expect(normalizeApiKey(123456)).toEqual({ ok: true, key: '123456' });
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['an object', { key: KEY }],
		['blank', ' \n'],
		['invisible', '\u200b\ufeff'],
		['quotes alone', '“”'],
		['a header without a key', 'x-api-key:'],
	])('is missing: %s', (_, typed) => {
		expect(normalizeApiKey(typed)).toMatchObject({ failure: { code: 'config', reason: 'no_key' } });
	});

	it.each<[string, string, string]>([
		['a line break inside', 'sk-canary\ncanary', 'key_line_break'],
		['another kind of line break inside', 'sk-canary\u2028canary', 'key_line_break'],
		['a space inside', 'sk-canary canary', 'key_characters'],
		['letters of another script', 'sk-canаry-canary', 'key_characters'],
		['dots in place of the key', 'canary••••', 'key_characters'],
		['a typographic quote inside', 'canary’canary', 'key_characters'],
		['an emoji', 'canary😀canary', 'key_characters'],
	])('is refused, and not quoted: %s', (_, typed, reason) => {
		const answer = normalizeApiKey(typed);
		expect(answer).toMatchObject({ ok: false, failure: { code: 'config', reason } });
		expect(JSON.stringify(answer)).not.toContain('canary');
	});

	it('is one that a header takes, or none; and cleaning it again changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (typed) => {
				const answer = normalizeApiKey(typed);
				if (!answer.ok) return;
				expect(answer.key).toMatch(/^[\x21-\x7e]+$/);
				expect(normalizeApiKey(answer.key)).toEqual(answer);
			}),
			{ numRuns: 2000 },
		);
	});
});
