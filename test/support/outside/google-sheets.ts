import type { OutsideAnswer, OutsideRequest, Service } from './outside';

type Cell = string | number | boolean | null;

/** A spreadsheet: its sheets by name, each with its rows, the header among them. */
export type Spreadsheet = Record<string, Cell[][]>;

const found = (body: object): OutsideAnswer => ({ body });
const refused = (message: string): OutsideAnswer => ({
	status: 400,
	body: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } },
});

/**
 * The parts of the Google Sheets API (v4) that read and write values, over one spreadsheet, which
 * changes as the real one would (https://developers.google.com/workspace/sheets/api/reference/rest).
 */
export function googleSheets(id: string, spreadsheet: Spreadsheet): Service {
	return (request) => {
		const [, path] = request.path.split(`/v4/spreadsheets/${id}`);
		if (!request.headers.authorization?.startsWith('Bearer ')) {
			return { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } };
		}
		if (path === undefined) return { status: 404, body: { error: { code: 404 } } };
		if (path === '') return found({ sheets: sheetsOf(spreadsheet) });
		if (path === ':batchUpdate') return found({ replies: [] });
		if (path === '/values:batchUpdate') return writeAll(spreadsheet, request);
		return values(spreadsheet, path.replace('/values/', ''), request);
	};
}

function sheetsOf(spreadsheet: Spreadsheet): object[] {
	return Object.entries(spreadsheet).map(([title, rows], sheetId) => {
		const gridProperties = { rowCount: rows.length, columnCount: 26 };
		return { properties: { sheetId, title, gridProperties } };
	});
}

function values(spreadsheet: Spreadsheet, path: string, request: OutsideRequest): OutsideAnswer {
	const [range = '', action] = path.split(/:(?=append$|clear$)/);
	const place = placeOf(range);
	const rows = spreadsheet[place.sheet];
	if (!rows) return refused(`Unable to parse range: ${range}`);
	if (request.method === 'GET') {
		const last = place.toRow ?? rows.length;
		const read = rows.slice(place.row - 1, last);
		return found({ range, majorDimension: 'ROWS', ...(read.length > 0 ? { values: read } : {}) });
	}
	const given = (request.body as { values?: Cell[][] }).values;
	if (!isTable(given)) return refused("Invalid value at 'data.values'");
	if (!request.query.get('valueInputOption')) return refused("'valueInputOption' is required");
	if (action === 'append') rows.push(...given);
	else write(rows, place, given);
	return found({ updates: { updatedRange: range, updatedRows: given.length } });
}

function writeAll(spreadsheet: Spreadsheet, { body }: OutsideRequest): OutsideAnswer {
	const { data, valueInputOption } = body as {
		data?: { range: string; values: Cell[][] }[];
		valueInputOption?: string;
	};
	if (!valueInputOption) return refused("'valueInputOption' is required");
	for (const { range, values: given } of data ?? []) {
		const place = placeOf(range);
		const rows = spreadsheet[place.sheet];
		if (!rows || !isTable(given)) return refused(`Invalid data for ${range}`);
		write(rows, place, given);
	}
	return found({ totalUpdatedRows: data?.length ?? 0 });
}

function isTable(given: unknown): given is Cell[][] {
	return Array.isArray(given) && given.every((row) => Array.isArray(row) && row.every(isCell));
}

/** The API takes no objects and no lists in a cell. */
function isCell(value: unknown): value is Cell {
	return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function write(rows: Cell[][], { row, column }: Place, given: Cell[][]): void {
	given.forEach((cells, down) => {
		const target = (rows[row - 1 + down] ??= []);
		cells.forEach((cell, right) => {
			// Null leaves a cell as it is.
			if (cell === null) return;
			while (target.length < column + right) target.push('');
			target[column + right] = cell;
		});
	});
}

/** Where a range in A1 notation begins: the row counted from 1, the column from 0. */
interface Place {
	sheet: string;
	row: number;
	column: number;
	toRow?: number;
}

function placeOf(range: string): Place {
	const [, quoted, plain, from = 'A1', to] =
		/^(?:'((?:[^']|'')*)'|([^!]*))(?:!([A-Z]*\d*)(?::([A-Z]*\d*))?)?$/.exec(range) ?? [];
	const [, letters = 'A', digits = '1'] = /^([A-Z]*)(\d*)$/.exec(from) ?? [];
	const column = [...(letters || 'A')].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
	const end = Number(/\d+$/.exec(to ?? '')?.[0] ?? 0);
	return {
		sheet: quoted?.replaceAll("''", "'") ?? plain ?? '',
		row: Number(digits || 1),
		column,
		...(end > 0 ? { toRow: end } : {}),
	};
}

/** Google's own way to give and renew access: every code and every renewal is granted. */
export const googleAccounts: Service = ({ path }) =>
	path === '/token'
		? found({
				access_token: 'only-for-tests',
				refresh_token: 'only-for-tests-either',
				expires_in: 3600,
				token_type: 'Bearer',
			})
		: { status: 404, body: {} };
