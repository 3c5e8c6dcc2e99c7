import fc from 'fast-check';
import { createReport, reportRows, type ReportRow } from '../../report';

const LABELS = ['positive', 'neutral', 'negative'] as const;
const ENTITIES = ['delivery', 'support', 'price', 'app'];

const label = fc.constantFrom(...LABELS);
const verdict = fc.record({ sentiment: label, mentioned: fc.boolean() });
const analyzed = fc.record({
	sentiment: label,
	entities: fc.dictionary(fc.constantFrom(...ENTITIES), verdict),
	group: fc.option(fc.constantFrom('mail', 'chat', 'shop'), { nil: undefined }),
});
const failed = fc.record({ group: fc.option(fc.constantFrom('mail'), { nil: undefined }) });
type Case = { sentiment?: string; entities?: Record<string, Verdict>; group?: string };
type Verdict = { sentiment: (typeof LABELS)[number]; mentioned: boolean };

const cases: fc.Arbitrary<Case[]> = fc.array(fc.oneof(analyzed, failed), { maxLength: 60 });

/** The row that the analysis gives for it, in one of its forms. */
const inForm = {
	list: ({ sentiment, entities, group }: Case, place: number): ReportRow[] => [
		{
			...(group === undefined ? {} : { group }),
			fields: sentiment
				? {
						text: `text ${place}`,
						sentiment,
						entitySentiments: Object.entries(entities ?? {}).map(([entity, found]) => ({
							entity,
							score: 0.5,
							...found,
						})),
					}
				: { text: `text ${place}`, error: 'Text is empty' },
		},
	],
	commas: ({ sentiment, entities, group }: Case, place: number): ReportRow[] => {
		const named = (of: string) =>
			Object.entries(entities ?? {})
				.filter(([, found]) => found.mentioned && found.sentiment === of)
				.map(([entity]) => entity)
				.join(', ');
		return [
			{
				...(group === undefined ? {} : { group }),
				fields: sentiment
					? {
							text: `text ${place}`,
							sentiment,
							positiveEntities: named('positive'),
							neutralEntities: named('neutral'),
							negativeEntities: named('negative'),
						}
					: { text: `text ${place}`, error: 'Text is empty' },
			},
		];
	},
};

function scoreOf(labels: string[]): number {
	if (labels.length === 0) return 0;
	const positive = labels.filter((given) => given === 'positive').length;
	const negative = labels.filter((given) => given === 'negative').length;
	return Math.round((100 * (positive - negative)) / labels.length) + 0;
}

/** Counted another way than the report does: entity by entity over all cases. */
function expected(all: Case[]) {
	const answered = all.flatMap(({ sentiment }) => (sentiment ? [sentiment] : []));
	return {
		documents: all.length,
		failed: all.length - answered.length,
		positive: answered.filter((given) => given === 'positive').length,
		neutral: answered.filter((given) => given === 'neutral').length,
		negative: answered.filter((given) => given === 'negative').length,
		netScore: scoreOf(answered),
		entities: Object.fromEntries(
			ENTITIES.flatMap((entity) => {
				const said = all.flatMap(({ entities = {} }) =>
					entities[entity]?.mentioned ? [entities[entity].sentiment] : [],
				);
				return said.length === 0 ? [] : [[entity, { mentions: said.length, net: scoreOf(said) }]];
			}),
		),
	};
}

function counted(report: ReturnType<typeof createReport>) {
	const { documents, failed: without, positive, neutral, negative, netScore, entities } = report;
	return {
		documents,
		failed: without,
		positive,
		neutral,
		negative,
		netScore,
		entities: Object.fromEntries(
			entities.map(({ entity, mentions, netScore: net }) => [entity, { mentions, net }]),
		),
	};
}

describe('the figures of a report', () => {
	it.each(['list', 'commas'] as const)('are those of a count by hand, from %s', (form) => {
		fc.assert(
			fc.property(cases, (all) => {
				expect(counted(createReport(all.flatMap(inForm[form])))).toEqual(expected(all));
			}),
		);
	});

	it('are those of a count by hand for each group too', () => {
		fc.assert(
			fc.property(cases, (all) => {
				const { groups = [] } = createReport(all.flatMap(inForm.list));
				for (const { group, ...figures } of groups) {
					const members = all.filter((member) => member.group === group);
					expect(counted(figures as ReturnType<typeof createReport>)).toEqual(expected(members));
				}
				const named = new Set(all.flatMap(({ group }) => (group === undefined ? [] : [group])));
				expect(groups.map(({ group }) => group)).toEqual([...named].sort());
			}),
		);
	});

	it('are the same from rows by entity as from rows by document', () => {
		const mentioning = cases.map((all) =>
			all.filter(({ entities }) => entities && Object.keys(entities).length > 0),
		);
		fc.assert(
			fc.property(mentioning, (all) => {
				const rows = all.flatMap(({ sentiment, entities = {} }, place) =>
					Object.entries(entities).map(([entity, found]) => ({
						fields: {
							entity,
							...found,
							score: 0.5,
							documentSentiment: sentiment,
							documentId: `id ${place}`,
						},
					})),
				);
				expect(counted(createReport(rows))).toEqual(expected(all));
			}),
		);
	});

	it('change by the difference to the earlier report, in every group and entity', () => {
		fc.assert(
			fc.property(cases, cases, (before, now) => {
				const previous = createReport(before.flatMap(inForm.list));
				const report = createReport(now.flatMap(inForm.list), {
					previous: JSON.stringify(previous),
				});
				expect(report.change).toBe(report.netScore - previous.netScore);
				for (const { entity, netScore, change } of report.entities) {
					const then = previous.entities.find((other) => other.entity === entity);
					expect(change).toBe(then && netScore - then.netScore);
				}
				for (const { group, netScore, change } of report.groups ?? []) {
					const then = previous.groups?.find((other) => other.group === group);
					expect(change).toBe(then && netScore - then.netScore);
				}
			}),
		);
	});

	it('stand in as many rows for a sheet as there are groups and entities in them', () => {
		fc.assert(
			fc.property(cases, (all) => {
				const report = createReport(all.flatMap(inForm.list));
				const rows = reportRows(report);
				const wanted = (report.groups ?? [report]).flatMap(({ entities }) =>
					entities.map(({ entity, mentions }) => [entity, mentions]),
				);
				expect(rows.map(({ entity, mentions }) => [entity, mentions])).toEqual(wanted);
			}),
		);
	});

	it('have the same columns in all rows: a change or null beside an earlier report, none without', () => {
		fc.assert(
			fc.property(cases, cases, (all, before) => {
				const rows = all.flatMap(inForm.list);
				const previous = createReport(before.flatMap(inForm.list));
				for (const row of reportRows(createReport(rows))) expect(row).not.toHaveProperty('change');
				const report = createReport(rows, { previous });
				const wanted = (report.groups ?? [report]).flatMap(({ entities }) =>
					entities.map(({ change }) => change ?? null),
				);
				expect(reportRows(report).map(({ change }) => change)).toEqual(wanted);
			}),
		);
	});
});
