import { createReport } from '../../report';

const said = (text: string, sentiment: string, score: number, entity = 'delivery') => ({
	fields: {
		text,
		sentiment,
		documentId: text.slice(0, 5),
		entitySentiments: [{ entity, sentiment, score, mentioned: true }],
	},
});
const quotesOf = (rows: ReturnType<typeof said>[], quotes?: number) =>
	createReport(rows, { quotes }).entities[0]?.quotes.map(({ text }) => text);

describe('the quotes of an entity', () => {
	it('are the strongest, two where nothing else is asked for', () => {
		const rows = [
			said('Delivery was fine.', 'positive', 0.6),
			said('Delivery was dreadful.', 'negative', 0.99),
			said('Delivery made my day.', 'positive', 0.9),
		];
		expect(quotesOf(rows)).toEqual(['Delivery was dreadful.', 'Delivery made my day.']);
		expect(quotesOf(rows, 1)).toEqual(['Delivery was dreadful.']);
		expect(quotesOf(rows, 0)).toEqual([]);
	});

	it('say what is said and whose text it is', () => {
		const [entity] = createReport([said('12345 late delivery', 'negative', 0.9)]).entities;
		expect(entity?.quotes).toEqual([
			{ text: '12345 late delivery', sentiment: 'negative', documentId: '12345' },
		]);
	});

	it('are the words that a row gives in place of its text; a text without any is not quoted', () => {
		const rows = [
			{ ...said('<img src="sad.png">', 'negative', 0.9), words: '' },
			{ ...said('<p>Late <b>delivery</b>.</p>', 'negative', 0.5), words: 'Late delivery.' },
		];
		expect(quotesOf(rows)).toEqual(['Late delivery.']);
	});

	it('hold a text once, however often it came', () => {
		const rows = [1, 2, 3].map(() => said('Late again.', 'negative', 0.9));
		expect(quotesOf(rows)).toEqual(['Late again.']);
	});

	it('take a text that is not quoted yet for another entity first', () => {
		const both = {
			fields: {
				text: 'Delivery and price are bad.',
				sentiment: 'negative',
				entitySentiments: ['delivery', 'price'].map((entity) => ({
					entity,
					sentiment: 'negative',
					score: 0.99,
				})),
			},
		};
		const rows = [
			both,
			said('Delivery could be better.', 'negative', 0.3),
			said('Price too high.', 'negative', 0.5, 'price'),
		];
		const { entities } = createReport(rows, { quotes: 1 });
		expect(entities.map(({ entity, quotes }) => [entity, quotes[0]?.text])).toEqual([
			['delivery', 'Delivery and price are bad.'],
			['price', 'Price too high.'],
		]);
	});

	it('begin with the sentence that names it, and end at a sentence end', () => {
		const filler = 'I have been a customer of yours for many years and I was always content. ';
		const text = `${filler.repeat(4)}But the delivery came late. And nobody called me. ${filler.repeat(3)}`;
		const [quote = ''] = quotesOf([said(text, 'negative', 0.9)]) ?? [];
		expect(quote).toMatch(/^But the delivery came late\. And nobody called me\./);
		expect(quote).toMatch(/\.$/);
		expect(quote.length).toBeLessThanOrEqual(200);
	});

	it('are cut between words where one sentence is too long, and say so', () => {
		const [quote = ''] =
			quotesOf([said(`delivery ${'was so very late '.repeat(30)}`, 'negative', 1)]) ?? [];
		expect(quote).toMatch(/(was|so|very|late)…$/);
		expect(quote.length).toBeLessThanOrEqual(200);
	});

	it('do not cut through an emoji in a word without end', () => {
		const [quote = ''] = quotesOf([said('😀'.repeat(500), 'negative', 1)]) ?? [];
		expect(quote.isWellFormed()).toBe(true);
		expect(quote.length).toBeLessThanOrEqual(200);
	});

	it('leave neutral mentions out where somebody has an opinion', () => {
		const rows = [
			said('Delivery on Monday.', 'neutral', 0.99),
			said('Delivery was slow.', 'negative', 0.5),
		];
		expect(quotesOf(rows)).toEqual(['Delivery was slow.']);
	});

	it('come from the field that the user names', () => {
		const [entity] = createReport(
			[{ fields: { review: 'Too dear.', sentiment: 'negative', negativeEntities: 'price' } }],
			{ textField: 'review' },
		).entities;
		expect(entity?.quotes.map(({ text }) => text)).toEqual(['Too dear.']);
	});

	it('are left whole at 200 characters, and cut at 201', () => {
		const whole = `Delivery ${'late '.repeat(38)}x`;
		expect(whole).toHaveLength(200);
		expect(quotesOf([said(whole, 'negative', 1)])).toEqual([whole]);
		expect(quotesOf([said(`${whole}y`, 'negative', 1)])?.[0]).toMatch(/late…$/);
	});

	it('fill the room up to the last sentence that fits', () => {
		const first = `The delivery was ${'very '.repeat(20)}late.`;
		const second = `${'Y'.repeat(200 - first.length - 2)}.`;
		expect(quotesOf([said(`${first} ${second} Bye.`, 'negative', 1)])).toEqual([
			`${first} ${second}`,
		]);
		expect(quotesOf([said(`${first} Y${second} Bye.`, 'negative', 1)])).toEqual([first]);
	});

	it('take the last word that fits', () => {
		const text = `Delivery ${'abcd '.repeat(37)}abcde`;
		expect(quotesOf([said(`${text} and more`, 'negative', 1)])).toEqual([`${text}…`]);
		expect(quotesOf([said(`${text}f and more`, 'negative', 1)])?.[0]).toMatch(/ abcd…$/);
	});

	it('end with a whole word where a sentence is cut', () => {
		const text = `Delivery ${'abcdefghij '.repeat(30)}`;
		expect(quotesOf([said(text, 'negative', 1)])?.[0]).toMatch(/ abcdefghij…$/);
	});

	it('keep a word of 199 characters, and cut one that is longer', () => {
		const cut = (length: number) =>
			quotesOf([said(`${'x'.repeat(length)} delivery`, 'negative', 1)]);
		expect(cut(199)).toEqual([`${'x'.repeat(199)}…`]);
		expect(cut(200)).toEqual([`${'x'.repeat(199)}…`]);
	});

	it('find the entity in the midst of a megabyte, whatever its case', () => {
		const text = `${'Lorem ipsum. '.repeat(40_000)}Your DELIVERY was late. ${'Dolor. '.repeat(40_000)}`;
		expect(quotesOf([said(text, 'negative', 1)])?.[0]).toMatch(/^Your DELIVERY was late\. Dolor\./);
	});

	it('begin with the text where it does not name the entity', () => {
		expect(quotesOf([said(' They\n came  late. Twice. ', 'negative', 1)])).toEqual([
			'They came late. Twice.',
		]);
		expect(quotesOf([said('One. Two.', 'negative', 1, '')])).toEqual(['One. Two.']);
	});

	it('are neutral ones where nobody has an opinion, and none of white space', () => {
		const rows = [said('Delivery on Monday.', 'neutral', 0.9), said(' \n', 'neutral', 1)];
		expect(quotesOf(rows)).toEqual(['Delivery on Monday.']);
	});

	it.each([
		['a number in a text', '0.9', ' 0.1 '],
		['how far from nothing it is', -0.9, 0.1],
		['more than what is no number', 0.1, 'strong'],
		['more than what is empty', 0.1, ' '],
		['more than a yes', 0.1, true],
		['more than what is endless', 0.1, Infinity],
	])('are ordered by score: %s', (_what, strong, weak) => {
		const rows = [
			said('weak', 'negative', weak as never),
			said('strong', 'negative', strong as number),
		];
		expect(quotesOf(rows)).toEqual(['strong', 'weak']);
	});

	it('are ordered by the score of the text where the entity has none', () => {
		const row = (text: string, score: number) => ({
			fields: { text, sentiment: 'negative', score, negativeEntities: 'app' },
		});
		const { entities } = createReport([row('weak', 0.6), row('strong', -0.9)]);
		expect(entities[0]?.quotes.map(({ text }) => text)).toEqual(['strong', 'weak']);
	});

	it('are ordered by score in rows by entity, too', () => {
		const row = (text: string, score: number) => ({
			fields: { text, entity: 'app', sentiment: 'negative', documentSentiment: 'negative', score },
		});
		const { entities } = createReport([row('weak', 0.6), row('strong', -0.9)]);
		expect(entities[0]?.quotes.map(({ text }) => text)).toEqual(['strong', 'weak']);
	});

	it.each([
		[7, { documentId: '7' }],
		['', {}],
		[null, {}],
	])('name the text by its id (%j)', (documentId, named) => {
		const fields = { text: 'Bad app', sentiment: 'negative', negativeEntities: 'app', documentId };
		const [quote] = createReport([{ fields }]).entities[0]!.quotes;
		expect(quote).toEqual({ text: 'Bad app', sentiment: 'negative', ...named });
	});
});
