import sentorReport from '../../node-red/src/sentor-report/sentor-report';
import { openRig, useNodeRed, type Ending, type Message, type Rig } from '../support/node-red/rig';
import { circle, trap } from '../support/hostile-values';
import { until } from '../support/until';

useNodeRed();

const NOTHING: Ending = { outputs: [], refusal: undefined };

function openReportRig(node: Record<string, unknown> = {}, settings = {}): Promise<Rig> {
	return openRig({ types: [sentorReport], settings, node: { type: 'sentor-report', ...node } });
}

/** A result as the Sentor Sentiment node gives it. */
function result(sentiment: string, entity = 'delivery', fares = sentiment): Message {
	return {
		sentiment,
		confidence: 0.9,
		score: sentiment === 'negative' ? -0.8 : 0.8,
		documentId: undefined,
		entitySentiments: [{ entity, sentiment: fares, score: 0.9, mentioned: true }],
	};
}

const FAILED = { error: { message: 'The text is empty', code: 'invalid_input' } };

function sequence(messages: Message[]): Message[] {
	const parts = { id: 's', type: 'array', count: messages.length };
	return messages.map((message, index) => ({ ...message, parts: { ...parts, index } }));
}

const putAll = (rig: Rig, messages: Message[]): Promise<Ending[]> =>
	Promise.all(messages.map((message) => rig.put(message)));

const sentBy = (endings: Ending[], port: number): Message[] =>
	endings.flatMap(({ outputs }) => outputs[port] ?? []);

describe('an array of results', () => {
	it('becomes one report on the same message, with the texts as quotes', async () => {
		const rig = await openReportRig();
		const message = {
			payload: ['Late again.', { text: 'Quick delivery, thank you!' }, ''],
			sentiment: [result('negative'), result('positive'), FAILED],
			topic: 't',
		};
		const { outputs } = await rig.put(message);
		expect(outputs[0]).toEqual([message]);
		expect(outputs[0]?.[0]?.report).toMatchObject({
			...{ documents: 3, failed: 1, positive: 1, neutral: 0, negative: 1, netScore: 0 },
			entities: [{ entity: 'delivery', mentions: 2 }],
			text: expect.stringContaining('delivery'),
			slackBlocks: expect.any(Array),
		});
		const quotes = (outputs[0]?.[0]?.report.entities[0].quotes as Message[]).map(
			({ text }) => text,
		);
		expect(quotes.sort()).toEqual(['Late again.', 'Quick delivery, thank you!']);
		expect(rig.sandbox.requests).toEqual([]);
	});

	it('is grouped by an array of the same length, or as a whole', async () => {
		const rig = await openReportRig({ groupBy: 'payload.channel', groupByType: 'jsonata' });
		const payload = ['mail', 'chat', 'mail'].map((channel) => ({ channel, text: channel }));
		const sentiment = ['positive', 'negative', 'positive'].map((label) => result(label));
		const { outputs } = await rig.put({ payload, sentiment });
		const groups = outputs[0]?.[0]?.report.groups as Message[];
		expect(groups.map(({ group, documents }) => [group, documents])).toEqual([
			['chat', 1],
			['mail', 2],
		]);
	});
});

describe('what is quoted', () => {
	const MAIL = '<p>Delivery was <b>late</b>.</p><blockquote>You wrote: it is quick</blockquote>';
	const quoted = async (payload: unknown, analyzedText?: unknown, node = {}) => {
		const rig = await openReportRig(node);
		const sentiment = [{ ...result('negative'), analyzedText }];
		const { outputs } = await rig.put({ payload: [payload], sentiment, note: ['Note'] });
		return outputs[0]?.[0]?.report.entities[0].quotes[0].text as string;
	};

	it.each<[string, unknown, object, string]>([
		['as it was analyzed', 'Analyzed', {}, 'Analyzed'],
		['in a place of your own', 'Analyzed', { text: 'note', textType: 'msg' }, 'Note'],
		['in a place of another kind', 'Analyzed', { text: '["Set"]', textType: 'json' }, 'Set'],
		['as it came where the analyzed one is blank', ' ', {}, 'Late.'],
		['as it came where the analyzed one is no text', 7, {}, 'Late.'],
	])('is the text %s', async (_what, analyzedText, node, words) => {
		expect(await quoted('Late.', analyzedText, node)).toBe(words);
	});

	it.each<[string, unknown[]]>([
		['as it came', [MAIL]],
		['in a buffer', [Buffer.from(MAIL)]],
		['inside an object', [{ text: MAIL }]],
		['as it was analyzed, without clean-up', ['x', MAIL]],
	])('has no markup where the text has: %s', async (_what, [payload, analyzedText]) => {
		const words = 'Delivery was late. You wrote: it is quick';
		expect(await quoted(payload, analyzedText)).toBe(words);
	});

	it('is escaped all the same', async () => {
		const rig = await openReportRig();
		const payload = '<p>Delivery &lt;b&gt;<i>late</i> &amp; slow</p>&lt;!channel&gt;';
		const { outputs } = await rig.put({ payload: [payload], sentiment: [result('negative')] });
		const { slackBlocks, markdown, html } = outputs[0]?.[0]?.report as Record<string, string>;
		const safe = 'Delivery &lt;b&gt;late &amp; slow &lt;!channel&gt;';
		expect(JSON.stringify(slackBlocks)).toContain(`> ${safe}`);
		expect(html).toContain(safe);
		expect(markdown).toContain('> Delivery &lt;b\\>late &amp; slow &lt;\\!channel\\>');
	});
});

describe('a sequence', () => {
	it('becomes one message when it is complete; what failed on the way counts as failed', async () => {
		const rig = await openReportRig({ result: 'payload' });
		const messages = sequence([
			{ payload: 'Late.', sentiment: result('negative') },
			{ payload: 'Quick.', sentiment: result('positive') },
			{ payload: '', ...FAILED },
		]);
		const endings = await putAll(rig, messages);
		const [message, ...others] = sentBy(endings, 0);
		expect(others).toEqual([]);
		expect(message).not.toHaveProperty('parts');
		expect(message).not.toHaveProperty('error');
		expect(message?.payload).toMatchObject({ documents: 3, failed: 1, netScore: 0 });
		expect(sentBy(endings, 1)).toEqual([]);
	});

	it('may be of entities: those of one text are one document', async () => {
		const rig = await openReportRig();
		const row = (entity: string, sentiment: string) => ({
			...{ entity, sentiment, score: 0.9, mentioned: true },
			...{ documentSentiment: 'negative', documentId: 'T-1' },
		});
		const rows = [row('delivery', 'negative'), row('support', 'positive')];
		const endings = await putAll(
			rig,
			sequence(rows.map((sentiment) => ({ payload: 'Late, but friendly.', sentiment }))),
		);
		expect(sentBy(endings, 0)[0]?.report).toMatchObject({ documents: 1, negative: 1 });
	});

	it('does not wait for a message without a result: that leaves by the errors output', async () => {
		const rig = await openReportRig();
		const messages = sequence([{ sentiment: result('negative') }, { payload: 'no result' }]);
		const endings = await putAll(rig, messages);
		expect(sentBy(endings, 0)[0]?.report.documents).toBe(1);
		expect(sentBy(endings, 1).map(({ error }) => error.reason)).toEqual(['no_answer']);
	});
});

describe('messages of no sequence', () => {
	it('are counted in the status and collected until one has complete', async () => {
		const rig = await openReportRig();
		const waiting = putAll(rig, [
			{ payload: 'a', sentiment: result('negative') },
			{ payload: 'b', sentiment: result('negative') },
		]);
		await until(() => rig.statuses().at(-1) === 'blue 2');
		const { outputs } = await rig.put({ complete: true, topic: 'daily' });
		expect(await waiting).toEqual([NOTHING, NOTHING].map((nothing) => ({ ...nothing })));
		expect(outputs[0]?.[0]).toMatchObject({ topic: 'daily', report: { documents: 2 } });
		expect(outputs[0]?.[0]).not.toHaveProperty('complete');
		await until(() => rig.statuses().at(-1) === '');
	});

	it('make a report of nothing when there were none', async () => {
		const rig = await openReportRig();
		const { outputs } = await rig.put({ complete: true });
		expect(outputs[0]?.[0]?.report).toMatchObject({ documents: 0, entities: [] });
	});

	it('are dropped by msg.reset', async () => {
		const rig = await openReportRig();
		const waiting = rig.put({ sentiment: result('negative') });
		expect(await rig.put({ reset: true })).toEqual(NOTHING);
		expect(await waiting).toEqual(NOTHING);
		expect((await rig.put({ complete: true })).outputs[0]?.[0]?.report.documents).toBe(0);
	});

	it('leave by the errors output when they hold no result', async () => {
		const rig = await openReportRig();
		const { outputs } = await rig.put({ payload: 'no result' });
		expect(outputs[1]?.[0]?.error).toMatchObject({ code: 'invalid_input', reason: 'no_answer' });
	});

	it('all leave by the errors output when there are too many for Node-RED', async () => {
		const rig = await openReportRig({}, { nodeMessageBufferMaxLength: 2 });
		const endings = await putAll(
			rig,
			Array.from({ length: 3 }, () => ({ sentiment: result('neutral') })),
		);
		expect(sentBy(endings, 1).map(({ error }) => error.code)).toEqual(Array(3).fill('queue_full'));
	});
});

describe('an earlier report', () => {
	it('from flow context tells what changed', async () => {
		const rig = await openReportRig({ previous: 'lastReport' });
		const first = await rig.put({ sentiment: [result('negative')] });
		expect(first.outputs[0]?.[0]?.report).not.toHaveProperty('change');
		rig.node.context().flow.set('lastReport', first.outputs[0]?.[0]?.report);
		const second = await rig.put({ sentiment: [result('positive')] });
		expect(second.outputs[0]?.[0]?.report).toMatchObject({ netScore: 100, change: 200 });
	});

	it('that is none is told, and compared with nothing', async () => {
		const rig = await openReportRig({ previous: 'lastReport' });
		rig.node.context().flow.set('lastReport', 'yesterday');
		const warned = new Promise((resolve) =>
			rig.node.once('call:warn', ({ args }: { args: unknown[] }) => resolve(args[0])),
		);
		const { outputs } = await rig.put({ sentiment: [result('positive')] });
		expect(outputs[0]?.[0]?.report).not.toHaveProperty('change');
		expect(await warned).toBe('sentor-report.warn.previous');
	});
});

describe('the settings', () => {
	it('decide on quotes, title and language', async () => {
		const rig = await openReportRig({ quotes: '0', title: 'Week 48', reportLanguage: 'de' });
		const { outputs } = await rig.put({ payload: ['Zu spät.'], sentiment: [result('negative')] });
		const { report } = outputs[0]?.[0] as Message;
		expect(report.entities[0].quotes).toEqual([]);
		expect(report.text).toMatch(/^Week 48/);
		expect(report.text).toMatch(/negativ/);
	});

	it('go to Catch nodes when the number of quotes is none', async () => {
		const rig = await openReportRig({ quotes: 'some' });
		const { refusal } = await rig.put({ sentiment: [] });
		expect([refusal?.code, refusal?.message]).toEqual(['config', 'sentor-report.fault.quotes']);
	});
});

describe('a hostile message', () => {
	const refusing = (): Message =>
		new Proxy(
			{},
			{
				get: () => {
					throw new Error('no');
				},
				set: () => false,
			},
		);

	it.each<[string, () => Message]>([
		['a getter that throws for the result', () => trap({}, 'sentiment')],
		['a getter that throws for the earlier error', () => trap({}, 'error')],
		['a circle for the result', () => ({ sentiment: circle() })],
		['an array of anything', () => ({ sentiment: [null, 7, [], circle(), trap({}, 'sentiment')] })],
		['a getter inside a text', () => ({ payload: trap({}, 'text'), sentiment: result('neutral') })],
		['a proxy that refuses everything', refusing],
		['a frozen message', () => Object.freeze({ sentiment: [result('neutral')] })],
		['no place for the report', () => ({ report: Object.freeze({}), sentiment: [] })],
	])('(%s) ends exactly once, and the node works on', async (_name, make) => {
		const rig = await openReportRig();
		const hostile = rig.put(make());
		await rig.put({ complete: true });
		await hostile;
		const { outputs } = await rig.put({ sentiment: [result('positive')] });
		expect(outputs[0]?.[0]?.report.documents).toBe(1);
	});

	it('of a sequence takes nothing of the others with it', async () => {
		const rig = await openReportRig();
		const good = { payload: 'Late.', sentiment: result('negative') };
		const messages = sequence([good, { payload: trap({}, 'text'), sentiment: result('neutral') }]);
		const endings = await putAll(rig, messages);
		expect(sentBy(endings, 0)[0]?.report.documents).toBe(1);
		expect(sentBy(endings, 1)[0]?.error).toMatchObject({ reason: 'message' });
		expect((await putAll(rig, sequence([good])))[0]?.outputs[0]).toHaveLength(1);
	});
});
