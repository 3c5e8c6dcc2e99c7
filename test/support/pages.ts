import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/node24';

/** A Markdown page of the repository. */
export function page(file: string): string {
	return readFileSync(path.join(repository, file), 'utf8');
}

/**
 * The rows of all tables below a heading, up to the next one of its rank; cells without markup.
 *
 * @throws When there is no such heading.
 */
export function rowsBelow(text: string, heading: string): string[][] {
	const rows = section(text, heading)
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
		.map((cells) => cells.map(plain));
	// A table's head is what stands above its line of dashes.
	return rows.filter((row, at) => !isRule(row) && !isRule(rows[at + 1]));
}

function section(text: string, heading: string): string {
	const [from] = [...text.matchAll(/^(#+) (.+)$/gm)].filter(([, , words]) => words === heading);
	if (!from) throw new Error(`There is no heading '${heading}'`);
	const below = text.slice(from.index + from[0].length);
	const end = below.search(new RegExp(`^#{1,${from[1]!.length}} `, 'm'));
	return end < 0 ? below : below.slice(0, end);
}

function plain(cell: string): string {
	return cell.replace(/[`*]|(?<!\w)_|_(?!\w)/g, '').trim();
}

function isRule(row: string[] = []): boolean {
	return row.length > 0 && row.every((cell) => /^:?-+:?$/.test(cell));
}
