import { createReport } from '../../report';

const row = (fields: Record<string, unknown>) => ({ fields });

describe('what a report counts', () => {
	it('counts an item with an error and without a label as failed', () => {
		const report = createReport([
			row({ text: 'a', sentiment: 'positive', error: null }),
			row({ text: 'b', error: 'The API refused this text' }),
			row({ text: 'c', error: { message: 'Sentor cannot be reached' } }),
		]);
		expect(report).toMatchObject({ documents: 3, positive: 1, failed: 2, netScore: 100 });
	});

	it('counts an analyzed item that has a column named error', () => {
		const report = createReport([row({ sentiment: 'negative', error: 'E42 on the display' })]);
		expect(report).toMatchObject({ documents: 1, negative: 1, failed: 0 });
	});

	it('counts an item that was left out for nothing', () => {
		expect(createReport([row({ text: '', sentiment: '' }), row({ text: 'a' })])).toMatchObject({
			documents: 0,
			failed: 0,
			netScore: 0,
			entities: [],
		});
	});

	it('reads the fields behind the prefix that the analysis gave them', () => {
		const report = createReport(
			[
				row({
					sentiment: 'my own column',
					sentor_sentiment: 'positive',
					sentor_positiveEntities: 'price',
				}),
			],
			{ fieldPrefix: 'sentor_' },
		);
		expect(report.positive).toBe(1);
		expect(report.entities.map(({ entity }) => entity)).toEqual(['price']);
	});

	it('reads a list that a sheet kept as its JSON', () => {
		const entitySentiments = JSON.stringify([{ entity: 'app', sentiment: 'negative', score: 0.9 }]);
		expect(createReport([row({ sentiment: 'neutral', entitySentiments })]).entities).toMatchObject([
			{ entity: 'app', mentions: 1, negative: 1, netScore: -100 },
		]);
	});

	it('takes Delivery and delivery for one entity, under the name that came first', () => {
		const report = createReport([
			row({ sentiment: 'positive', positiveEntities: 'Delivery' }),
			row({ sentiment: 'negative', negativeEntities: 'delivery' }),
		]);
		expect(report.entities).toMatchObject([{ entity: 'Delivery', mentions: 2, netScore: 0 }]);
	});

	it('counts two texts with the same words twice', () => {
		const entity = { entity: 'price', sentiment: 'negative', documentSentiment: 'negative' };
		const rows = ['<p>Too dear.</p>', '<div>Too dear.</div>'].map((text) => ({
			...row({ ...entity, text }),
			words: 'Too dear.',
		}));
		expect(createReport(rows)).toMatchObject({ documents: 2, entities: [{ mentions: 2 }] });
	});

	it('counts rows by sentence as one document', () => {
		const sentence = (sentenceIndex: number) =>
			row({ documentSentiment: 'positive', sentiment: 'neutral', sentenceIndex, documentId: 'a' });
		expect(createReport([sentence(0), sentence(1)])).toMatchObject({ documents: 1, positive: 1 });
	});

	it('tells rows by entity without an id apart where an entity comes again', () => {
		const rows = ['price', 'app', 'price'].map((entity) =>
			row({ entity, sentiment: 'negative', documentSentiment: 'negative' }),
		);
		expect(createReport(rows)).toMatchObject({ documents: 2, negative: 2 });
	});

	it('takes rows by entity without an id for one text until the label or the entity says otherwise', () => {
		const entityRow = (entity: string, documentSentiment: string, more = {}) =>
			row({ entity, sentiment: 'negative', documentSentiment, ...more });
		const count = (...rows: ReturnType<typeof row>[]) => createReport(rows).documents;
		expect(count(entityRow('a', 'negative'), entityRow('b', 'negative'))).toBe(1);
		expect(count(entityRow('a', 'negative'), entityRow('b', 'neutral'))).toBe(2);
		const other = entityRow('x', 'negative', { documentId: 'of its own' });
		expect(count(entityRow('a', 'negative'), other, entityRow('b', 'negative'))).toBe(3);
	});

	it('takes rows by entity for one text by their text, where they have no id', () => {
		const rows = ['The app', 'The shop', 'The app'].map((text, place) =>
			row({ entity: `e${place}`, sentiment: 'negative', documentSentiment: 'negative', text }),
		);
		expect(createReport(rows)).toMatchObject({ documents: 2, entities: [{}, {}, {}] });
	});

	it.each([[undefined], [null], [false], ['']])('takes an error of %j for none', (error) => {
		expect(createReport([row({ text: 'a', error })]).documents).toBe(0);
	});

	it('reads labels in any case, and takes other words for none', () => {
		const labels = [' Positive ', 'NEGATIVE', 'Neutral', 'mixed', 7];
		const rows = labels.map((sentiment) => row({ sentiment, error: 'x' }));
		expect(createReport(rows)).toMatchObject({ positive: 1, negative: 1, neutral: 1, failed: 2 });
	});

	it('leaves out what is no mention', () => {
		const entitySentiments = [
			null,
			{ entity: 7, sentiment: 'negative' },
			{ entity: 'app', sentiment: 'unknown' },
			{ entity: 'shop', sentiment: 'negative', mentioned: false },
		];
		const rows = [
			row({ sentiment: 'neutral', entitySentiments }),
			row({ sentiment: 'neutral', entitySentiments: '[broken' }),
			row({ sentiment: 'neutral', negativeEntities: ' , ' }),
			row({ documentSentiment: 'neutral', entity: 7, sentiment: 'negative', documentId: 1 }),
			row({ documentSentiment: 'neutral', entity: 'app', sentiment: 'no', documentId: 2 }),
		];
		expect(createReport(rows)).toMatchObject({ documents: 5, entities: [] });
	});

	it('reads a list in JSON behind white space, and takes comma lists where there is none', () => {
		const entitySentiments = ' [{"entity":"app","sentiment":"negative"}]';
		const rows = [
			row({ sentiment: 'neutral', entitySentiments }),
			row({ sentiment: 'neutral', entitySentiments: 'none', negativeEntities: 'app, app , shop,' }),
		];
		expect(createReport(rows).entities).toMatchObject([
			{ entity: 'app', mentions: 2 },
			{ entity: 'shop', mentions: 1 },
		]);
	});

	it('counts an entity once a text, as it is named first, and orders by mentions, then by name', () => {
		const list = (...names: string[]) =>
			row({
				sentiment: 'neutral',
				entitySentiments: names.map((entity, place) => ({
					entity,
					sentiment: place === 0 ? 'negative' : 'positive',
				})),
			});
		const { entities } = createReport([
			list('Cafe\u0301', ' caf\u00e9 '),
			list('b', 'a10', 'a9'),
			list('b'),
		]);
		expect(entities).toMatchObject([
			{ entity: 'b', mentions: 2, negative: 2 },
			{ entity: 'a9' },
			{ entity: 'a10' },
			{ entity: 'Cafe\u0301', mentions: 1, negative: 1, positive: 0 },
		]);
	});

	it('rounds the net score, and never shows a zero with a minus', () => {
		const rows = (...labels: string[]) => labels.map((sentiment) => row({ sentiment }));
		const score = (...labels: string[]) => createReport(rows(...labels)).netScore;
		expect(score('positive', 'neutral', 'neutral')).toBe(33);
		expect(score('positive', 'positive', 'neutral')).toBe(67);
		expect(score(...Array<string>(300).fill('neutral'), 'negative')).toBe(0);
	});

	it('puts week 9 before week 10', () => {
		const rows = ['week 10', 'week 9'].map((group) => ({
			group,
			fields: { sentiment: 'neutral' },
		}));
		expect(createReport(rows).groups?.map(({ group }) => group)).toEqual(['week 9', 'week 10']);
	});

	it.each([['none'], [7], [{}], [[]], ['{"a":1}'], ['{'], [null]])(
		'compares with nothing where the earlier report is %j',
		(previous) => {
			expect(createReport([row({ sentiment: 'positive' })], { previous })).not.toHaveProperty(
				'change',
			);
		},
	);
});
