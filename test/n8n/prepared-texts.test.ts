import { receivedTexts, sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

/** The entities of each document that was sent. */
const asked = () =>
	bench.sandbox.requests.flatMap(({ body }) =>
		(body as { docs: { entities: string[] }[] }).docs.map(({ entities }) => entities),
	);

describe('a text', () => {
	const html = '<p>Great&nbsp;<b>delivery</b></p><p>Awful support</p>';
	const mail =
		'Great delivery\n\nOn Mon, 2 Nov 2026 at 10:00, Ann <ann@shop.example> wrote:\n> Awful';

	it('is sent without markup, and stays what it is in the item', async () => {
		const { outputs } = await bench.run({
			items: texts(html),
			parameters: { options: { includeAnalyzedText: true } },
		});
		const [sent] = receivedTexts(bench.sandbox);
		expect(sent).toMatch(/^Great\sdelivery\s+Awful support$/);
		expect(outputs[0]?.[0]?.json).toMatchObject({ text: html, analyzedText: sent });
	});

	it('is sent as it is, or without what others wrote into a mail, as set for each item', async () => {
		const { outputs } = await bench.run({
			items: [
				{ json: { text: html, how: 'off' } },
				{ json: { text: mail, how: 'mail' } },
				{ json: { text: mail, how: 'shred' } },
			],
			parameters: { options: { cleanUp: '={{ $json.how }}' } },
			onError: 'continueErrorOutput',
		});
		expect(receivedTexts(bench.sandbox)).toEqual([html, 'Great delivery']);
		expect(outputs[1]?.[0]?.json.error).toBe("'Clean Up Text' is none of its three choices");
		expect(outputs[0]?.[0]?.json).not.toHaveProperty('analyzedText');
	});

	it('is told to be Dutch or English by itself, and one of another language fails with its name', async () => {
		const { outputs } = await bench.run({
			items: texts(
				'The delivery was great and support was very kind',
				'De levering was heel snel en de prijs was goed',
				'Die Lieferung war leider sehr spät und der Kundendienst hat nicht geantwortet',
			),
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]?.map(({ json }) => json.language)).toEqual(['en', 'nl']);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: 'Text is in German',
			message: expect.stringContaining("'Language'"),
			details: { code: 'invalid_input', reason: 'language' },
		});
		expect(bench.sandbox.requests.map(({ query }) => query.language).sort()).toEqual(['en', 'nl']);
	});

	it('that was cut through an emoji goes out well-formed, and the field stays what it is', async () => {
		const cut = 'Great delivery \ud83d';
		const { outputs } = await bench.run({ items: texts(cut) });
		expect(receivedTexts(bench.sandbox)).toEqual(['Great delivery \ufffd']);
		expect(outputs[0]?.[0]?.json.text).toBe(cut);
		bench.sandbox.reset();
		const clusters = await bench.run({
			items: texts(...Array.from({ length: 6 }, (_, i) => `Late parcel ${i} \ud83d`)),
			parameters: { operation: 'cluster', granularity: 'document' },
		});
		expect(clusters.outputs[0]).toHaveLength(6);
		expect(JSON.stringify(bench.sandbox.requests[0]?.body)).not.toContain('\\ud83d');
	});
});

describe('entities', () => {
	it('of a group are asked for by the words that occur, and answered under its name', async () => {
		const { outputs } = await bench.run({
			items: texts('The courier was great'),
			parameters: {
				entities: 'delivery = shipping, courier; support',
				options: { includeEntityList: true },
			},
		});
		expect(asked()).toEqual([['courier', 'support']]);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			positiveEntities: 'delivery',
			unmentionedEntities: 'support',
			entitySentiments: [
				{ entity: 'delivery', sentiment: 'positive', mentioned: true, terms: ['courier'] },
				{ entity: 'support', mentioned: false },
			],
		});
	});

	it('that the text does not speak of have a row only when asked for', async () => {
		const run = { items: texts('Great delivery'), parameters: { entities: 'delivery, price' } };
		const rows = async (options: Record<string, boolean>) =>
			(
				await bench.run({
					...run,
					parameters: { ...run.parameters, granularity: 'entity', options },
				})
			).outputs[0]?.map(({ json }) => [json.entity, json.mentioned]);
		expect(await rows({})).toEqual([['delivery', true]]);
		expect(await rows({ includeUnmentioned: true })).toEqual([
			['delivery', true],
			['price', false],
		]);
	});

	it('none of which a text speaks of give one blank row, and the hint says how to see them', async () => {
		const { outputs, hints } = await bench.run({
			items: texts('All is well'),
			parameters: { granularity: 'entity' },
		});
		expect(outputs[0]?.map(({ json }) => json.entity)).toEqual([null]);
		expect(hints[0]?.message).toContain('1 item speaks of none of the entities');
	});

	it('in a group without a name fail their item with what to write', async () => {
		const { outputs } = await bench.run({
			parameters: { entities: 'support; = shipping, courier' },
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: expect.stringContaining("A group in 'Entities' has no name"),
			details: { reason: 'group_name' },
		});
	});
});
