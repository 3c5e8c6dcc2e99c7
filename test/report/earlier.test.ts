import { createReport, isAbsent, readEarlier, reportRows, type Report } from '../../report';

const fields = { text: 'The app is good', sentiment: 'positive', positiveEntities: 'app' };
const report = createReport([{ group: 'shop', fields }]);

describe('an earlier report', () => {
	it.each([[undefined], [null], [''], [' \n'], [[]], [{}]])(
		'is not there yet where it is %j',
		(value) => {
			expect(isAbsent(value)).toBe(true);
		},
	);

	it.each([['none'], [0], [false], [[{}]], [{ netScore: 1 }], ['{}']])(
		'is there, readable or not, where it is %j',
		(value) => {
			expect(isAbsent(value)).toBe(false);
		},
	);

	it.each([
		['as it was', report],
		['as its JSON', JSON.stringify(report)],
		['as the one row of a table', [report]],
	])('is compared with %s', (_how, previous) => {
		const now = createReport([{ group: 'shop', fields: { ...fields, sentiment: 'negative' } }], {
			previous,
		});
		expect(now).toMatchObject({
			change: -200,
			groups: [{ change: -200, entities: [{ change: 0 }] }],
		});
	});

	it('is compared as far as it can be read', () => {
		const damaged = {
			netScore: 5,
			entities: [
				null,
				{ entity: 7, netScore: 1 },
				{ entity: 'app', netScore: '1' },
				{ entity: ' APP ', netScore: 40 },
			],
			groups: [{ netScore: 1 }, { group: 'shop', netScore: 'x' }, null],
		};
		expect(readEarlier(damaged)).toEqual({
			netScore: 5,
			entities: new Map([['app', 40]]),
			groups: new Map(),
		});
		expect(readEarlier({ netScore: 5, entities: 'app', groups: {} })?.entities.size).toBe(0);
	});
});

describe('the rows of a report for a sheet', () => {
	const rows = (of: Report) =>
		reportRows(of).map(({ group, entity, quote }) => [group, entity, quote]);

	it('hold the strongest quote, and nothing where there is none', () => {
		expect(rows(createReport([{ fields }]))).toEqual([[undefined, 'app', 'The app is good']]);
		expect(rows(createReport([{ fields }], { quotes: 0 }))).toEqual([[undefined, 'app', '']]);
	});

	it('name the group', () => {
		expect(rows(report)).toEqual([['shop', 'app', 'The app is good']]);
	});
});
