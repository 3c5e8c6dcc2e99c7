import { FAILURES } from '../../core';
import { TEXT_FAILURES } from '../../text';
import { localize, phrase } from '../../node-red/src/common/phrase';
import { catalogueOf, LANGUAGES, nodeTypes, sourcesOf } from '../support/node-red/sources';

/** What n8n's users call it, and Node-RED's do not. */
const WORDS_OF_N8N = /\b(credentials?|items?|workflow|execution|base URL)\b/i;

/** What a text that is not sent is refused for; a language that was recognized has words of its own. */
const OF_TEXTS = {
	...TEXT_FAILURES,
	no_field: ['fields'],
	language: ['found'],
	foreign_language: TEXT_FAILURES.language.map((name) => name.replace('?', '')),
};

/** Every failure with the names of its values; those that may be absent end in `?`. */
const REASONS = [
	...Object.entries(FAILURES),
	...Object.entries({ invalid_input: OF_TEXTS }),
].flatMap(([code, reasons]) =>
	Object.entries(reasons).map(([reason, values]): [string, readonly string[]] => [
		`${code}.${reason}`,
		values,
	]),
);

/** Values without which the words would have a gap: those that are not in an optional part. */
function needed(text: string): string[] {
	const sure = text.replace(/\[[^[\]]*\]/g, '');
	return [...sure.matchAll(/__(\w+?)__/g)].map(([, name = '']) => name);
}

function all(text: string): string[] {
	return [...text.matchAll(/__(\w+?)__/g)].map(([, name = '']) => name);
}

/** How code names a word, and the key that this is without the type in front. */
const NAMED: Array<[RegExp, (name: string) => string]> = [
	[/\bwords: '([\w.]+)'/g, (name) => `failure.${name}.message`],
	[/\bwords: '([\w.]+)'/g, (name) => `failure.${name}.description`],
	[/\bfailures\.text\('([\w.]+)'/g, (name) => name],
	[/\bfailures\.fault\(\s*'(\w+)'/g, (name) => `fault.${name}`],
	[/\b(?:refuse\(\w+, opt,|required\() ?'(\w+)'\)/g, (name) => `validate.${name}`],
	[/\bstatus: \w+, text: text\('(\w+)'\)/g, (name) => `status.${name}`],
];

function keysIn(sources: string): string[] {
	return NAMED.flatMap(([pattern, key]) =>
		[...sources.matchAll(pattern)].map(([, name = '']) => key(name)),
	);
}

/** The words that a message node's code names, or puts together from what it knows. */
function keysOf(type: string): string[] {
	const troubles = [...Object.keys(FAILURES), 'queue_full', 'setup', 'waiting', 'sending'];
	const own = sourcesOf(type);
	// The row of the text is in the forms of those nodes only that read texts.
	const foreign = /common\/editor\/texts'/.test(own) ? '' : "required('text')";
	return [
		...keysIn(sourcesOf('common').replace(foreign, '') + own),
		...troubles.map((name) => `status.${name}`),
		...['text', 'entities', 'language', 'documentId'].map((name) => `property.${name}`),
		...['list', 'object', 'function', 'symbol'].map((name) => `kind.${name}`),
		...['noApi', 'apiMissing'].map((name) => `fault.${name}`),
	];
}

describe.each(nodeTypes().filter((type) => type !== 'sentor-api'))('%s', (type) => {
	describe.each(LANGUAGES)('in %s', (language) => {
		const words = catalogueOf(type, language);
		const sentence = (key: string): string => words.get(`${type}.failure.${key}`) ?? '';

		it.each(REASONS)('says what happened and what to do next when %s', (reason, values) => {
			const [message, description] = [
				sentence(`${reason}.message`),
				sentence(`${reason}.description`),
			];
			expect(message).toMatch(/^\S.*[^.!?]$/);
			expect(description).toMatch(/^\S.*\.$/);
			const sure = values.filter((name) => !name.endsWith('?'));
			const known = values.map((name) => name.replace('?', ''));
			for (const text of [message, description]) {
				expect(sure).toEqual(expect.arrayContaining(needed(text)));
				expect(known).toEqual(expect.arrayContaining(all(text)));
			}
		});

		it('has the words of all that its code names', () => {
			expect(keysOf(type).filter((key) => !words.has(`${type}.${key}`))).toEqual([]);
		});

		it('writes times and numbers as its readers do', () => {
			const locale = words.get(`${type}.locale`) ?? '';
			expect(new Intl.Locale(locale).language).toBe(language.slice(0, 2));
		});
	});

	it('speaks of nothing that Node-RED’s users do not know', () => {
		const failures = [...catalogueOf(type, 'en-US')].filter(([key]) => key.includes('.failure.'));
		expect(failures.filter(([, text]) => WORDS_OF_N8N.test(text))).toEqual([]);
	});
});

describe('a text of the catalogue', () => {
	it('leaves a part out when its value is missing', () => {
		const text = 'Used up[; opens at __retryAt__][: __serverMessage__]';
		expect(phrase(text, { serverMessage: 'no' })).toBe('Used up: no');
		expect(phrase(text, { retryAt: 'noon' })).toBe('Used up; opens at noon');
	});

	it('takes what the service says as it is, whatever it looks like', () => {
		const serverMessage = '$t(sentor-api.fault.noKey) __limit__ [x] $& $1';
		expect(phrase('No: __serverMessage__ (__limit__)', { serverMessage, limit: 3 })).toBe(
			`No: ${serverMessage} (3)`,
		);
	});

	it('has times and large numbers as people of its language write them', () => {
		const values = { characters: 12_345, status: 1503, retryAt: '2026-11-26T18:05:00.000Z' };
		expect(localize(values, 'de')).toMatchObject({
			characters: '12.345',
			status: 1503,
			retryAt: expect.stringMatching(/26\.11\.2026/),
		});
		expect(localize({ expiresAt: 'some day' }, 'nl')).toEqual({ expiresAt: 'some day' });
		expect(localize(values, 'sentor-cluster.locale')).toEqual(values);
	});
});
