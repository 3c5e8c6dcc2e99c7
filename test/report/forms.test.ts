import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { createReport, type Report, type SlackBlock } from '../../report';
import { blockKitFaults } from '../support/outside/block-kit';

const HOSTILE = 'Bad <script>alert(1)</script> & <!channel> *bold* [x](http://y) | `code` "q"';

const reportOn = (entity: string, text = HOSTILE, options = {}): Report =>
	createReport(
		[
			{
				group: entity,
				fields: {
					text,
					sentiment: 'negative',
					entitySentiments: [{ entity, sentiment: 'negative', score: 0.9 }],
				},
			},
		],
		options,
	);

function textsOf(blocks: SlackBlock[]): string[] {
	return blocks.flatMap((block) => {
		if (block.type === 'header' || block.type === 'section') return [block.text.text];
		return block.type === 'context' ? block.elements.map(({ text }) => text) : [];
	});
}

describe('Slack blocks', () => {
	it.each([
		['en', '1 mention,', '2 mentions,'],
		['nl', '1 vermelding,', '2 vermeldingen,'],
		['de', '1 Nennung,', '2 Nennungen,'],
	] as const)('count mentions as one writes them in %s', (language, one, two) => {
		const text = { text: 'Support is bad', sentiment: 'negative', negativeEntities: 'support' };
		const said = (rows: number) =>
			textsOf(createReport(Array(rows).fill({ fields: text }), { language }).slackBlocks).join();
		expect(said(1)).toContain(one);
		expect(said(2)).toContain(two);
	});

	it("keep Slack's limits whatever comes", () => {
		const rows = fc.array(
			fc.record({
				group: fc.string({ maxLength: 4000 }),
				fields: fc.record({
					text: fc.string({ maxLength: 4000, unit: 'binary' }),
					sentiment: fc.constantFrom('positive', 'negative'),
					entitySentiments: fc.array(
						fc.record({
							entity: fc.string({ minLength: 1, maxLength: 4000, unit: 'binary' }),
							sentiment: fc.constantFrom('positive', 'negative'),
						}),
						{ maxLength: 20 },
					),
				}),
			}),
			{ maxLength: 20 },
		);
		const options = fc.record({ title: fc.string({ maxLength: 400 }), quotes: fc.nat(20) });
		fc.assert(
			fc.property(rows, options, (all, chosen) => {
				const { slackBlocks } = createReport(all, chosen);
				expect(blockKitFaults(slackBlocks)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});

	it('say how many have no room', () => {
		const rows = Array.from({ length: 80 }, (_, place) => ({
			fields: { sentiment: 'positive', positiveEntities: `entity ${place}` },
		}));
		const { slackBlocks } = createReport(rows);
		expect(slackBlocks).toHaveLength(50);
		expect(textsOf(slackBlocks).at(-1)).toBe('and 33 more');
	});

	it('say nothing of room where all fits: 48 entities behind a heading and the figures', () => {
		const rows = Array.from({ length: 48 }, (_, place) => ({
			fields: { sentiment: 'positive', positiveEntities: `entity ${place}` },
		}));
		const { slackBlocks } = createReport(rows);
		expect(slackBlocks).toHaveLength(50);
		expect(slackBlocks.at(-1)?.type).toBe('section');
	});

	it.each([
		['a title', 150, (length: number) => createReport([], { title: 'x'.repeat(length) })],
		['an entity', 3000, (length: number) => reportOn('x'.repeat(length - 53), '')],
	])('cut %s only where it is longer than Slack takes', (_what, longest, reportOf) => {
		const lengths = (length: number) =>
			textsOf(reportOf(length).slackBlocks).map((text) => text.replace(/…$/, '').length);
		expect(lengths(longest)).toContain(longest);
		expect(lengths(longest + 1)).toContain(longest - 1);
	});

	it('have a heading even where the title is blank, which Slack would refuse', () => {
		expect(textsOf(createReport([], { title: ' ' }).slackBlocks)[0]).toBe('–');
	});

	it('let no text of a customer call a channel or make a link', () => {
		const texts = textsOf(reportOn('<!here>').slackBlocks);
		expect(texts.join('\n')).not.toMatch(/<|>(?! )/);
		expect(texts.join('\n')).toContain('&lt;!channel&gt;');
	});
});

describe('the text of a report', () => {
	it.each([
		[10, /entity 9 [+]100\.$/m],
		[11, /entity 9 [+]100, and 1 more\.$/m],
	])('names ten entities, and says how many more there are (of %d)', (count, end) => {
		const positiveEntities = Array.from({ length: count }, (_, place) => `entity ${place}`).join();
		const { text } = createReport([{ fields: { sentiment: 'positive', positiveEntities } }]);
		expect(text).toMatch(end);
	});
});

describe('the HTML of a report', () => {
	it('shows customers’ words as they wrote them and runs none of them', () => {
		const root = parse(reportOn('<b>app</b>', HOSTILE, { title: '<i>x</i>' }).html);
		expect(root.querySelectorAll('script, b, i, a')).toHaveLength(0);
		expect(root.text).toContain('<script>alert(1)</script>');
		expect(root.text).toContain('<b>app</b>');
	});

	it('has a bar for each entity, as wide as its shares', () => {
		const rows = ['positive', 'positive', 'positive', 'negative'].map((sentiment) => ({
			fields: { sentiment, [`${sentiment}Entities`]: 'app' },
		}));
		const widths = parse(createReport(rows).html)
			.querySelectorAll('td[bgcolor]')
			.map((cell) => cell.getAttribute('width'));
		expect(widths).toEqual(['120', '40']);
	});
});

describe('a share in the bar of an entity', () => {
	it.each([
		[160, ['159', '1']],
		[321, ['160']],
	])('is shown from half a pixel on: one of %d', (count, widths) => {
		const rows = Array.from({ length: count }, (_, place) => {
			const sentiment = place === 0 ? 'negative' : 'positive';
			return { fields: { sentiment, [`${sentiment}Entities`]: 'app' } };
		});
		const shown = parse(createReport(rows).html).querySelectorAll('td[bgcolor]');
		expect(shown.map((cell) => cell.getAttribute('width'))).toEqual(widths);
	});
});

describe('an entity that nobody is quoted on', () => {
	it('has no heading over nothing, in a mail or in Markdown', () => {
		const { html, markdown } = reportOn('app', 'bad app', { quotes: 0 });
		expect(markdown).not.toContain('**app**');
		expect(html).not.toContain('<strong>app');
	});
});

describe('the Markdown of a report', () => {
	it('escapes what customers wrote', () => {
		const { markdown } = reportOn('a|b');
		expect(markdown).toContain('| a\\|b |');
		expect(markdown).toContain('&lt;script\\>');
		expect(markdown).not.toMatch(/<(?!\/?table)/);
	});

	it('has as many cells in each row of a table', () => {
		const table = reportOn('a|b')
			.markdown.split('\n')
			.filter((line) => line.startsWith('| '));
		const cells = table.map((line) => line.replace(/\\\|/g, '').split('|').length);
		expect(new Set(cells).size).toBe(1);
	});
});

describe('the change of an entity', () => {
	const rows = [{ fields: { sentiment: 'positive', positiveEntities: 'app' } }];

	it('has a column only where there is an earlier report', () => {
		const previous = createReport([{ fields: { sentiment: 'negative', negativeEntities: 'app' } }]);
		expect(createReport(rows).html).not.toContain('Change');
		expect(createReport(rows, { previous }).html).toContain('>+200</td>');
		expect(createReport(rows, { previous }).markdown).toContain('| +200 |');
	});
});

describe('the words of a report', () => {
	const rows = [
		...Array.from({ length: 1200 }, () => ({ fields: { sentiment: 'positive' } })),
		{ fields: { error: 'x' } },
		{ fields: { sentiment: 'negative', negativeEntities: 'support' } },
	];
	const previous = {
		netScore: 50,
		entities: [{ entity: 'Support', netScore: 12 }],
	};

	it.each([
		['en', 'Customer sentiment: 1,202 texts (1 failed), 100% positive', 'support −100 (was +12)'],
		['nl', 'Klantsentiment: 1.202 teksten (1 mislukt), 100% positief', 'support −100 (was +12)'],
		[
			'de',
			'Kundenstimmung: 1.202 Texte (1 fehlgeschlagen), 100 % positiv',
			'support −100 (war +12)',
		],
	] as const)('are those of %s, numbers too', (language, first, entity) => {
		const { text } = createReport(rows, { language, previous });
		expect(text.replace(/\u00a0/g, ' ')).toContain(first);
		expect(text).toContain(entity);
	});

	it.each([
		['en', ': 1 text, '],
		['nl', ': 1 tekst, '],
		['de', ': 1 Text, '],
	] as const)('count one text as one writes it in %s', (language, said) => {
		expect(createReport(rows.slice(0, 1), { language }).text).toContain(said);
	});

	it('are English where a language is unknown', () => {
		const { text } = createReport(rows, { language: 'fr' as never });
		expect(text).toContain('Customer sentiment: 1,202 texts (1 failed)');
	});

	it.each([
		['en', 'No entity was mentioned.'],
		['nl', 'Er is geen entiteit genoemd.'],
		['de', 'Keine Entität wurde genannt.'],
	] as const)('say in %s where nothing was mentioned', (language, said) => {
		expect(createReport([], { language }).text).toContain(said);
	});

	it('say so where nothing was analyzed', () => {
		const { text, html, markdown, slackBlocks } = createReport([]);
		expect(text).toContain('0 texts, 0% positive, 0% neutral, 0% negative');
		for (const form of [text, html, markdown, JSON.stringify(slackBlocks)]) {
			expect(form).toContain('No entity was mentioned.');
			expect(form).not.toMatch(/NaN|undefined|null/);
		}
	});
});
