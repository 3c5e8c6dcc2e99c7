import { readdirSync } from 'node:fs';
import path from 'node:path';
import { NODE_RED_PACKAGE } from '../../harness/node-red/package';
import { EXAMPLES, useExamples } from '../support/node-red/examples';

const TICKETS = path.resolve(__dirname, '../../examples/data/tickets.csv');

const { importExample, press, rows: readRows, server, shown } = useExamples();

describe('the examples', () => {
	it('are all offered by the editor', async () => {
		const { body } = await server().admin.request(
			'GET',
			`/library/examples/flows/${NODE_RED_PACKAGE}/`,
		);
		const names = (body as Array<{ fn: string }>).map(({ fn }) => `${fn}.json`);
		expect(names.sort()).toEqual(readdirSync(EXAMPLES).sort());
	});

	it('A first text: shows its sentiment, or why there is none', async () => {
		const service = await importExample('A first text');
		await press();
		expect(await shown('Sentiment')).toMatchObject({
			sentiment: expect.any(String),
			entitySentiments: [{ entity: 'delivery' }, { entity: 'support' }, { entity: 'price' }],
		});
		service.set({ faults: { always: '401' } });
		await press();
		expect(await shown('Without a result')).toMatchObject({ code: 'auth' });
	});

	it('Tickets from CSV to CSV: needs no file, since it holds some tickets', async () => {
		await importExample('Tickets from CSV to CSV');
		await press();
		const results = await shown('File written');
		const rows = await readRows(String(results));
		const [tickets, given] = [rows, (await readRows(TICKETS)).slice(0, rows.length)].map((all) =>
			all.map(({ id, text }) => [id, text]).sort(),
		);
		expect(rows).toHaveLength(24);
		expect(tickets).toEqual(given);
		expect(rows.filter(({ sentiment }) => !sentiment)).toEqual([]);
	});

	it('Tickets from CSV to CSV: every ticket is in the new file, with a result or the reason', async () => {
		const results = 'results.csv';
		const { requests } = await importExample('Tickets from CSV to CSV', {
			env: { TICKETS_CSV: TICKETS, RESULTS_CSV: results },
			sandbox: { maxTextLength: 5_000 },
		});
		await press();
		await shown('File written');
		const [tickets, rows] = [await readRows(TICKETS), await readRows(results)];
		expect(rows.map(({ id }) => id).sort()).toEqual(tickets.map(({ id }) => id).sort());
		expect(rows.filter(({ sentiment, note }) => !sentiment === !note)).toEqual([]);
		expect(rows.filter(({ note }) => note).map(({ id, note }) => [id, note])).toEqual([
			['T-4122', 'Text is empty'],
			['T-4136', 'This text is in another language: German'],
		]);
		expect(rows.filter(({ parts }) => parts).map(({ id }) => id)).toEqual(['T-4135']);
		expect(requests.length).toBeLessThan(tickets.length / 5);
	});

	it('HTTP endpoint: answers a text, several, and one that cannot be analyzed', async () => {
		await importExample('HTTP endpoint');
		const post = async (body: unknown) => {
			const reply = await fetch(`${server().url}/sentiment`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			return { status: reply.status, body: (await reply.json()) as unknown };
		};
		expect(await post({ text: 'Great delivery', entities: ['delivery'] })).toMatchObject({
			status: 200,
			body: { sentiment: 'positive' },
		});
		const several = [
			{ text: 'Great delivery', entities: ['delivery'] },
			{ text: 'Awful delivery', entities: ['delivery'] },
		];
		expect(await post(several)).toMatchObject({
			status: 200,
			body: [{ sentiment: 'positive' }, { sentiment: 'negative' }],
		});
		expect(await post({ docs: several })).toMatchObject({ status: 200, body: [{}, {}] });
		expect(await post({ text: '', entities: ['delivery'] })).toMatchObject({
			status: 422,
			body: { error: { code: 'invalid_input' } },
		});
	});

	it('Alert in Slack: shapes what is negative for a Slack webhook', async () => {
		await importExample('Alert in Slack');
		await press();
		expect(JSON.stringify(await shown('What Slack would get'))).toMatch(/rotating_light.*Negative/);
	});

	it('Retry queue: a message comes out once the service is back', async () => {
		// A result that is left out is asked for a second time, and then it is the flow's turn.
		const faults = { script: ['missing-ids=1', 'missing-ids=1'] };
		const { requests } = await importExample('Retry queue', {
			env: { RETRY_AFTER_SECONDS: '0.01' },
			sandbox: { faults },
		});
		await press();
		expect(await shown('Result')).toMatchObject({ sentiment: expect.any(String) });
		expect(requests).toHaveLength(3);
	});

	it('Array in one message: comes out as one array, and one by one', async () => {
		const { requests } = await importExample('Array in one message');
		await press();
		expect(await shown('All results')).toBeDefined();
		expect(await shown('One result')).toBeDefined();
		const languages = requests.map(({ query }) => query.language);
		expect(new Set(languages).size).toBe(languages.length);
	});
});
