import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Execution } from '../../harness/n8n/types';
import { readExample, TICKETS, withCredentials } from '../../harness/n8n/examples';
import { madeFile, submitFile } from '../../harness/n8n/forms';
import { liveN8n, liveSandbox, returned } from '../support/n8n/live';
import { SENTOR, type Row } from '../support/n8n/workflows';

const { api } = liveN8n();
const live = liveSandbox(api);

/** Puts a file into the form that an example begins with. */
async function runWith(example: string, file: string): Promise<Execution> {
	const workflow = withCredentials(readExample(example), [await live.credential()]);
	// The editor does the same on import: no two workflows may listen at one address.
	const nodes = workflow.nodes.map((node) =>
		node.webhookId ? { ...node, webhookId: randomUUID() } : node,
	);
	return await submitFile(api, await api.createWorkflow({ ...workflow, nodes }), file);
}

const inCsv = (file: Buffer) => parse(file, { columns: true, bom: true }) as Row[];

async function madeCsv(execution: Execution, node: string): Promise<Row[]> {
	return inCsv(await madeFile(api, execution, node));
}

/** The one without text, and the German one that was filed as English. */
const isRefused = ({ id, text }: Row) => text === '' || id === 'T-4136';

describe('tickets to spreadsheet', () => {
	let execution: Execution;
	let tickets: Row[];
	let answers: Row[];
	let others: Row[];

	beforeAll(async () => {
		execution = await runWith('tickets-to-spreadsheet.json', TICKETS);
		tickets = inCsv(await readFile(TICKETS));
		answers = await madeCsv(execution, 'Make results file');
		others = await madeCsv(execution, 'Make file of the rest');
	});

	it('runs to its end', () => {
		expect([execution.status, execution.error]).toEqual(['success', undefined]);
	});

	it('puts every row into exactly one of the two files, in order, with its columns as they were', () => {
		const pick = ({ id, customer, channel, language, entities }: Row) => ({
			...{ id, customer, channel, language, entities },
		});
		expect(answers.map(pick)).toEqual(tickets.filter((row) => !isRefused(row)).map(pick));
		expect(others.map(pick)).toEqual(tickets.filter(isRefused).map(pick));
	});

	it('keeps the texts, line breaks and quotes and all', () => {
		const plain = ({ text }: Row) => String(text).replace(/\r\n/g, '\n');
		expect(answers.map(plain)).toEqual(tickets.filter((row) => !isRefused(row)).map(plain));
	});

	it('has a label, a probability and a line to read for every answered row', () => {
		for (const row of answers) {
			expect(['positive', 'neutral', 'negative']).toContain(row.sentiment);
			expect(Number(row.confidence)).toBeGreaterThan(0);
			expect(row.summary).toMatch(/^(Positive|Neutral|Negative) \(\d+%\)/);
		}
	});

	it('says of the row without text, and of the German one, what happened and what to do', () => {
		expect(others).toEqual([
			expect.objectContaining({
				error: 'Text is empty',
				message: expect.stringContaining('Leave Out Empty Texts'),
				'details.code': 'invalid_input',
			}),
			expect.objectContaining({
				error: expect.stringContaining('German'),
				message: expect.any(String),
				'details.reason': 'language',
			}),
		]);
	});

	it('takes a tenth of the requests that one for each row would take', () => {
		const texts = returned(execution, SENTOR, 0).length;
		const message = String(execution.runs[SENTOR]?.[0]?.hints?.[0]?.message);
		const requests = Number(/(\d+) requests/.exec(message)?.[1]);
		expect(requests).toBeGreaterThan(0);
		expect(requests).toBeLessThanOrEqual(texts / 10);
	});
});

it('sentiment by entity counts every verdict once, the most frequent first', async () => {
	const execution = await runWith('sentiment-by-entity.json', TICKETS);
	const table = returned(execution, 'Most frequent first');
	const counts = table.map(({ count_entity: count }) => count as number);
	expect(counts).toEqual([...counts].sort((one, other) => other - one));
	// A ticket that speaks of none of its entities gives an item without one.
	const named = returned(execution, SENTOR).filter(({ entity }) => Boolean(entity));
	expect(named.length).toBeGreaterThan(100);
	expect(counts.reduce((sum, count) => sum + count, 0)).toBe(named.length);
	expect(table.filter(({ entity }) => !entity)).toEqual([]);
	expect(table[0]).toEqual({
		entity: expect.any(String),
		sentiment: expect.stringMatching(/^(positive|neutral|negative)$/),
		count_entity: expect.any(Number),
	});
	// "Not mentioned" is no opinion; and Dutch words count under the names of their groups.
	// A ticket that speaks of none of them keeps a row of its own, without an entity.
	const rows = returned(execution, SENTOR) as Array<Record<string, unknown>>;
	const verdicts = rows.filter(({ entity }) => entity !== null);
	expect(verdicts.length).toBeGreaterThan(100);
	expect(verdicts.filter(({ mentioned }) => mentioned !== true)).toEqual([]);
	expect(verdicts.filter(({ entity }) => entity === 'levering')).toEqual([]);
	// In the order that the note beside it says.
	expect(Object.keys(table[0] ?? {})).toEqual(['entity', 'sentiment', 'count_entity']);
	const book = await madeFile(api, execution, 'Make Excel file');
	expect(book.subarray(0, 2).toString()).toBe('PK');
});

it('topics of tickets puts every row with a text into one line, the largest topic first', async () => {
	const execution = await runWith('topics-of-tickets.json', TICKETS);
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	const topics = await madeCsv(execution, 'Make topics file');
	const sizes = topics.map(({ tickets }) => Number(tickets));
	expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
	const ids = topics.flatMap(({ ids: list }) => String(list).split(', '));
	const tickets = inCsv(await readFile(TICKETS));
	const withText = tickets.filter(({ text }) => text !== '').map(({ id }) => id);
	expect(ids.sort()).toEqual(withText.sort());
	expect(new Set(topics.map(({ language }) => language))).toEqual(new Set(['en', 'nl']));
	const named = topics.filter(({ topic }) => topic !== 'No topic in common');
	expect(named.length).toBeGreaterThan(2);
	expect(named.filter(({ topic }) => topic === 'Without a name')).toEqual([]);
	expect((await madeCsv(execution, 'Make file of the rest')).map(({ error }) => error)).toEqual([
		'Text is empty',
	]);
});

/** Of the characters above ASCII, those that the table has. */
const WINDOWS_1252: Record<string, number> = {
	é: 0xe9,
	'“': 0x93,
	'”': 0x94,
	'–': 0x96,
	'€': 0x80,
};

describe('a CSV file as Excel saves it', () => {
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-csv-'));
	});
	afterAll(async () => await rm(folder, { recursive: true }));

	const table = (delimiter: string) =>
		[
			['text', 'entities', 'language'],
			['Lovely café, “great” coffee – € 3', 'coffee', 'en'],
			['Slechte bezorging', 'bezorging', 'nl'],
		]
			.map((row) =>
				row.join(delimiter).replace('Lovely café,', delimiter === ',' ? 'Lovely café' : '$&'),
			)
			.join('\r\n');

	it.each<[string, Buffer]>([
		['with a mark in front', Buffer.from(`\ufeff${table(',')}`)],
		['with semicolons', Buffer.from(table(';'))],
		['with a mark and semicolons', Buffer.from(`\ufeff${table(';')}`)],
		['with tabs, in UTF-16', Buffer.from(`\ufeff${table('\t')}`, 'utf16le')],
		['in Windows-1252 with semicolons', windows1252(table(';'))],
	])('%s is read as it was meant', async (_what, file) => {
		const name = path.join(folder, 'reviews.csv');
		await writeFile(name, file);
		const execution = await runWith('tickets-to-spreadsheet.json', name);
		const answers = await madeCsv(execution, 'Make results file');
		expect(answers.map(({ text }) => text)).toEqual([
			expect.stringMatching(/^Lovely café,? “great” coffee – € 3$/),
			'Slechte bezorging',
		]);
		expect(answers.map(({ sentiment }) => sentiment)).toEqual(['positive', 'negative']);
	});
});

function windows1252(text: string): Buffer {
	return Buffer.from([...text].map((sign) => WINDOWS_1252[sign] ?? sign.charCodeAt(0)));
}
