import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../harness/free-port';
import { debugValue, type FlowNode } from '../../harness/node-red/admin';
import { startNodeRed } from '../../harness/node-red/server';
import { startSandbox } from '../../sandbox/src';
import { startMqttBroker } from '../support/mqtt-broker';
import { EXAMPLES, useExamples } from '../support/node-red/examples';
import { until } from '../support/until';
import { startSlack, type SlackMessage, type SlackStandIn } from '../support/outside/slack-webhook';

const { importExample, press, rows, server, shown } = useExamples();

let slack: SlackStandIn;

beforeEach(async () => {
	slack = await startSlack();
});

afterEach(async () => {
	expect(slack.refusals).toEqual([]);
	await slack.close();
});

/** Figures that a text of Slack's blocks shows. */
const allText = (message: unknown): string => JSON.stringify(message);

describe('Daily report to Slack', () => {
	it('is posted with what changed since the report before', async () => {
		await importExample('Daily report to Slack', { env: { SLACK_WEBHOOK_URL: slack.url } });
		await press();
		expect(await shown('Slack says')).toBe(200);
		await press();
		expect(await shown('Slack says')).toBe(200);
		const [first, second] = slack.messages;
		expect(first?.text).toMatch(/^Customers today: 12 texts/);
		expect(first?.blocks?.[0]).toMatchObject({ type: 'header', text: { text: 'Customers today' } });
		expect(allText(first)).not.toMatch(/\(was /);
		expect(second?.text).toMatch(/\(was /);
	});

	it('is shown where no webhook is set, and counts a ticket without a result as failed', async () => {
		const tickets = path.join(server().userDir, 'today.csv');
		await writeFile(
			tickets,
			'id,channel,text\n1,mail,Great delivery\n2,chat,Awful support\n3,chat,\n',
		);
		await importExample('Daily report to Slack', { env: { TICKETS_CSV: tickets } });
		await press();
		expect(await shown('What Slack would get')).toMatchObject({ text: expect.any(String) });
		const report = await server().admin.flowContext('5e470a9800000001', 'lastReport');
		expect(report).toMatchObject({
			documents: 3,
			failed: 1,
			groups: [{ group: 'chat' }, { group: 'mail' }],
		});
	});
});

describe('a trend', () => {
	it('survives a restart where Node-RED keeps its context in files', async () => {
		const userDir = await mkdtemp(path.join(os.tmpdir(), 'sentor-trend-'));
		const settings = "{ contextStorage: { default: { module: 'localfilesystem' } } }";
		const port = await freePort();
		const sandbox = await startSandbox({ requestMs: 0, docMs: 0 });
		const example = path.join(EXAMPLES, 'Daily report to Slack.json');
		const flow = JSON.parse(await readFile(example, 'utf8')) as FlowNode[];
		const button = flow.find(({ type }) => type === 'inject')?.id ?? '';
		try {
			const texts: unknown[] = [];
			for (const start of ['first', 'second']) {
				const withPackage = start === 'first';
				const nodeRed = await startNodeRed({ userDir, settings, port, withPackage });
				const credentials = { apiKey: 'sandbox-unlimited' };
				if (start === 'first') {
					const own = { baseUrl: sandbox.url, credentials };
					await nodeRed.admin.deploy(
						flow.map((node) => (node.type === 'sentor-api' ? { ...node, ...own } : node)),
					);
				}
				await nodeRed.admin.inject(button);
				const told = await nodeRed.admin.waitFor(
					({ data }) => (data as { name?: string }).name === 'What Slack would get',
				);
				texts.push((debugValue(told) as SlackMessage).text);
				await nodeRed.stop();
			}
			expect(texts[0]).not.toMatch(/\(was /);
			expect(texts[1]).toMatch(/\(was /);
		} finally {
			await sandbox.close();
			await rm(userDir, { recursive: true, force: true });
		}
	});
});

describe('New reviews to a report sheet', () => {
	it('adds lines for what is new, and none where nothing is', async () => {
		const reviews = path.join(server().userDir, 'reviews.csv');
		await writeFile(reviews, 'id,text\nR-1,Great delivery\nR-2,\n');
		const { requests } = await importExample('New reviews to a report sheet', {
			env: { REVIEWS_CSV: reviews, REPORT_CSV: 'report.csv' },
		});
		await press();
		await shown('Report added');
		const before = requests.length;
		await appendFile(reviews, 'R-3,Awful delivery and rude support\n');
		await press();
		await shown('Report added');
		expect(requests.length).toBe(before + 1);
		const [first, ...later] = await rows('report.csv');
		expect(first).toMatchObject({ entity: 'delivery', mentions: '1', netScore: '100', change: '' });
		expect(first?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(later.map(({ entity, change }) => [entity, change]).sort()).toEqual([
			['delivery', '-200'],
			['support', ''],
		]);
		const seen = await server().admin.flowContext('5e470a9a00000001', 'seen');
		expect(seen).toEqual(['R-1', 'R-3']);
	});

	it('says that nothing is new when all of its rows were there before', async () => {
		await importExample('New reviews to a report sheet');
		await press();
		expect(await shown('Report added')).toBe('report-of-reviews.csv');
		await press();
		expect(await shown('Nothing new')).toEqual([]);
	});
});

describe('Mails to a channel', () => {
	const post = (mail: object) =>
		fetch(`${server().url}/mails`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(mail),
		});

	it('takes a mail at once and posts it when it is negative, without what it quotes', async () => {
		await importExample('Mails to a channel', { env: { SLACK_WEBHOOK_URL: slack.url } });
		const { status } = await post({
			from: 'A <a@example.com>',
			subject: 'Refund & <!channel>',
			text: 'Awful support, still no refund.\n\nOn Mon, 2 Nov 2026, Support wrote:\n> great delivery',
		});
		expect(status).toBe(202);
		expect(await shown('Slack says')).toBe(200);
		const words = allText(slack.messages);
		expect(words).toMatch(/Refund &amp; &lt;!channel&gt;\* from A &lt;a@example.com&gt;/);
		expect(words).toMatch(/>Awful support, still no refund\./);
		expect(words).not.toMatch(/great delivery/);
	});

	it('takes forms as mail services send them, and says nothing of a mail that is no complaint', async () => {
		await importExample('Mails to a channel', { env: { SLACK_WEBHOOK_URL: slack.url } });
		const form = new FormData();
		form.set('from', 'b@example.com');
		form.set('html', '<p>Great support, thank you!</p>');
		const { status } = await fetch(`${server().url}/mails`, { method: 'POST', body: form });
		expect(status).toBe(202);
		expect(await shown('No alert')).toMatch(/^Positive/);
		expect(slack.messages).toEqual([]);
	});

	it('shows what Slack would get of its own sample', async () => {
		await importExample('Mails to a channel');
		await press();
		const shownMail = allText(await shown('What Slack would get'));
		expect(shownMail).toMatch(/still no refund/);
		expect(shownMail).not.toMatch(/delivery was perfect/);
	});
});

describe('Survey with NPS', () => {
	it('tells what each group speaks about, and the NPS', async () => {
		await importExample('Survey with NPS');
		await press();
		// 4 of 12 give 9 or 10, 5 give 6 or less.
		expect(await shown('Report')).toMatch(/^NPS -8\. Survey: 12 texts/);
		const lines = await rows(String(await shown('File written')));
		expect([...new Set(lines.map(({ group }) => group))]).toEqual([
			'detractors',
			'passives',
			'promoters',
		]);
		expect(new Set(lines.map(({ group, answers }) => `${group} ${answers}`))).toEqual(
			new Set(['detractors 5', 'passives 3', 'promoters 4']),
		);
		for (const { mentions, positive, neutral, negative } of lines) {
			expect(Number(positive) + Number(neutral) + Number(negative)).toBe(Number(mentions));
		}
	});
});

describe('Tell the admin', () => {
	it('says that the key has expired', async () => {
		await importExample('Tell the admin', {
			apiKey: 'sandbox-expired',
			env: { ADMIN_WEBHOOK_URL: slack.url },
		});
		await press('A text');
		expect(await shown('Slack says')).toBe(200);
		expect(slack.messages[0]?.text).toMatch(/^:key: Sentor: .*expired/);
	});

	it('says a thing once, whatever asks', async () => {
		const service = await importExample('Tell the admin', {
			env: { ADMIN_WEBHOOK_URL: slack.url },
			sandbox: { faults: { always: '401' } },
		});
		await press('A text');
		expect(await shown('Slack says')).toBe(200);
		for (const button of ['Every day at 7', 'A text']) {
			const before = service.counters.statuses['401'] ?? 0;
			await press(button);
			await until(() => (service.counters.statuses['401'] ?? 0) > before);
		}
		// Something else is told: had the same been again, it would be there before this.
		service.set({ faults: { always: '404' } });
		await press('A text');
		expect(await shown('Slack says')).toBe(200);
		expect(slack.messages).toHaveLength(2);
	});

	it('says again what was mended in between', async () => {
		const service = await importExample('Tell the admin', {
			env: { ADMIN_WEBHOOK_URL: slack.url },
			sandbox: { faults: { always: '401' } },
		});
		for (const always of ['401', undefined, '401']) {
			service.set({ faults: always ? { always } : {} });
			await press('A text');
			await shown(always ? 'Slack says' : 'Works');
		}
		expect(slack.messages).toHaveLength(2);
	});

	it('hears of the key from the daily look, and of a key that was never pasted', async () => {
		const service = await importExample('Tell the admin', {});
		service.set({ faults: { always: '401' }, keys: {} });
		await press('Every day at 7');
		expect(await shown('What the admin would get')).toMatch(/^:key: Sentor: /);
		await importExample('Tell the admin', { apiKey: '' });
		await press('A text');
		expect(await shown('What the admin would get')).toMatch(/API key/);
	});

	it('leaves a text that cannot be analyzed to others', async () => {
		await importExample('Tell the admin', { nodes: { inject: { payload: '' } } });
		await press('A text');
		expect(await shown('Not for the admin')).toMatchObject({ code: 'invalid_input' });
	});
});

describe('Alert in Slack', () => {
	it('is posted for what is negative, without the markup that it came with', async () => {
		const payload = JSON.stringify(['<p>The delivery was <b>late</b> &amp; nobody told me.</p>']);
		await importExample('Alert in Slack', {
			env: { SLACK_WEBHOOK_URL: slack.url },
			nodes: { inject: { payload } },
		});
		await press();
		expect(await shown('Slack says')).toBe(200);
		expect(slack.messages.map(({ text }) => text)).toEqual([
			expect.stringMatching(/^:rotating_light: Negative/),
		]);
		expect(allText(slack.messages)).toMatch(/>The delivery was late &amp; nobody told me\./);
	});
});

describe('Retry queue', () => {
	it('runs the rest at the time that Sentor named, when the plan is used up', async () => {
		const { requests } = await importExample('Retry queue', {
			env: { RETRY_AFTER_SECONDS: '1000' },
			sandbox: { quota: { requests: 1, windowMs: 1_000 } },
			nodes: { 'sentor-api': { maxWait: '0' } },
		});
		await press();
		await shown('Result');
		await press();
		expect(await shown('Result')).toMatchObject({ sentiment: expect.any(String) });
		expect(requests.map(({ status }) => status)).toEqual([200, 200]);
	});
});

describe('Alert over MQTT', () => {
	it('sends an alert for what is negative, and the reason for what has no result', async () => {
		const broker = await startMqttBroker();
		try {
			await importExample('Alert over MQTT', {
				nodes: { 'mqtt-broker': { broker: '127.0.0.1', port: String(broker.port) } },
			});
			await broker.subscribed('feedback/+');
			const [alert, plain, reason] = [
				broker.next('alerts/feedback/shop'),
				broker.next('alerts/feedback/desk'),
				broker.next('errors/feedback/shop'),
			];
			await broker.publish('feedback/shop', 'Great support, thank you!');
			expect(await shown('No alert')).toMatch(/^Positive/);
			await broker.publish(
				'feedback/shop',
				'{"id": "F-1", "text": "<p>The delivery is awful.</p>"}',
			);
			expect(JSON.parse((await alert).payload)).toMatchObject({
				from: 'feedback/shop',
				id: 'F-1',
				text: 'The delivery is awful.',
				about: 'delivery',
				score: expect.any(Number),
			});
			await broker.publish('feedback/desk', 'Awful, rude support.');
			expect(JSON.parse((await plain).payload)).toMatchObject({ text: 'Awful, rude support.' });
			await broker.publish('feedback/shop', '{"id": "F-2", "text": ""}');
			expect(JSON.parse((await reason).payload)).toMatchObject({
				id: 'F-2',
				code: 'invalid_input',
				description: expect.any(String),
			});
		} finally {
			await server().admin.deploy([{ id: 'f10', type: 'tab', label: 'Nothing' }]);
			await broker.close();
		}
	});
});
