import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** How many days the tickets are spread over, so that there is a line to see. */
const DAYS = 14;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The sample tickets with a column date, the last ones of today. The samples have no dates of their
 * own; these are made up.
 *
 * @param today ms since the epoch
 */
export async function datedTickets(file: string, today: number): Promise<string> {
	const rows: Array<Record<string, string>> = parse(await readFile(file), {
		columns: true,
		bom: true,
	});
	const dated = rows.map((row, place) => {
		const daysAgo = DAYS - 1 - Math.floor((place * DAYS) / rows.length);
		return { ...row, date: new Date(today - daysAgo * DAY_MS).toISOString().slice(0, 10) };
	});
	return stringify(dated, { header: true });
}
