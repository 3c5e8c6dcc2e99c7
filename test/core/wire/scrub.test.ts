import { cleanText } from '../../../text';
import { createScrubber, MAX_READ_CHARS, MAX_TEXT_CHARS } from '../../../core/wire/scrub';

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

	it('loses the key in base64 whose signs are escaped', () => {
		const key = '>>>???>>>???>>>';
		const written = encodeURIComponent(btoa(key));
		expect(written).toContain('%2B');
		expect(createScrubber([key]).text(`token ${written}`)).toBe('token [hidden]');
	});

	it('becomes data that can be walked and written, however deep or circular it was', () => {
		const circle: Record<string, unknown> = { text: 'kept' };
		circle.again = circle;
		expect(scrub.data(circle)).toEqual({ text: 'kept', again: '[circular]' });
		let deep: Record<string, unknown> = {};
		for (let level = 0; level < 1000; level += 1) deep = { deep };
		const written = JSON.stringify(scrub.data(deep));
		expect(written.split('{').length - 1).toBe(51);
		expect(written).toContain('[too deep]');
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

	it.each([
		['x-api-key: other-987 refused', 'x-api-key [hidden] refused'],
		['Authorization: Bearer other-987, then', 'Authorization [hidden], then'],
		['{"x-google-api-key":"other-987","a":1}', '{"x-google-api-key [hidden]","a":1}'],
		['see https://ann:pass@proxy.example/x', 'see https://[hidden]@proxy.example/x'],
	])('keeps what stands around what is blanked: %s', (said, kept) => {
		expect(scrub.text(said)).toBe(kept);
	});

	it('shows no colours and no signs without a shape', () => {
		expect(scrub.text('\u001b[31mDown\u001b[0m\u0007 for\u200b now\u0000')).toBe('Down for now');
	});

	it('is left whole at its greatest length, and cut one character later, not inside an emoji', () => {
		const whole = 'x'.repeat(MAX_TEXT_CHARS);
		expect(scrub.text(whole)).toBe(whole);
		expect(scrub.text(`${whole}x`)).toBe(`${whole.slice(1)}…`);
		expect(scrub.text(`${whole.slice(2)}😀x`)).toBe(`${whole.slice(2)}…`);
	});

	it('leaves a text of two characters, and hides one of three', () => {
		expect(createScrubber(['ab']).text('ab abc')).toBe('ab abc');
		expect(createScrubber(['abc']).text('ab abc')).toBe('ab [hidden]');
	});

	it('loses the whole word that the key stands in as base64', () => {
		const word = Buffer.from(`user:${KEY}:more`).toString('base64');
		expect(scrub.text(`Basic ${word}, twice: ${word}`)).toBe('Basic [hidden], twice: [hidden]');
	});

	it('shows no part of a key wherever the reading of a long text ends', () => {
		for (let before = MAX_READ_CHARS - 40; before < MAX_READ_CHARS + 80; before += 1) {
			const text = `${' '.repeat(before)}${KEY} ${'x '.repeat(200)}`;
			expect(scrub.text(text)).not.toMatch(/sk[+]/);
		}
	});

	it('becomes plain data: what JSON cannot hold is null', () => {
		const odd = { a: undefined, b: () => 1, c: Symbol('c'), d: true, e: 1.5, f: 10n };
		expect(scrub.data(odd)).toEqual({ a: null, b: null, c: null, d: true, e: 1.5, f: null });
	});

	it('ends circles, and tells them from an object that is there twice', () => {
		const shared = { a: 1 };
		const circle: Record<string, unknown> = { one: shared, two: [shared, shared] };
		circle.self = circle;
		expect(scrub.data(circle)).toEqual({
			one: shared,
			two: [shared, shared],
			self: '[circular]',
		});
		// After a circle, and again.
		expect(scrub.data(circle)).toEqual(scrub.data(circle));
	});

	it('goes fifty levels deep', () => {
		const nested = (levels: number): Record<string, unknown> => {
			let value: Record<string, unknown> = { leaf: 1 };
			for (let level = 0; level < levels; level += 1) value = { in: value };
			return value;
		};
		expect(scrub.data(nested(50))).toEqual(nested(50));
		expect(JSON.stringify(scrub.data(nested(51)))).toContain('[too deep]');
	});

	it('blanks a key of digits where it comes back as a number, and leaves other numbers', () => {
		const digits = createScrubber(['9876543210', KEY]);
		expect(digits.data({ a: 9876543210, b: 17 })).toEqual({ a: '[hidden]', b: 17 });
		expect(createScrubber(['a9876']).data({ a: 9876 })).toEqual({ a: 9876 });
	});

	/** The names that HTML has for the signs of a keyboard. */
	const NAMES =
		'! excl, " quot QUOT, # num, $ dollar, % percnt, & amp AMP, \' apos, ( lpar, ) rpar, * ast midast, ' +
		'+ plus, . period, / sol, : colon, ; semi, < lt LT, = equals, > gt GT, ? quest, @ commat, ' +
		'[ lsqb lbrack, \\ bsol, ] rsqb rbrack, ^ Hat, _ lowbar UnderBar, ` grave DiacriticalGrave, ' +
		'{ lcub lbrace, | verbar vert VerticalLine, } rcub rbrace';

	it.each(NAMES.split(', '))('loses a key whose sign stands by its name in HTML: %s', (line) => {
		const [sign, ...names] = line.split(' ');
		const scrubber = createScrubber([`key${sign}7654`]);
		for (const name of names) {
			expect(cleanText(`<p>&${name};</p>`, 'html')).toBe(sign);
			expect(scrubber.text(`it is key&${name};7654 then`)).toBe('it is [hidden] then');
		}
	});
});
