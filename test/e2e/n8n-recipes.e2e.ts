import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { readExample, TICKETS, withCredentials } from '../../harness/n8n/examples';
import type { Credential, Execution, StoredWorkflow, Workflow } from '../../harness/n8n/types';
import { DataTables } from '../support/n8n/data-tables';
import { eventually, liveN8n, liveSandbox, returned } from '../support/n8n/live';
import { liveOutside } from '../support/n8n/live-outside';
import { SENTOR } from '../support/n8n/workflows';

const { api } = liveN8n();
const live = liveSandbox(api);
const outside = liveOutside(api);
let tables: DataTables;

beforeAll(async () => {
	tables = await DataTables.open(api);
});

/** The example in n8n, as it is after an import in which each credential was chosen. */
async function imported(
	name: string,
	{ sentor = live.credential(), change = (workflow: Workflow) => workflow } = {},
): Promise<StoredWorkflow> {
	const credentials = [await sentor, ...(await outside.credentials())];
	const example = outside.withSpreadsheet(change(readExample(name)));
	return await api.createWorkflow(withCredentials(example, credentials));
}

async function run(name: string, trigger: string, sentor?: Promise<Credential>) {
	return await api.run(await imported(name, { sentor }), trigger);
}

/** The example with other options in the node. */
const withOptions =
	(options: object) =>
	(workflow: Workflow): Workflow => ({
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.name === SENTOR ? { ...node, parameters: { ...node.parameters, options } } : node,
		),
	});

/** Of an active workflow, once there are as many as expected. */
async function executionsOf({ id }: StoredWorkflow, count = 1): Promise<Execution[]> {
	let ids: string[] = [];
	await eventually(async () => (ids = await api.executionIds(id)).length >= count);
	return await Promise.all(ids.map(async (it) => await api.finished(it)));
}

function sample(file: string): Record<string, string>[] {
	const text = readFileSync(path.join(path.dirname(TICKETS), file), 'utf8');
	return parse(text, { columns: true, bom: true });
}

const FEEDBACK = [
	{ text: 'Great delivery, so fast!', channel: 'mail' },
	{ text: 'Terrible support <!channel>, nobody answers.', channel: 'chat' },
	{ text: '', channel: 'chat' },
];

describe('the daily report', () => {
	const feedback = (rows: typeof FEEDBACK) =>
		tables.replace('Customer feedback', ['text', 'channel'], rows);

	beforeEach(async () => await tables.remove('Sentiment reports'));

	it('comes to Slack, and tells on the second day what changed', async () => {
		const workflow = await imported('daily-report-to-slack.json');
		await feedback(FEEDBACK);
		await api.run(workflow, 'Every morning');
		await feedback(FEEDBACK.slice(0, 1));
		await api.run(workflow, 'Every morning');
		const [first, second] = outside.messages;
		expect(first?.text).toMatch(/^Customers on \d+ \w+: 3 texts \(1 failed\).* Net score 0\./);
		expect(JSON.stringify(first?.blocks)).toContain('Terrible support &lt;!channel&gt;');
		expect(second?.text).toMatch(/Net score \+100 \(was 0\)/);
		expect(outside.messages.map(({ channel }) => channel)).toEqual([
			'#customer-voice',
			'#customer-voice',
		]);
	});

	it('is none when nothing could be analyzed: the owner hears why', async () => {
		await feedback(FEEDBACK);
		await run(
			'daily-report-to-slack.json',
			'Every morning',
			live.credentialWith('sandbox-expired'),
		);
		expect(outside.messages).toEqual([
			{
				channel: '#automation',
				text: expect.stringMatching(/^No report today: none of 3 texts .*expired/),
			},
		]);
	});
});

it('reviews: new rows get their sentiment, and the second sheet a line for each product and entity', async () => {
	const reviews = [
		['text', 'product', 'sentiment'],
		['Old one', 'Lamp', 'neutral'],
		['Terrible quality, it broke.', 'Lamp', ''],
		['Wonderful quality!', 'Sofa', ''],
		['', 'Sofa', ''],
	];
	const report: string[][] = [['week']];
	outside.setSheets({ Reviews: reviews, Report: report });
	const workflow = await imported('reviews-with-report-sheet.json');
	expect((await api.run(workflow, 'Every Monday')).error).toBeUndefined();
	const sheet = reviews.map((row) =>
		Object.fromEntries(row.map((cell, at) => [reviews[0]?.[at], cell])),
	);
	expect(sheet.map(({ sentiment }) => sentiment)).toEqual([
		'sentiment',
		'neutral',
		'negative',
		'positive',
		'not analyzed',
	]);
	expect(sheet[4]?.summary).toMatch(/^Text is empty/);
	const [header = [], ...lines] = report;
	const found = lines.map((line) => Object.fromEntries(line.map((cell, at) => [header[at], cell])));
	expect(found).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ group: 'Lamp', entity: 'quality', negative: 1, netScore: -100 }),
			expect.objectContaining({ group: 'Sofa', entity: 'quality', positive: 1, netScore: 100 }),
		]),
	);
	expect(found[0]?.week).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	await api.run(workflow, 'Every Monday');
	expect(report).toHaveLength(lines.length + 1);
});

it('google sheets rows: each new row gets its sentiment in its place, or why there is none', async () => {
	const tickets = [
		['text', 'entities', 'language', 'sentiment'],
		['Old one', 'support', 'en', 'neutral'],
		['Lovely support, thank you!', 'support', 'en', ''],
		['', 'support', 'en', ''],
		['Slechte kwaliteit, nooit meer.', 'kwaliteit', 'nl', ''],
	];
	outside.setSheets({ Tickets: tickets });
	const workflow = await imported('google-sheets-rows.json');
	expect((await api.run(workflow, 'Every morning')).error).toBeUndefined();
	const [header, ...rows] = tickets;
	expect(header?.slice(4).sort()).toEqual(['confidence', 'summary']);
	const summary = header?.indexOf('summary') ?? -1;
	expect(rows.map((row) => [row[3], row[summary]])).toEqual([
		['neutral', undefined],
		['positive', expect.stringMatching(/^Positive \(\d+%\): support positive/)],
		['not analyzed', expect.stringMatching(/^Text is empty /)],
		['negative', expect.stringMatching(/^Negative \(\d+%\): kwaliteit negative/)],
	]);
	const before = JSON.stringify(tickets);
	const seen = live.sandbox.requests.length;
	await api.run(workflow, 'Every morning');
	expect([JSON.stringify(tickets), live.sandbox.requests.length]).toEqual([before, seen]);
});

it('slack alert: the team hears of what is negative, without markup, and the owner of what could not be read', async () => {
	const address = `feedback-${Date.now()}`;
	const workflow = await imported('slack-alert-on-negative.json', {
		change: (example) => ({
			...example,
			nodes: example.nodes.map((node) =>
				node.name === 'New message'
					? { ...node, parameters: { ...node.parameters, path: address }, webhookId: address }
					: node,
			),
		}),
	});
	await api.activate(workflow);
	const post = async (body: object) =>
		await fetch(`${api.url}/webhook/${address}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ customer: 'Ada', entities: 'delivery', ...body }),
		});
	const text = '<p>Terrible delivery,<br>the parcel was <b>late</b>. &lt;!channel&gt;</p>';
	await post({ id: 'T-1', text });
	await post({ id: 'T-2', text: 'Wonderful delivery, I love it!' });
	await post({ id: 'T-3', text: '' });
	const executions = await executionsOf(workflow, 3);
	const calm = executions.flatMap((execution) => returned(execution, 'Nothing to do'));
	expect(calm).toEqual([expect.objectContaining({ documentId: 'T-2' })]);
	expect(outside.messages).toHaveLength(2);
	expect(outside.messages).toEqual(
		expect.arrayContaining([
			{
				channel: '#customer-voice',
				text: expect.stringMatching(
					/^:rotating_light: Ada, T-1\nNegative \(\d+%\): .*delivery.*\n> Terrible delivery, the parcel was late\. &lt;!channel>$/,
				),
			},
			{
				channel: '#automation',
				text: expect.stringMatching(/^A message of Ada could not .*Text is empty/),
			},
		]),
	);
});

describe('route what could not be analyzed', () => {
	const HEADER = ['id', 'text', 'what happened', 'what to do'];
	let list: string[][];

	beforeEach(() => {
		list = [HEADER];
		outside.setSheets({ 'Not analyzed': list });
	});

	it('lists the row without text in the sheet, and goes on with the others', async () => {
		const execution = await run('route-failures.json', 'Start');
		const answers = returned(execution, 'Go on with the answers');
		expect(answers.map(({ id }) => id)).toEqual(['R-1', 'R-3']);
		expect(list).toEqual([
			HEADER,
			['R-2', '', 'Text is empty', expect.stringMatching(/Nothing was sent/)],
		]);
		expect(outside.mail.sent).toEqual([]);
	});

	it('sends the admin one mail when the key has expired', async () => {
		await run('route-failures.json', 'Start', live.credentialWith('sandbox-expired'));
		expect(outside.mail.sent).toEqual([
			expect.objectContaining({
				to: 'admin@example.com',
				subject: 'Sentor does not accept our key',
				text: expect.stringContaining('Reason: expired_key'),
			}),
		]);
	});

	it('waits until the plan opens again, and then has an answer for every row with a text', async () => {
		const workflow = await imported('route-failures.json', {
			sentor: live.credential({ requests: 1, windowMs: 4_000 }),
			change: withOptions({ maxWait: 0, maxDocsPerRequest: 1 }),
		});
		const execution = await api.run(workflow, 'Start');
		const answers = returned(execution, 'Go on with the answers');
		expect(answers.map(({ id }) => id).sort()).toEqual(['R-1', 'R-3']);
		expect(answers.flatMap((answer) => Object.keys(answer))).not.toContain('error');
		expect(execution.runs['Wait for the plan']?.length).toBeGreaterThan(0);
		expect(list.slice(1).map(([id]) => id)).toEqual(['R-2']);
	});
});

it('inbox: an angry mail is told in Slack with what its author wrote now, a friendly one is not', async () => {
	const workflow = await imported('inbox-to-slack.json');
	await api.activate(workflow);
	const mail = (id: string, subject: string, words: string) =>
		outside.mail.receive(
			`From: Ada <ada@example.com>\nTo: shop@example.com\nSubject: ${subject}\nMessage-ID: <${id}@example.com>\nDate: Thu, 26 Nov 2026 09:00:00 +0000\n\n${words}\n\nOn Wed, 25 Nov 2026 at 10:00, Shop <shop@example.com> wrote:\n> We love to help, this is wonderful!\n`,
		);
	mail('1', 'My parcel', 'Terrible delivery, the parcel is broken.');
	await executionsOf(workflow);
	mail('2', 'Thanks', 'Great delivery, thank you!');
	await executionsOf(workflow, 2);
	await api.call('POST', `/rest/workflows/${workflow.id}/deactivate`);
	expect(outside.messages).toEqual([
		{
			channel: '#customer-voice',
			text: expect.stringMatching(
				/^:rotating_light: .*&lt;ada@example.com>.*: My parcel\nNegative \(\d+%\): .*delivery.*\n> Terrible delivery, the parcel is broken\.$/,
			),
		},
	]);
	expect(outside.mail.flags().every((flags) => flags.includes('\\Seen'))).toBe(true);
});

describe('the web service', () => {
	let ask: (body: object) => Promise<Response>;

	async function publish(sentor?: Promise<Credential>): Promise<void> {
		const address = `sentiment-${Date.now()}`;
		const workflow = await imported('webhook-answer.json', {
			sentor,
			change: (example) => ({
				...example,
				nodes: example.nodes.map((node) =>
					node.name === 'Question'
						? { ...node, parameters: { ...node.parameters, path: address }, webhookId: address }
						: node,
				),
			}),
		});
		await api.activate(workflow);
		ask = async (body) =>
			await fetch(`${api.url}/webhook/${address}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
	}

	it('answers with the sentiment, and nothing of the request', async () => {
		await publish();
		const answer = await ask({ text: 'Great delivery, fair price.', entities: 'delivery' });
		expect(answer.status).toBe(200);
		const body = (await answer.json()) as object;
		expect(body).toMatchObject({
			sentiment: 'positive',
			entitySentiments: [expect.objectContaining({ entity: 'delivery', sentiment: 'positive' })],
		});
		expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['headers']));
	});

	it('says 422 for a text that cannot be analyzed', async () => {
		await publish();
		const answer = await ask({ text: '', entities: 'delivery' });
		expect([answer.status, await answer.json()]).toEqual([
			422,
			{ error: 'Text is empty', message: expect.any(String), code: 'invalid_input' },
		]);
	});

	it('says 429 and when to come back while the plan is used up', async () => {
		await publish(live.credential({ requests: 1, windowMs: 3_600_000 }));
		await ask({ text: 'Great delivery.', entities: 'delivery' });
		const answer = await ask({ text: 'Slow delivery.', entities: 'delivery' });
		expect(answer.status).toBe(429);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3_000);
	});

	it('says 503 when the key is refused', async () => {
		await publish(live.credentialWith('sandbox-expired'));
		expect((await ask({ text: 'Great.', entities: 'delivery' })).status).toBe(503);
	});
});

describe('the examples that begin with a form', () => {
	/** Publishes the form, hands in a file, and gives the page that n8n leads to. */
	async function submit(name: string, file: string): Promise<{ page?: string }> {
		const address = `${name}-${Date.now()}`;
		const workflow = await imported(name, {
			change: (example) => ({
				...example,
				nodes: example.nodes.map((node) =>
					node.name === 'Form' ? { ...node, webhookId: address } : node,
				),
			}),
		});
		await api.activate(workflow);
		const form = new FormData();
		const bytes = readFileSync(path.join(path.dirname(TICKETS), file));
		form.set('field-0', new Blob([bytes], { type: 'text/csv' }), file);
		const answer = await fetch(`${api.url}/form/${address}`, { method: 'POST', body: form });
		const { formWaitingUrl } = (await answer.json()) as { formWaitingUrl?: string };
		let page: string | undefined;
		if (formWaitingUrl) {
			const [id = ''] = await api.executionIds(workflow.id);
			await eventually(async () => {
				const { status } = await api.call<{ status: string }>('GET', `/rest/executions/${id}`);
				return status !== 'running' && status !== 'new';
			});
			page = await (await fetch(formWaitingUrl)).text();
			await fetch(formWaitingUrl, { method: 'POST' });
		}
		await executionsOf(workflow);
		return { page };
	}

	it('a file in, a file back: every line in its place, with its sentiment or why not', async () => {
		const { page = '' } = await submit('form-file-back.json', 'tickets.csv');
		const [, embedded = ''] = /const binaries = "([^"]+)"/.exec(page) ?? [];
		const [file] = JSON.parse(decodeURIComponent(embedded)) as {
			fileName: string;
			data: { data: number[] };
		}[];
		const text = Buffer.from(file?.data.data ?? []);
		const back: Record<string, string>[] = parse(text, { columns: true, bom: true });
		const there = sample('tickets.csv');
		expect(file?.fileName).toBe('with-sentiment.csv');
		expect(back.map(({ id, text }) => [id, text])).toEqual(there.map(({ id, text }) => [id, text]));
		const without = back.filter(({ sentiment }) => sentiment === '');
		expect(without.map(({ error }) => error)).toEqual([
			'Text is empty',
			expect.stringContaining('German'),
		]);
	});

	it('survey: a mail with the NPS, and the words of each group', async () => {
		await submit('survey-with-nps.json', 'survey.csv');
		// Of 14 numbers six are 9 or 10, five 6 or less: counted by hand.
		expect(outside.mail.sent).toEqual([
			expect.objectContaining({
				to: 'team@example.com',
				subject: 'Survey: NPS +7 of 15 answers',
			}),
		]);
		const { html = '' } = outside.mail.sent[0] ?? {};
		expect(html).toMatch(/Detractors[\s\S]*Slechte kwaliteit/);
		expect(html).toMatch(/Promoters[\s\S]*Great quality for a fair price/);
		expect(html).toContain('Passives');
	});
});

it('rows that the plan has no room for go on by themselves when it opens, and each is answered once', async () => {
	const workflow = await imported('go-on-when-the-plan-opens.json', {
		sentor: live.credential({ requests: 1, windowMs: 4_000 }),
		change: withOptions({ maxWait: 0, maxDocsPerRequest: 1 }),
	});
	const execution = await api.run(workflow, 'Start');
	const answers = returned(execution, 'Go on with the answers');
	expect(answers.map(({ id, sentiment }) => [id, typeof sentiment]).sort()).toEqual([
		['R-1', 'string'],
		['R-3', 'string'],
	]);
	expect(answers.flatMap((answer) => Object.keys(answer))).not.toContain('details');
	expect(execution.runs['Wait for the plan']?.length).toBeGreaterThan(0);
	expect(returned(execution, 'Needs a look')).toEqual([
		expect.objectContaining({ id: 'R-2', error: 'Text is empty' }),
	]);
	expect(live.sandbox.counters.statuses['200']).toBe(2);
});

describe('the watch over the key', () => {
	const watch = async (sentor: Promise<Credential>) =>
		await run('tell-when-the-key-expires.json', 'Every morning', sentor);

	it('mails the admin when it has expired', async () => {
		await watch(live.credentialWith('sandbox-expired'));
		expect(outside.mail.sent).toEqual([
			expect.objectContaining({
				to: 'admin@example.com',
				subject: 'Sentor does not accept our key',
				text: expect.stringMatching(/expired[\s\S]*Reason: expired_key/),
			}),
		]);
	});

	it('mails nobody while it is accepted, or while the service is down', async () => {
		await watch(live.credential());
		live.sandbox.set({ faults: { always: '503' } });
		const execution = await watch(live.credential());
		expect(returned(execution, 'Not about the key')).toHaveLength(1);
		expect(outside.mail.sent).toEqual([]);
	});
});

it('topics of the week: one message, the largest first, each with a name and a quote', async () => {
	const rows = sample('tickets.csv').map(({ text = '', channel = '' }) => ({ text, channel }));
	await tables.replace('Customer feedback', ['text', 'channel'], rows);
	const execution = await run('topics-of-the-week.json', 'Every Monday');
	const [team, owner] = ['#customer-voice', '#automation'].map((channel) =>
		outside.messages.filter((message) => message.channel === channel),
	);
	const sizes = [...(team?.[0]?.text ?? '').matchAll(/^\*.+\*: (\d+) texts$/gm)].map(([, size]) =>
		Number(size),
	);
	expect(sizes.length).toBeGreaterThan(2);
	expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
	expect([team?.length, owner?.length]).toEqual([1, 1]);
	expect(returned(execution, SENTOR)).not.toEqual([]);
});

describe('the quality check', () => {
	it("counts agreement in n8n's Evaluations and writes each answer next to its label", async () => {
		const labelled = sample('labelled-tickets.csv');
		const table = await tables.replace(
			'Labelled tickets',
			['text', 'entities', 'expected'],
			labelled,
		);
		const chosen = { __rl: true, mode: 'list', value: table.id };
		const { id } = await imported('quality-check.json', {
			change: (example) => ({
				...example,
				nodes: example.nodes.map((node) =>
					'dataTableId' in node.parameters
						? { ...node, parameters: { ...node.parameters, dataTableId: chosen } }
						: node,
				),
			}),
		});
		await api.call('POST', `/rest/workflows/${id}/test-runs/new`, {});
		let latest: { status: string; metrics?: Record<string, number> } | undefined;
		await eventually(async () => {
			[latest] = await api.call<(typeof latest)[]>('GET', `/rest/workflows/${id}/test-runs`);
			return ['completed', 'error', 'cancelled'].includes(latest?.status ?? '');
		});
		const rows = await tables.rows(table);
		const agreed = rows.filter(({ sentiment, expected }) => sentiment === expected).length;
		expect(latest?.metrics?.Agreement).toBeCloseTo(agreed / labelled.length, 5);
		expect(agreed).toBeGreaterThan(5);
	});
});
