import { createReport, type ReportLanguage, type ReportRow } from '../../report';

const row = (
	group: string,
	text: string,
	...verdicts: Array<[string, string, number]>
): ReportRow => ({
	group,
	fields: {
		text,
		sentiment: verdicts[0]![1],
		documentId: text.slice(0, 4),
		entitySentiments: verdicts.map(([entity, sentiment, score]) => ({ entity, sentiment, score })),
	},
});

const ROWS: ReportRow[] = [
	row(
		'Shop & app',
		'Fast delivery, and "Ann" was kind.',
		['delivery', 'positive', 0.9],
		['support', 'positive', 0.8],
	),
	row('Shop & app', "It's late <again>.", ['delivery', 'negative', 0.7]),
	row('Shop & app', 'Delivery on Monday.', ['delivery', 'neutral', 0.6]),
	row('Mail', '# Too dear! I pay 1_000 for it.', ['price', 'negative', 0.95]),
	{ group: 'Mail', fields: { text: 'x', error: 'Sentor cannot be reached' } },
];

const PREVIOUS = {
	netScore: 10,
	entities: [{ entity: 'delivery', netScore: 20 }],
	groups: [{ group: 'Mail', netScore: -20, entities: [] }],
};

/** Whoever changes how a report looks sees here what its readers will see. */
describe('a report as it is read', () => {
	const reportIn = (language: ReportLanguage) =>
		createReport(ROWS, { language, previous: PREVIOUS });

	it.each(['en', 'nl', 'de'] satisfies ReportLanguage[])('has the words of %s', (language) => {
		const { text, markdown, slackBlocks } = reportIn(language);
		expect(text).toMatchSnapshot('text');
		expect(markdown).toMatchSnapshot('Markdown');
		expect(slackBlocks).toMatchSnapshot('Slack blocks');
	});

	it('looks as it did in a mail', () => {
		expect(reportIn('en').html.replaceAll('><', '>\n<')).toMatchSnapshot('HTML');
	});
});
