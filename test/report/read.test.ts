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
