import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Report } from '../../report';
import { runNode, type RunOptions } from '../support/n8n/engine';
import { sentorBench } from '../support/n8n/sentor';

const bench = sentorBench();

/** Without a credential, and with nothing that could be asked. */
const report = async (
	items: INodeExecutionData[],
	parameters: INodeParameters = {},
	settings: RunOptions = {},
) => await runNode({ items, parameters: { operation: 'report', ...parameters }, ...settings });
const rows = (...fields: object[]) => fields.map((json) => ({ json }) as INodeExecutionData);
const reportIn = ({ outputs }: Awaited<ReturnType<typeof report>>) =>
	outputs[0]?.[0]?.json as unknown as Report;
const links = (count: number) => Array.from({ length: count }, (_, item) => ({ item }));

const REVIEWS = rows(
	{ text: 'Great delivery', channel: 'mail', sentiment: 'positive', positiveEntities: 'delivery' },
	{ text: 'Awful support', channel: 'chat', sentiment: 'negative', negativeEntities: 'support' },
	{ text: 'Late again', channel: 'chat', sentiment: 'negative', negativeEntities: 'delivery' },
	{ text: '', channel: 'mail', error: 'Text is empty' },
);

describe('the report', () => {
	it('is one item of all items, linked to each of them, without a credential', async () => {
		const run = await report(REVIEWS);
		expect(run).toMatchObject({ status: 'success', decryptions: 0, hints: [] });
		expect(run.outputs).toHaveLength(1);
		expect(run.outputs[0]).toEqual([{ json: expect.any(Object), pairedItem: links(4) }]);
		expect(reportIn(run)).toMatchObject({
			documents: 4,
			positive: 1,
			neutral: 0,
			negative: 2,
			failed: 1,
			netScore: -33,
			entities: [
				{ entity: 'delivery', mentions: 2, netScore: 0, quotes: expect.any(Array) },
				{ entity: 'support', mentions: 1, netScore: -100, quotes: [{ text: 'Awful support' }] },
			],
			text: expect.stringContaining('support'),
			markdown: expect.any(String),
			html: expect.any(String),
			slackBlocks: expect.any(Array),
		});
	});

	it.each(['document', 'entity'])(
		'reads what the node answers, item by item, by %s, and items that failed',
		async (granularity) => {
			const texts = rows(
				{ text: 'The delivery was great' },
				{ text: '' },
				{ text: 'The delivery was awful' },
			);
			const options = { documentId: '={{ $itemIndex }}', fieldPrefix: 'sentor_' };
			const analyzed = await bench.run({
				items: texts,
				parameters: { granularity, options },
				onError: 'continueRegularOutput',
			});
			const seen = bench.sandbox.requests.length;
			const run = await report(analyzed.outputs[0] ?? [], {
				options: { fieldPrefix: 'sentor_' },
			});
			expect(reportIn(run)).toMatchObject({
				documents: 3,
				positive: 1,
				negative: 1,
				failed: 1,
				entities: [{ entity: 'delivery', mentions: 2, positive: 1, negative: 1, netScore: 0 }],
			});
			expect(run.hints).toEqual([]);
			expect(bench.sandbox.requests).toHaveLength(seen);
		},
	);

	it('prefers the list of entities to their names in commas', async () => {
		const entitySentiments = [
			{ entity: 'price', sentiment: 'negative', score: -0.9, mentioned: true },
			{ entity: 'staff', sentiment: 'neutral', score: 0, mentioned: false },
		];
		const items = rows({ sentiment: 'negative', entitySentiments, positiveEntities: 'other' });
		const { entities } = reportIn(await report(items));
		expect(entities.map(({ entity, mentions }) => [entity, mentions])).toEqual([['price', 1]]);
	});

	it('tells groups apart by an expression; items without a value count in the whole only', async () => {
		const items = [...REVIEWS, ...rows({ text: 'Fine', sentiment: 'positive' })];
		const { documents, groups } = reportIn(
			await report(items, { groupBy: '={{ $json.channel }}' }),
		);
		expect(documents).toBe(5);
		expect(groups).toMatchObject([
			{ group: 'chat', documents: 2, negative: 2, netScore: -100 },
			{ group: 'mail', documents: 2, positive: 1, failed: 1, netScore: 100 },
		]);
	});

	it('takes dates and numbers for groups', async () => {
		const items = rows(
			{ sentiment: 'positive', day: '2026-11-24', stars: 5 },
			{ sentiment: 'negative', day: '2026-11-25', stars: 1 },
		);
		const groupsBy = async (groupBy: string) =>
			reportIn(await report(items, { groupBy })).groups?.map(({ group }) => group);
		expect(await groupsBy('={{ $json.stars }}')).toEqual(['1', '5']);
		expect(await groupsBy('={{ DateTime.fromISO($json.day).toISODate() }}')).toEqual([
			'2026-11-24',
			'2026-11-25',
		]);
		expect(await groupsBy('={{ DateTime.fromISO($json.day) }}')).toEqual([
			'2026-11-24',
			'2026-11-25',
		]);
		expect(await groupsBy('={{ $json.day.toDateTime().startOf("week") }}')).toEqual(['2026-11-23']);
		expect(await groupsBy('={{ DateTime.fromISO($json.day).set({ hour: 9 }) }}')).toEqual([
			'2026-11-24 09:00',
			'2026-11-25 09:00',
		]);
		expect(await groupsBy('={{ new Date($json.day) }}')).toEqual(['2026-11-24', '2026-11-25']);
	});

	it.each(['={{ [] }}', '={{ {} }}', '={{ new Date("never") }}'])(
		'takes no %s for a group',
		async (groupBy) => {
			const { error } = await report(REVIEWS, { groupBy });
			expect(error?.message).toContain("'Group By'");
		},
	);

	it('is in the chosen language, under the chosen title, with as many quotes as wanted', async () => {
		const options = { language: 'nl', title: 'Deze week', quotes: 0 };
		const { text, entities } = reportIn(await report(REVIEWS, { options }));
		expect(text).toMatch(/Deze week/);
		expect(text).not.toMatch(/texts|Net score/);
		expect(entities.flatMap(({ quotes }) => quotes)).toEqual([]);
	});

	it.each<[string, object, string]>([
		['another field', { review: 'Awful support' }, 'review'],
		['a field in a field', { ticket: { body: 'Awful support' } }, 'ticket.body'],
		['a path as n8n writes it', { a: [{ 'full text': 'Awful support' }] }, "a[0]['full text']"],
		['a name with a dot', { 'the.text': 'Awful support' }, 'the.text'],
	])('quotes from %s', async (_what, fields, textField) => {
		const items = rows({ ...fields, sentiment: 'negative', negativeEntities: 'support' });
		const run = await report(items, { textField });
		expect(reportIn(run).entities[0]?.quotes).toMatchObject([{ text: 'Awful support' }]);
		expect(run.hints).toEqual([]);
	});
});

describe('what is quoted', () => {
	const MAIL =
		'<p>The support was awful.</p><blockquote>You wrote: our support is great</blockquote>';
	const BAD = { sentiment: 'negative', negativeEntities: 'support' };
	const quoted = async (fields: object, parameters: INodeParameters = {}) =>
		reportIn(await report(rows({ ...BAD, ...fields }), parameters)).entities[0]?.quotes[0]?.text;

	it('is the text as the analysis saw it, with the option that returns it', async () => {
		const options = { includeAnalyzedText: true, cleanUp: 'mail', fieldPrefix: 'sentor_' };
		const parameters = { text: '={{ $json.mail }}', entities: 'support', options };
		const { outputs } = await bench.run({ items: rows({ mail: MAIL }), parameters });
		const run = await report(outputs[0] ?? [], { options: { fieldPrefix: 'sentor_' } });
		expect(reportIn(run).entities[0]?.quotes[0]?.text).toBe('The support was awful.');
		expect(run.hints).toEqual([]);
	});

	it('is what the user names, if it is named', async () => {
		const fields = { text: 'Text', note: 'Note', analyzedText: 'Analyzed' };
		expect(await quoted(fields)).toBe('Analyzed');
		expect(await quoted(fields, { textField: 'note' })).toBe('Note');
		expect(await quoted({ ...fields, analyzedText: ' ' })).toBe('Text');
		expect(await quoted({ ...fields, analyzedText: 7 })).toBe('Text');
	});

	it.each<[string, object, INodeParameters]>([
		['as it came', { text: MAIL }, {}],
		['in a field of another name', { ticket: { body: MAIL } }, { textField: 'ticket.body' }],
		['as it was analyzed, with Clean Up off', { text: 'x', analyzedText: MAIL }, {}],
	])('has no markup where the text has: %s', async (_what, fields, parameters) => {
		expect(await quoted(fields, parameters)).toBe(
			'The support was awful. You wrote: our support is great',
		);
	});

	it('is escaped all the same', async () => {
		const text = '<p>Support &lt;b&gt;<i>awful</i> &amp; slow</p><!-- x -->&lt;!channel&gt; *a*';
		const { entities, slackBlocks, markdown, html } = reportIn(
			await report(rows({ ...BAD, text })),
		);
		expect(entities[0]?.quotes[0]?.text).toBe('Support <b>awful & slow <!channel> *a*');
		const safe = 'Support &lt;b&gt;awful &amp; slow &lt;!channel&gt;';
		expect(JSON.stringify(slackBlocks)).toContain(`> ${safe} *a*`);
		expect(html).toContain(`${safe} *a*`);
		expect(markdown).toContain('> Support &lt;b\\>awful &amp; slow &lt;\\!channel\\> \\*a\\*');
	});
});

describe('an earlier report', () => {
	const earlier = async () => reportIn(await report(REVIEWS.slice(0, 2)));

	it.each<[string, (report: Report) => unknown]>([
		['the item that it was', (it) => it],
		['its JSON', (it) => JSON.stringify(it)],
		['alone in a list', (it) => [it]],
	])('given as %s shows what changed', async (_what, form) => {
		const before = await earlier();
		const given = REVIEWS.map(({ json }) => ({ json: { ...json, last: form(before) } }));
		const run = await report(given as INodeExecutionData[], {
			options: { previous: '={{ $json.last }}' },
		});
		expect(reportIn(run)).toMatchObject({
			netScore: -33,
			change: -33,
			entities: [
				{ entity: 'delivery', change: -100 },
				{ entity: 'support', change: 0 },
			],
		});
	});

	it.each(['={{ $json.missing }}', '={{ $json.missing?.report }}', '', '={{ {} }}', '={{ null }}'])(
		'that is not there yet (%s) changes nothing',
		async (previous) => {
			const run = await report(REVIEWS, { options: { previous } });
			expect(run.status).toBe('success');
			expect(reportIn(run)).not.toHaveProperty('change');
		},
	);

	it.each(['={{ { report: 1 } }}', 'yesterday', '={{ [1] }}', '{"netScore": "12"'])(
		'that is none (%s) stops the node and says so, whole',
		async (previous) => {
			const { status, error } = await report(REVIEWS, { options: { previous } });
			expect(status).toBe('error');
			expect(error).toMatchObject({
				message: "'Previous Report' holds something that is no report",
				description: expect.stringMatching(/^Give the item that Create Report returned earlier/),
			});
			expect(error?.context?.itemIndex).toBeUndefined();
		},
	);
});

describe('one item per entity', () => {
	it('is a row for a sheet: of each group, with its strongest quote, linked to the items of the group', async () => {
		const { outputs } = await report(REVIEWS, {
			granularity: 'entity',
			groupBy: '={{ $json.channel }}',
		});
		expect(outputs[0]).toEqual([
			...['delivery', 'support'].map((entity) => ({
				json: {
					group: 'chat',
					entity,
					mentions: 1,
					positive: 0,
					neutral: 0,
					negative: 1,
					netScore: -100,
					quote: entity === 'support' ? 'Awful support' : 'Late again',
				},
				pairedItem: [{ item: 1 }, { item: 2 }],
			})),
			{
				json: expect.objectContaining({ group: 'mail', entity: 'delivery', netScore: 100 }),
				pairedItem: [{ item: 0 }, { item: 3 }],
			},
		]);
	});

	it('has a column for the change where there is an earlier report, empty for what that did not know', async () => {
		const previous = reportIn(await report(REVIEWS.slice(0, 2)));
		previous.entities = previous.entities.filter(({ entity }) => entity !== 'support');
		const { outputs } = await report(REVIEWS, {
			granularity: 'entity',
			options: { previous: JSON.stringify(previous) },
		});
		expect(outputs[0]?.map(({ json }) => [json.entity, json.change])).toEqual([
			['delivery', -100],
			['support', null],
		]);
	});

	it('has no group where nothing was grouped, and is linked to all items', async () => {
		const { outputs } = await report(REVIEWS, { granularity: 'entity' });
		expect(
			outputs[0]?.map(({ json, pairedItem }) => [json.entity, json.group, pairedItem]),
		).toEqual([
			['delivery', undefined, links(4)],
			['support', undefined, links(4)],
		]);
	});

	it('is told from what another operation left in Return', async () => {
		const { outputs } = await report(REVIEWS, { granularity: 'sentence' });
		expect(outputs[0]?.[0]?.json).toHaveProperty('slackBlocks');
	});
});

describe('what cannot be used', () => {
	const groupBy = '={{ $itemIndex === 1 ? ["a"] : $json.channel }}';

	it('fails alone where it is a group, and the others are reported', async () => {
		const run = await report(REVIEWS, { groupBy }, { onError: 'continueErrorOutput' });
		expect(reportIn(run).documents).toBe(3);
		expect(run.outputs[0]?.[0]?.pairedItem).toEqual([{ item: 0 }, { item: 2 }, { item: 3 }]);
		expect(run.outputs[1]).toMatchObject([
			{ json: { ...REVIEWS[1]?.json, error: expect.stringContaining('Group By') } },
		]);
	});

	it('stays among the others, behind the report, if the workflow goes on without an error output', async () => {
		const run = await report(REVIEWS, { groupBy }, { onError: 'continueRegularOutput' });
		expect(run.outputs[0]).toHaveLength(2);
		expect(reportIn(run).documents).toBe(3);
		expect(run.outputs[0]?.[1]?.json).toMatchObject({
			text: 'Awful support',
			error: expect.stringContaining('Group By'),
		});
	});

	it('ends the node otherwise, and says which item it is', async () => {
		const { status, error } = await report(REVIEWS, { groupBy });
		expect(status).toBe('error');
		expect(error?.message).toContain("'Group By' is a list or an object, not one value");
		expect(error?.context?.itemIndex).toBe(1);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['return', { granularity: 'all' }, /^'Return' is none/],
		['language', { options: { language: 'fr' } }, /^'Language' is none/],
		['quotes', { options: { quotes: -1 } }, /^'Quotes per Entity' is no/],
		[
			'quotes by expression',
			{ options: { quotes: '={{ "many" }}' } },
			/^'Quotes per Entity' is no/,
		],
	])('is said before anything is made of it: %s', async (_what, parameters, words) => {
		const { status, error } = await report(REVIEWS, parameters);
		expect(status).toBe('error');
		expect(error?.message).toMatch(words);
		expect(error?.description).toMatch(/\.$/);
	});
});

describe('hints', () => {
	it('tell of items that no analysis saw, of which a report counts none', async () => {
		const run = await report([...REVIEWS, ...rows({ text: 'x' }, { text: 'y', label: 'z' })]);
		expect(reportIn(run).documents).toBe(4);
		expect(run.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^2 items have no field sentiment, .* Simplify on/),
		]);
	});

	it('tell nothing of items whose empty text the user left out', async () => {
		const run = await report([...REVIEWS, ...rows({ text: '', sentiment: null })]);
		expect(reportIn(run).documents).toBe(4);
		expect(run.hints).toEqual([]);
	});

	it('tell why there are no quotes', async () => {
		const run = await report(REVIEWS, { textField: 'Great delivery' });
		expect(run.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^No item has a field 'Great delivery'/),
		]);
		const wantsNone = await report(REVIEWS, { textField: 'no', options: { quotes: 0 } });
		expect(wantsNone.hints).toEqual([]);
	});
});

it('reports 10,000 items, each counted once and linked', async () => {
	const labels = ['positive', 'neutral', 'negative'];
	const items = Array.from({ length: 10_000 }, (_, i) => ({
		json: {
			text: `Review ${i} of the delivery`,
			week: `week ${i % 50}`,
			sentiment: labels[i % 3],
			[`${labels[i % 3]}Entities`]: `delivery, entity ${i % 20}`,
		},
	})) as INodeExecutionData[];
	const run = await report(items, { groupBy: '={{ $json.week }}' });
	const { documents, positive, neutral, negative, groups, entities } = reportIn(run);
	expect([documents, positive, neutral, negative]).toEqual([10_000, 3334, 3333, 3333]);
	expect(groups?.map((group) => group.documents)).toEqual(Array(50).fill(200));
	expect(entities[0]).toMatchObject({ entity: 'delivery', mentions: 10_000 });
	expect(run.outputs[0]?.[0]?.pairedItem).toEqual(links(10_000));
}, 60_000);
