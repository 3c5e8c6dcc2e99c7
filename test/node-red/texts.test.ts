import { openRig, useNodeRed, type Message } from '../support/node-red/rig';
import { until } from '../support/until';

useNodeRed();

const MAIL = [
	'The delivery was great.',
	'',
	'On Mon, 2 Nov 2026 at 10:00, Shop <shop@example.com> wrote:',
	'> How was the support?',
].join('\n');

/** What a node with these settings makes of a text. */
async function of(node: Record<string, unknown>, payload: unknown) {
	const rig = await openRig({ node });
	const { outputs } = await rig.put({ payload });
	const sent = rig.sandbox.requests.map(({ query, body }) => ({
		language: query.language,
		docs: (body as { docs: Array<{ doc: string; entities: string[] }> }).docs,
	}));
	const [results = [], errors = []] = outputs;
	return { rig, sent, results, errors, result: results[0]?.sentiment as Message };
}

describe('a text', () => {
	it.each([
		['off', '<p>Great &amp; quick delivery</p>', '<p>Great &amp; quick delivery</p>'],
		['html', '<p>Great &amp; quick delivery</p>', 'Great & quick delivery'],
		['html', 'support < delivery', 'support < delivery'],
		['mail', MAIL, 'The delivery was great.'],
	])('is cleaned up as set (%s) before it is sent', async (cleanUp, payload, text) => {
		const { sent, results } = await of({ cleanUp, analyzedText: true }, payload);
		expect(sent[0]?.docs[0]?.doc.trim()).toBe(text);
		expect(results[0]?.sentiment.analyzedText.trim()).toBe(text);
		expect(results[0]?.payload).toBe(payload);
	});

	it('shows what was analyzed only when asked for; the status tells that something was taken off', async () => {
		const { rig, result } = await of({}, '<p>Great delivery</p>');
		expect(result).not.toHaveProperty('analyzedText');
		const last = () => rig.statuses().at(-1);
		await until(() => last() === 'grey sentor-sentiment.status.cleaned');
		await rig.put({ payload: 'Great delivery' });
		await until(() => last() === '');
	});

	it('with half a pair of an emoji goes out well-formed, and stays in the message as it was', async () => {
		const payload = 'The delivery was great \ud83d';
		const { sent, results } = await of({ documentId: 'payload' }, payload);
		expect(sent[0]?.docs[0]?.doc).toBe('The delivery was great \ufffd');
		expect(results[0]?.payload).toBe(payload);
		expect(results[0]?.sentiment.documentId).toBe(payload);
	});
});

describe('a text that is longer than the plan takes', () => {
	it('goes in parts and comes back whole; the result and the status tell', async () => {
		const rig = await openRig({ credentials: { apiKey: 'sandbox-free' } });
		const payload = 'The delivery was late once more. '.repeat(80);
		const { outputs } = await rig.put({ payload });
		expect(outputs[0]?.[0]?.payload).toBe(payload);
		expect(outputs[0]?.[0]?.sentiment).toMatchObject({ sentiment: 'negative', language: 'en' });
		expect(outputs[0]?.[0]?.sentiment.parts).toBeGreaterThan(1);
		await until(() => rig.statuses().at(-1) === 'grey sentor-sentiment.status.cut');
	});
});

describe('the language', () => {
	it('is recognized text by text, and told', async () => {
		const { sent, result } = await of({}, [
			'De levering was veel te laat en de klantenservice gaf geen antwoord',
			'The delivery was much too late and nobody answered the phone',
		]);
		expect(sent.map(({ language }) => language).sort()).toEqual(['en', 'nl']);
		expect((result as Message[]).map(({ language }) => language)).toEqual(['nl', 'en']);
	});

	const GERMAN = 'Die Lieferung kam viel zu spät und der Kundendienst war leider nicht erreichbar';

	it('that Sentor does not read is named, and nothing is sent', async () => {
		const { sent, errors } = await of({}, GERMAN);
		expect(sent).toEqual([]);
		expect(errors[0]?.error).toMatchObject({ code: 'invalid_input', reason: 'language' });
	});

	it('that is set counts, whatever the text looks like', async () => {
		const { sent, result } = await of({ language: 'nl', languageType: 'str' }, GERMAN);
		expect([sent[0]?.language, result.language]).toEqual(['nl', 'nl']);
	});
});

describe('a text that is not where it is looked for', () => {
	it.each([
		['payload', 'text_type'],
		['payload.text', 'no_text'],
	])('is told by its usual reason, and nothing is sent: msg.%s', async (text, reason) => {
		const { sent, errors } = await of({ text }, { review: 'Great' });
		expect(sent).toEqual([]);
		expect(errors[0]?.error).toMatchObject({ code: 'invalid_input', reason });
	});
});

describe('the entities', () => {
	const groups = { entities: 'delivery = courier, parcel; support' };

	it('may be groups: the terms that occur are asked about, the group is told', async () => {
		const { sent, result } = await of(groups, 'The parcel came late and the courier was awful.');
		expect(sent[0]?.docs[0]?.entities).toEqual(['courier', 'parcel', 'support']);
		expect(result.entitySentiments).toEqual([
			expect.objectContaining({
				entity: 'delivery',
				mentioned: true,
				terms: ['courier', 'parcel'],
			}),
			expect.objectContaining({ entity: 'support', mentioned: false }),
		]);
		expect(result.unmentionedEntities).toBe('support');
		expect(result.summary).toMatch(/^Negative \(\d+%\): delivery negative$/);
	});

	it.each([
		[false, ['delivery']],
		[true, ['delivery', 'support']],
	])(
		'that the text does not speak of have a message of their own only when asked for (%s)',
		async (unmentioned, names) => {
			const { results } = await of(
				{ ...groups, granularity: 'entity', unmentioned },
				'The parcel came late and the courier was awful.',
			);
			expect(results.map(({ sentiment }) => sentiment.entity)).toEqual(names);
		},
	);

	it('without a name for a group say so, and nothing is sent', async () => {
		const { sent, errors } = await of({ entities: '= courier, parcel' }, 'text');
		expect(sent).toEqual([]);
		expect(errors[0]?.error).toMatchObject({ code: 'invalid_input', reason: 'group_name' });
	});
});
