import stringWidth from 'string-width';
import { ticketCounts, ticketTable } from '../../demo/support/ticket-report';

const good = {
	id: 'T-1',
	customer: 'Hannah',
	sentiment: 'positive',
	confidence: '0.934',
	positiveEntities: 'delivery',
	negativeEntities: 'price',
};
const long = { ...good, customer: '王小明 '.repeat(20), positiveEntities: 'entity, '.repeat(30) };
const without = { id: 'T-2', customer: 'Abena', sentiment: '', note: 'Text is empty' };

/** Terminals of this width show every line whole. */
const TERMINAL = 100;

describe('the table of tickets', () => {
	it('shows label, confidence and entities of each ticket', () => {
		const cells = ticketTable([good]).split('\n').at(-2)?.split('│');
		expect(cells?.map((cell) => cell.trim())).toEqual([
			'',
			'T-1',
			'Hannah',
			'positive',
			'93%',
			'delivery',
			'price',
			'',
		]);
	});

	it('says why a ticket has no result', () => {
		expect(ticketTable([without])).toMatch(/T-2 +│ Abena +│ no result +│ +│ Text is empty/);
	});

	it('fits 100 columns, whatever a ticket holds', () => {
		const widths = ticketTable([good, long, { ...without, note: 'x '.repeat(200) }])
			.split('\n')
			.map((line) => stringWidth(line));
		expect(Math.max(...widths)).toBeLessThanOrEqual(TERMINAL);
		expect(new Set(widths).size).toBe(1);
	});

	it('keeps each ticket on one line', () => {
		const lines = ticketTable([{ ...good, customer: 'Two\r\nlines' }, without]).split('\n');
		expect(lines).toHaveLength(6);
		expect(lines[3]).toContain('Two lines');
	});
});

describe('the counts', () => {
	it('name each label, and the tickets without a result', () => {
		expect(ticketCounts([good, good, without])).toBe(
			'3 tickets: 2 positive, 0 neutral, 0 negative, 1 without a result',
		);
	});

	it('leave out what there is none of', () => {
		expect(ticketCounts([good])).toBe('1 tickets: 1 positive, 0 neutral, 0 negative');
	});
});
