import { createScrubber, MAX_TEXT_CHARS } from '../../../core/wire/scrub';

const KEY = 'sk+secret/123=';

describe('what a server said, before it is kept', () => {
	const scrub = createScrubber([KEY, '']);

	it.each<[string, string]>([
		['the key', `Key ${KEY} is wrong`],
		['the key as it stands in a URL', `GET /?key=${encodeURIComponent(KEY)}`],
		['a header that the core was never told of', 'x-api-key: other-987 refused'],
		['an authorization header', 'Authorization: Bearer other-987'],
		['a bearer token', 'bearer other-987'],
		['a header in JSON', '{"x-google-api-key":"other-987"}'],
	])('loses %s', (_, text) => {
		const kept = scrub.text(text);
		expect(kept).not.toContain(KEY);
		expect(kept).not.toContain(encodeURIComponent(KEY));
		expect(kept).not.toContain('other-987');
	});

	it('loses a secret that begins with another', () => {
		expect(createScrubber(['abc', 'abcdef']).text('x abcdef y')).not.toContain('def');
	});

	it('becomes one line of bounded length, and the cut leaves no part of the key', () => {
		const text = createScrubber([KEY]).text(`a\n\tb ${'x'.repeat(MAX_TEXT_CHARS - 10)} ${KEY}`);
		expect(text).not.toMatch(/\n|\t|sk\+sec/);
		expect(text.length).toBeLessThanOrEqual(MAX_TEXT_CHARS);
	});

	it('is blanked in data at every depth, in names too', () => {
		const data = { a: [`is ${KEY}`, { [KEY]: { b: KEY } }], c: 7, d: null };
		expect(JSON.stringify(scrub.data(data))).not.toContain(KEY);
		expect(scrub.data(data)).toMatchObject({ c: 7, d: null });
	});

	it('leaves data without a secret as it is', () => {
		const data = { a: ['x-api-key is a header'], b: { c: 1 } };
		expect(scrub.data(data)).toEqual(data);
	});

	it('leaves a field called __proto__ a field, and no prototype', () => {
		const clean = scrub.data(JSON.parse('{"__proto__":{"polluted":true}}'));
		expect(Object.keys(clean)).toEqual(['__proto__']);
		expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
	});

	it('does nothing without secrets, and a blank secret is none', () => {
		expect(createScrubber(['', ' ']).text('a b c')).toBe('a b c');
		expect(createScrubber(['']).data({ a: 'b' })).toEqual({ a: 'b' });
	});
});
