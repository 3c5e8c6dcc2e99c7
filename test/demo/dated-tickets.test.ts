import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { datedTickets } from '../../demo/support/dated-tickets';

const TICKETS = path.resolve(__dirname, '../../examples/data/tickets.csv');
const TODAY = Date.parse('2026-11-26T12:00:00Z');

describe('the tickets with dates', () => {
	it('are the samples, in their order, over two weeks that end today', async () => {
		const rows: Array<Record<string, string>> = parse(await datedTickets(TICKETS, TODAY), {
			columns: true,
		});
		const days = rows.map(({ date }) => date ?? '');
		expect([days[0], days.at(-1)]).toEqual(['2026-11-13', '2026-11-26']);
		expect(new Set(days).size).toBe(14);
		expect([...days].sort()).toEqual(days);
		expect(rows[0]).toMatchObject({ id: 'T-4001', customer: 'Hannah Whitlock' });
	});
});
