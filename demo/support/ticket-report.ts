import { styleText } from 'node:util';
import { renderTable, type Cell, type Column } from './table';

/** A row of the file that a demo's flow or workflow wrote. */
export type ResultRow = Record<string, string | undefined>;

/** 98 characters with the rules, so that it fits a terminal of 100. */
const COLUMNS: Column[] = [
	{ title: 'Ticket', width: 7 },
	{ title: 'Customer', width: 17 },
	{ title: 'Sentiment', width: 9 },
	{ title: 'Sure', width: 4, align: 'right' },
	{ title: 'Goes well', width: 21 },
	{ title: 'Goes badly', width: 21 },
];

const COLORS = { positive: 'green', neutral: 'gray', negative: 'red' } as const;

type Label = keyof typeof COLORS;

/** Every ticket in a table at most 100 characters wide, colored where the terminal shows colors. */
export function ticketTable(rows: ResultRow[]): string {
	return renderTable(COLUMNS, rows.map(line));
}

/** `137 tickets: 67 positive, 28 neutral, 40 negative, 2 without a result`. */
export function ticketCounts(rows: ResultRow[]): string {
	const count = (label: string) =>
		rows.filter(({ sentiment }) => (sentiment ?? '') === label).length;
	const labels = Object.keys(COLORS).map((label) => `${count(label)} ${label}`);
	const without = count('');
	const all = without === 0 ? labels : [...labels, `${without} without a result`];
	return `${rows.length} tickets: ${all.join(', ')}`;
}

/** One line for each language: `English  97 tickets: 35 positive, ...`. */
export function languageCounts(rows: ResultRow[]): string {
	const names = new Intl.DisplayNames('en', { type: 'language' });
	const languages = [...new Set(rows.map(({ language }) => language ?? ''))].filter(Boolean);
	const name = (code: string) => names.of(code) ?? code;
	const width = Math.max(...languages.map((code) => name(code).length));
	const of = (code: string) => ticketCounts(rows.filter(({ language }) => language === code));
	return languages.map((code) => `${name(code).padEnd(width)}  ${of(code)}`).join('\n');
}

function line({ id = '', customer = '', sentiment = '', ...row }: ResultRow): Cell[] {
	if (!(sentiment in COLORS)) {
		return [id, customer, 'no result', '', { content: row.note ?? '', colSpan: 2 }];
	}
	const sure = row.confidence ? `${Math.round(Number(row.confidence) * 100)}%` : '';
	const label = styleText(COLORS[sentiment as Label], sentiment, { stream: process.stdout });
	return [id, customer, label, sure, row.positiveEntities ?? '', row.negativeEntities ?? ''];
}
