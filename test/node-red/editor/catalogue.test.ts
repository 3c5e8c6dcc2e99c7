import { parse } from 'node-html-parser';
import { FAULTS } from '../../../node-red/src/sentor-api/settings';
import { LEVELS } from '../../../node-red/src/sentor-api/test-answer';
import {
	catalogueOf,
	commonWords,
	formOf,
	helpOf,
	LANGUAGES,
	nodeTypes,
	sourcesOf,
} from '../../support/node-red/sources';

const [ENGLISH, ...TRANSLATIONS] = LANGUAGES;

/** Longest text that fits under a node without running into the next one (Node-RED's style guide). */
const LONGEST_STATUS = 19;

/** Keys, and beginnings of keys, that a source mentions. */
function keysIn(source: string, type: string): string[] {
	const quoted = new RegExp(`(?<=['"\`\\]])${type}\\.(?!svg)[\\w.]+`, 'g');
	return [...new Set(source.match(quoted) ?? [])];
}

function asBeginning(key: string): string {
	return key.endsWith('.') ? key : `${key}.`;
}

function placeholders(text: string): string[] {
	return (text.match(/__\w+?__/g) ?? []).sort();
}

/** Words that all nodes have, without a type in front. */
const shared = commonWords(ENGLISH);

/** Whether the sources name a key, or the group and the name that it is put together from. */
function isUsed(key: string, sources: string): boolean {
	const [group = '', ...names] = key.split('.');
	const isNamed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(sources);
	return sources.includes(`.${key}`) || (isNamed(group) && names.some(isNamed));
}

it('the words that all nodes have are used, all of them', () => {
	const sources = nodeTypes().map(formOf).join('') + sourcesOf();
	// These are put together from what the core names; another test holds them against that.
	const named = [...shared.keys()].filter((key) => !/^(failure|status|kind|locale)\b/.test(key));
	expect(named.filter((key) => !isUsed(key, sources))).toEqual([]);
});

describe.each(nodeTypes())('the words of %s', (type) => {
	const english = catalogueOf(type, ENGLISH);
	const form = formOf(type);

	it.each(TRANSLATIONS)('have the same keys in %s as in English', (language) => {
		expect([...catalogueOf(type, language).keys()]).toEqual([...english.keys()]);
	});

	it.each(LANGUAGES)('are nowhere empty in %s', (language) => {
		const empty = [...catalogueOf(type, language)].filter(([, text]) => text.trim() === '');
		expect(empty).toEqual([]);
	});

	it.each(TRANSLATIONS)('take the same values in %s as in English', (language) => {
		const translated = catalogueOf(type, language);
		const wanted = [...english].map(([key, text]) => [key, placeholders(text)]);
		expect(
			[...english.keys()].map((key) => [key, placeholders(translated.get(key) ?? '')]),
		).toEqual(wanted);
	});

	it('hold every key that the form names', () => {
		const keys = [...english.keys()];
		const missing = keysIn(form, type).filter(
			(key) => !keys.some((full) => full === key || full.startsWith(asBeginning(key))),
		);
		expect(missing).toEqual([]);
	});

	it('hold no word of its own that nothing uses', () => {
		const sources = form + sourcesOf();
		const own = [...english.keys()].filter((key) => !shared.has(key.slice(type.length + 1)));
		expect(own.filter((key) => !isUsed(key.slice(type.length + 1), sources))).toEqual([]);
	});

	it.each(LANGUAGES)('keep a status under 20 characters in %s', (language) => {
		const long = [...catalogueOf(type, language)].filter(
			([key, text]) => key.startsWith(`${type}.status.`) && text.length > LONGEST_STATUS,
		);
		expect(long).toEqual([]);
	});

	it('do not scold', () => {
		const scolding = [...english].filter(
			([key, text]) =>
				!key.includes('.port.') &&
				/(?<!msg\.)\b(errors?|problems?|failures?|mistakes?)\b/i.test(text),
		);
		expect(scolding).toEqual([]);
	});
});

describe.each(nodeTypes())('the help of %s', (type) => {
	const english = parse(helpOf(type, ENGLISH));

	it.each(LANGUAGES)('belongs to the node in %s', (language) => {
		const script = parse(helpOf(type, language)).querySelector('script');
		expect([script?.getAttribute('data-help-name'), script?.getAttribute('type')]).toEqual([
			type,
			'text/html',
		]);
	});

	it.each(TRANSLATIONS)('has the same parts in %s as in English', (language) => {
		const outline = (html: string) => parse(html).innerHTML.match(/<\/?[a-z0-9]+/g);
		expect(outline(inner(type, language))).toEqual(outline(inner(type, ENGLISH)));
	});

	it.each(TRANSLATIONS)(
		'names the same code and the same pages in %s as in English',
		(language) => {
			const facts = (html: string) => {
				const help = parse(html);
				return [
					help.querySelectorAll('code').map(({ text }) => text),
					help.querySelectorAll('a').map((link) => link.getAttribute('href')),
				];
			};
			expect(facts(inner(type, language))).toEqual(facts(inner(type, ENGLISH)));
		},
	);

	it.each(LANGUAGES)(
		'begins with one short paragraph, the tooltip in the palette, in %s',
		(language) => {
			const [first] = parse(inner(type, language)).childNodes.filter(
				({ nodeType }) => nodeType === 1,
			);
			const [, words = ''] = /^<p>([^<]+)<\/p>$/.exec(first?.toString() ?? '') ?? [];
			expect(words.replace(/\s+/g, ' ').trim()).toMatch(/^.{20,135}$/);
		},
	);

	it('has no bold or slanted words', () => {
		expect(english.querySelectorAll('b, i, strong, em')).toEqual([]);
	});
});

it.each(LANGUAGES)('every fault and every end of a test has its words in %s', (language) => {
	const words = catalogueOf('sentor-api', language);
	const keys = [
		...FAULTS.map((key) => `sentor-api.fault.${key}`),
		...Object.keys(LEVELS).map((key) => `sentor-api.test.${key}`),
	];
	expect(keys.filter((key) => !words.has(key))).toEqual([]);
	const faults = [...words.keys()].filter((key) => key.startsWith('sentor-api.fault.'));
	const common = ['noApi', 'apiMissing'].map((key) => `sentor-api.fault.${key}`);
	expect(faults.filter((key) => !keys.includes(key) && !common.includes(key))).toEqual([]);
});

it.each(LANGUAGES)(
	'the help calls the fields of the connection what the form calls them in %s',
	(language) => {
		const words = catalogueOf('sentor-api', language);
		const label = (name: string) => words.get(`sentor-api.label.${name}`);
		const terms = parse(inner('sentor-api', language))
			.querySelectorAll('dt')
			.map((term) => term.childNodes[0]?.text.trim());
		expect(terms).toEqual(
			expect.arrayContaining([
				...[
					'baseUrl',
					'apiKey',
					'googleApiKey',
					'requestsPerMinute',
					'timeout',
					'maxWait',
					'reuseAnswers',
				].map(label),
				`${label('tls')}, ${label('proxy')}`,
			]),
		);
	},
);

/** The help without the script element around it, so that its parts can be read as elements. */
function inner(type: string, language: (typeof LANGUAGES)[number]): string {
	return parse(helpOf(type, language)).querySelector('script')?.innerHTML.trim() ?? '';
}
