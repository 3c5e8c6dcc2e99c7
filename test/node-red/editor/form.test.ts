import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { loadDefinition } from '../../support/node-red/definition';
import { formOf, NODE_RED_SOURCES, nodeTypes } from '../../support/node-red/sources';

/** The colors that Node-RED's style guide offers for nodes. */
const MUTED =
	/^#(3FADB5|87A980|A6BBCF|AAAA66|C0C0C0|C0DEED|C7E9C0|D7D7A0|D8BFD8|DAC4B4|DEB887|DEBD5C|E2D96E|E6E0F8|E7E7AE|E9967A|F3B567|FDD0A2|FDF0C2|FFAAAA|FFCC66|FFF0F0|FFFFFF)$/;

describe.each(nodeTypes())('the form of %s', (type) => {
	const { definition } = loadDefinition(type);
	const form = parse(
		parse(formOf(type)).querySelector('script[data-template-name]')?.innerHTML ?? '',
	);
	const prefix = definition.category === 'config' ? 'node-config-input-' : 'node-input-';

	it('has a field for every property', () => {
		const without = Object.keys(definition.defaults).filter(
			(name) => !form.getElementById(prefix + name),
		);
		expect(without).toEqual([]);
	});

	it('has no words of its own: all come from the catalogue', () => {
		expect(form.text.replace(/\s/g, '')).toBe('');
	});

	it('has no colors of its own, so that it follows the light and the dark theme', () => {
		expect(form.innerHTML).not.toMatch(/color|background|#[0-9a-f]{3,6}\b/i);
	});

	it('labels every field that can be seen', () => {
		const labelled = form.querySelectorAll('label').map((label) => label.getAttribute('for'));
		const fields = form
			.querySelectorAll('input, select')
			.filter((field) => field.getAttribute('type') !== 'hidden')
			.map(({ id }) => id);
		expect(fields.filter((id) => !labelled.includes(id))).toEqual([]);
	});

	it('has an icon of our own: white on nothing, two wide and three high', () => {
		const file = path.join(NODE_RED_SOURCES, type, 'icons', definition.icon);
		expect([file, existsSync(file)]).toEqual([file, true]);
		const svg = parse(readFileSync(file, 'utf8')).querySelector('svg');
		expect([svg?.getAttribute('width'), svg?.getAttribute('height')]).toEqual(['40', '60']);
		expect(
			new Set(svg?.querySelectorAll('path').map((drawn) => drawn.getAttribute('fill'))),
		).toEqual(new Set(['#fff']));
	});

	it('accepts an environment variable in every field that is checked', () => {
		const { check } = loadDefinition(type);
		const names = Object.keys({ ...definition.defaults, ...definition.credentials }).filter(
			(name) => definition.defaults[name]?.type === undefined && name !== 'language',
		);
		expect(names.filter((name) => check(name, '${SENTOR_SETTING}') !== true)).toEqual([]);
	});
});

describe('a new Sentor Sentiment node', () => {
	const { definition, node, check } = loadDefinition('sentor-sentiment', {
		good: {},
		bad: { valid: false },
	});

	it('stands under analysis, in a muted color', () => {
		expect(definition.category).toBe('analysis');
		expect(definition.color).toMatch(MUTED);
	});

	it('is called Sentor Sentiment, in the palette with what it is looked for by', () => {
		const call = (name: string, properties = {}) =>
			(definition[name] as () => string).call(node(properties));
		expect([call('paletteLabel'), call('label'), call('label', { name: 'Reviews' })]).toEqual([
			'Sentor Sentiment: opinions, feedback',
			'Sentor Sentiment',
			'Reviews',
		]);
	});

	it('names its outputs, errors last', () => {
		const labels = (splitBySentiment: boolean) =>
			[0, 1, 2, 3].map((index) =>
				(definition.outputLabels as (index: number) => string).call(
					node({ splitBySentiment }),
					index,
				),
			);
		expect(labels(false)).toEqual(['results', 'errors', '', '']);
		expect(labels(true)).toEqual(['positive', 'neutral', 'negative', 'errors']);
	});

	it('asks for a Sentor API, and for one that is complete', () => {
		expect(check('api', '')).toMatch(/Choose a Sentor API/);
		expect(check('api', 'gone')).toMatch(/Choose a Sentor API/);
		expect(check('api', 'bad')).toMatch(/still missing/);
		expect(check('api', 'good')).toBe(true);
	});

	it.each(['', '  ', ' , ;,'])('asks for entities when %j is typed', (typed) => {
		expect(check('entities', typed, { entitiesType: 'str' })).toMatch(/Name at least one thing/);
	});

	it('takes typed entities, and a place in the message', () => {
		expect(check('entities', 'delivery, support', { entitiesType: 'str' })).toBe(true);
		expect(check('entities', 'payload.entities', { entitiesType: 'msg' })).toBe(true);
		expect(check('entities', '', { entitiesType: 'msg' })).toMatch(/Say where the entities are/);
		expect(check('entities', '["delivery"', { entitiesType: 'json' })).toMatch(/Invalid JSON/);
	});

	it('takes English and Dutch, and a place in the message', () => {
		expect(
			['en', 'nl', 'de', ''].map((v) => check('language', v, { languageType: 'str' }) === true),
		).toEqual([true, true, false, false]);
		expect(check('language', 'fr', { languageType: 'str' })).toMatch(/English and Dutch/);
		expect(check('language', 'payload.language', { languageType: 'msg' })).toBe(true);
		expect(check('language', '', { languageType: 'msg' })).toMatch(/Say where the language is/);
	});

	it('asks where the text is and where the result goes', () => {
		expect(check('text', '', { textType: 'msg' })).toMatch(/Say where the text is/);
		expect(check('text', 'a b', { textType: 'msg' })).toMatch(/Invalid property expression/);
		expect(check('result', '')).toMatch(/which message property takes the result/);
		expect(check('result', 'payload.sentiment')).toBe(true);
	});

	it('does without a document ID, if that is wanted', () => {
		expect(check('documentId', '', { documentIdType: 'str' })).toBe(true);
		expect(check('documentId', '', { documentIdType: 'msg' })).toMatch(
			/Say where the document ID is/,
		);
	});

	it('answers the older form of the question with yes or no', () => {
		const { validate } = definition.defaults.entities ?? {};
		expect(validate?.call(node(), '')).toBe(false);
		expect(validate?.call(node(), 'delivery')).toBe(true);
	});
});

describe('the search of the palette, which looks at labels and types', () => {
	it.each([
		['opinion', ['sentor-sentiment']],
		['sentiment', ['sentor-sentiment']],
		['feedback', ['sentor-cluster', 'sentor-report', 'sentor-sentiment']],
		['report', ['sentor-report']],
		['topic', ['sentor-cluster']],
		['cluster', ['sentor-cluster']],
	])('finds by %j what it is about', (typed, types) => {
		const found = ['sentor-cluster', 'sentor-report', 'sentor-sentiment'].filter((type) => {
			const { definition, node } = loadDefinition(type);
			const label = (definition.paletteLabel as () => string).call(node());
			return new RegExp(typed, 'i').test(`${label} ${type}`);
		});
		expect(found).toEqual(types);
	});
});

describe('a new Sentor Cluster node', () => {
	const { definition, node, check } = loadDefinition('sentor-cluster', {
		good: {},
		bad: { valid: false },
	});

	it('stands under analysis, in the color of its family', () => {
		expect(definition.category).toBe('analysis');
		expect(definition.color).toBe(loadDefinition('sentor-sentiment').definition.color);
	});

	it('lacks nothing but a Sentor API', () => {
		const names = Object.keys(definition.defaults);
		const { [names.indexOf('api')]: api, ...others } = names.map((name) =>
			check(name, node()[name]),
		);
		expect(api).toMatch(/Choose a Sentor API/);
		expect(new Set(Object.values(others))).toEqual(new Set([true]));
		expect(check('api', 'bad')).toMatch(/still missing/);
		expect(check('api', 'good')).toBe(true);
	});

	it('names its outputs, errors last', () => {
		const label = (index: number) =>
			(definition.outputLabels as (index: number) => string).call(node(), index);
		expect([definition.outputs, label(0), label(1)]).toEqual([2, 'results', 'errors']);
	});

	it('takes a whole number of clusters only', () => {
		const bad = ['-1', '2.5', 'some', '', ' ', 'Infinity', '1e3'];
		expect(
			bad.filter((value) => !/^A whole number/.test(String(check('clusters', value)))),
		).toEqual([]);
		expect(['0', '12', ' 3 ', '${CLUSTERS}'].filter((v) => check('clusters', v) !== true)).toEqual(
			[],
		);
	});

	it('does without entities and a document ID, but looks at those that are there', () => {
		expect(check('entities', '', { entitiesType: 'str' })).toBe(true);
		expect(check('entities', '["delivery"', { entitiesType: 'json' })).toMatch(/Invalid JSON/);
		expect(check('documentId', '', { documentIdType: 'msg' })).toBe(true);
		expect(check('documentId', 'a b', { documentIdType: 'msg' })).toMatch(/Invalid property/);
	});

	it('asks where the texts are, for their language, and where the result goes', () => {
		expect(check('text', '', { textType: 'msg' })).toMatch(/Say where the texts are/);
		expect(check('language', 'fr', { languageType: 'str' })).toMatch(/English and Dutch/);
		expect(check('language', '', { languageType: 'msg' })).toMatch(/Say where the language is/);
		expect(check('result', '')).toMatch(/for instance msg.clusters/);
	});
});

describe('a new Sentor API', () => {
	const { definition, node, check } = loadDefinition('sentor-api');

	it('points at Sentor and follows the plan', () => {
		const { baseUrl, requestsPerMinute, timeout, maxWait, reuseAnswers } = node();
		expect([baseUrl, requestsPerMinute, timeout, maxWait, reuseAnswers]).toEqual([
			'https://sentor.app/api',
			'0',
			'120',
			'600',
			'0',
		]);
	});

	it('keeps both keys as credentials, not as properties', () => {
		const { apiKey, googleApiKey } = definition.credentials ?? {};
		expect([apiKey?.type, googleApiKey?.type]).toEqual(['password', 'password']);
		expect(Object.keys(definition.defaults).filter((name) => /key/i.test(name))).toEqual([]);
	});

	it.each(['', ' ', 'sentor.app', 'ftp://sentor.app', 'https://', 'https://sentor app'])(
		'asks for a web address instead of %j',
		(address) => {
			expect(check('baseUrl', address)).toMatch(/begins with https:/);
		},
	);

	it('refuses a login and a query in the address, and shows neither', () => {
		const typed = 'https://me:pass@sentor.app/api?key=1';
		expect(check('baseUrl', typed)).toMatch(/before the @/);
		expect(check('baseUrl', 'https://sentor.app/api?key=1')).toMatch(/behind a \? or a #/);
		const label = (definition.label as () => string).call(node({ baseUrl: typed }));
		expect(label).toBe('Sentor API');
	});

	it('asks for a key, and takes what the runtime takes', () => {
		expect(check('apiKey', '')).toMatch(/Paste your API key/);
		expect(check('apiKey', '\u200b')).toMatch(/No API key/);
		expect(check('apiKey', 'two\nlines')).toMatch(/more than one line/);
		expect(check('googleApiKey', 'schlüssel')).toMatch(/Google key/);
		const good = ['secret', '__PWRD__', ' “secret”\u200b', '${KEY}'];
		expect(good.filter((key) => check('apiKey', key) !== true)).toEqual([]);
		expect(check('googleApiKey', '')).toBe(true);
	});

	it('is called Sentor API wherever the editor names its type', () => {
		expect((definition.paletteLabel as () => string).call(definition)).toBe('Sentor API');
	});

	it.each([
		['requestsPerMinute', ['-1', 'many', '', '0.5', '1.5'], ['0', '60']],
		['timeout', ['0', '0.5', 'long', '', '86401', '9999999999'], ['1', '1.5', '120', '86400']],
		['maxWait', ['-1', 'Infinity', ''], ['0', '600']],
		['reuseAnswers', ['-5', 'yes', ''], ['0', '30']],
	])('takes only numbers that make sense as %s', (property, bad, good) => {
		expect(
			bad.filter((value) => !/^A (whole )?number/.test(String(check(property, value)))),
		).toEqual([]);
		expect(good.filter((value) => check(property, value) !== true)).toEqual([]);
	});

	it('is called by its name, else by its server', () => {
		const label = (properties = {}) => (definition.label as () => string).call(node(properties));
		expect([label(), label({ name: 'Shop' })]).toEqual(['sentor.app/api', 'Shop']);
	});
});
