import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Execution } from '../../demo/support/n8n-types';
import { readExample, TICKETS, withCredentials } from '../../demo/support/n8n-examples';
import { liveN8n, liveSandbox, returned } from '../support/n8n-live';
import { SENTOR, type Row } from '../support/n8n-workflows';

const { api, files } = liveN8n();
const live = liveSandbox(api);

beforeAll(async () => await copyFile(TICKETS, path.join(files, 'tickets.csv')));

async function readCsv(name: string): Promise<Row[]> {
	return parse(await readFile(path.join(files, name)), { columns: true, bom: true }) as Row[];
}

describe('tickets to spreadsheet', () => {
	let execution: Execution;
	let tickets: Row[];
	let answers: Row[];
	let others: Row[];

	beforeAll(async () => {
		const workflow = withCredentials(readExample('tickets-to-spreadsheet.json'), [
			await live.credential(),
		]);
		execution = await api.run(await api.createWorkflow(workflow), 'Start');
		tickets = await readCsv('tickets.csv');
		answers = await readCsv('sentiment-results.csv');
		others = await readCsv('sentiment-not-analyzed.csv');
	});

	it('runs to its end', () => {
		expect([execution.status, execution.error]).toEqual(['success', undefined]);
	});

	it('puts every row into exactly one of the two files, in order, with its columns as they were', () => {
		const pick = ({ id, customer, channel, language, entities }: Row) => ({
			...{ id, customer, channel, language, entities },
		});
		const isEmpty = ({ text }: Row) => text === '';
		expect(answers.map(pick)).toEqual(tickets.filter((row) => !isEmpty(row)).map(pick));
		expect(others.map(pick)).toEqual(tickets.filter(isEmpty).map(pick));
	});

	it('keeps the texts, line breaks and quotes and all', () => {
		const plain = ({ text }: Row) => String(text).replace(/\r\n/g, '\n');
		expect(answers.map(plain)).toEqual(tickets.filter(({ text }) => text !== '').map(plain));
	});

	it('has a label, a probability and a line to read for every answered row', () => {
		for (const row of answers) {
			expect(['positive', 'neutral', 'negative']).toContain(row.sentiment);
			expect(Number(row.confidence)).toBeGreaterThan(0);
			expect(row.summary).toMatch(/^(Positive|Neutral|Negative) \(\d+%\)/);
		}
	});

	it('says of the row without text what happened and what to do', () => {
		expect(others).toEqual([
			expect.objectContaining({
				error: 'Text is empty',
				message: expect.stringContaining('Give a text'),
				'details.code': 'invalid_input',
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

it('sentiment by entity counts every answer once, the most frequent first', async () => {
	const workflow = withCredentials(readExample('sentiment-by-entity.json'), [
		await live.credential(),
	]);
	const execution = await api.run(await api.createWorkflow(workflow), 'Start');
	const table = returned(execution, 'Most frequent first');
	const counts = table.map(({ count_entity: count }) => count as number);
	expect(counts).toEqual([...counts].sort((one, other) => other - one));
	expect(counts.reduce((sum, count) => sum + count, 0)).toBe(returned(execution, SENTOR).length);
	expect(table[0]).toEqual({
		entity: expect.any(String),
		sentiment: expect.stringMatching(/^(positive|neutral|negative)$/),
		count_entity: expect.any(Number),
	});
	const book = await readFile(path.join(files, 'sentiment-by-entity.xlsx'));
	expect(book.subarray(0, 2).toString()).toBe('PK');
});

it('topics of tickets puts every row with a text into one line, the largest topic first', async () => {
	const workflow = withCredentials(readExample('topics-of-tickets.json'), [
		await live.credential(),
	]);
	const execution = await api.run(await api.createWorkflow(workflow), 'Start');
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	const topics = await readCsv('topics.csv');
	const sizes = topics.map(({ tickets }) => Number(tickets));
	expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
	const ids = topics.flatMap(({ ids: list }) => String(list).split(', '));
	const tickets = await readCsv('tickets.csv');
	const withText = tickets.filter(({ text }) => text !== '').map(({ id }) => id);
	expect(ids.sort()).toEqual(withText.sort());
	expect(new Set(topics.map(({ language }) => language))).toEqual(new Set(['en', 'nl']));
	const named = topics.filter(({ topic }) => topic !== 'No topic in common');
	expect(named.length).toBeGreaterThan(2);
	expect(named.filter(({ topic }) => topic === 'Without a name')).toEqual([]);
	expect((await readCsv('topics-left-out.csv')).map(({ error }) => error)).toEqual([
		'Text is empty',
	]);
});
