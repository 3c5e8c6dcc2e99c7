import Table from 'cli-table3';

/** One column of a table. */
export interface Column {
	title: string;
	/** Characters between the rules; longer text is cut, with an ellipsis. */
	width: number;
	align?: 'left' | 'right';
}

/** A text in one column, or across several. */
export type Cell = string | { content: string; colSpan: number };

/** A blank on each side of a cell. */
const PADDING = 2;

/**
 * A table for a terminal. It is as wide as its columns plus three characters for each and one.
 * Cells may hold color codes; a line break in a cell becomes a blank.
 */
export function renderTable(columns: Column[], rows: Cell[][]): string {
	const table = new Table({
		head: columns.map(({ title }) => title),
		colWidths: columns.map(({ width }) => width + PADDING),
		colAligns: columns.map(({ align }) => align ?? 'left'),
		style: { head: [], border: [], compact: true },
	});
	table.push(...rows.map((row) => row.map(oneLine)));
	return table.toString();
}

function oneLine(cell: Cell): Cell {
	if (typeof cell === 'string') return cell.replace(/\s+/g, ' ').trim();
	return { ...cell, content: cell.content.replace(/\s+/g, ' ').trim() };
}
