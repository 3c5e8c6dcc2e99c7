import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../support/until';
import { useExamples } from '../support/node-red/examples';

const { importExample, press, server } = useExamples({ withDashboard: true });

/** The nodes of the example. */
const FLOW = '5e470a9f00000001';

const TICKETS = `id,customer,date,text
T-1,Ann,2026-11-24,Great delivery
T-2,Bob,2026-11-24,"Awful support, awful price"
T-3,Cem,2026-11-25,The delivery is terrible
T-4,Dee,2026-11-25,
T-5,Eva,2026-11-25,I have a question.
T-6,Flo,,Great support
`;

/** A message that a widget of the page keeps for whoever opens it. */
interface Kept {
	payload: Record<string, unknown>;
}

/** What a widget shows, by the name of its node. */
async function keptBy(name: string): Promise<Kept[]> {
	const { body } = await server().admin.request('GET', '/flows');
	const { id } = (body as Array<{ id: string; name: string }>).find(
		(node) => node.name === name,
	) as { id: string };
	const reply = await fetch(`${server().url}/dashboard/_debug/datastore/${id}`);
	// Nothing at all, as long as it has shown nothing.
	return [JSON.parse((await reply.text()) || '[]') as Kept | Kept[]].flat();
}

describe('Dashboard', () => {
	const today = new Date().toISOString().slice(0, 10);

	beforeAll(async () => {
		const file = path.join(server().userDir, 'dated.csv');
		await writeFile(file, TICKETS);
		await importExample('Dashboard', { env: { TICKETS_CSV: file } });
		await press();
		await until(async () => (await keptBy('Quotes')).length > 0);
	});

	it('tells the figures of the report in short', async () => {
		const [short] = await keptBy('Short view');
		expect(short?.payload).toEqual({
			...{ documents: 6, positive: 2, neutral: 1, negative: 2, failed: 1, netScore: 0 },
		});
	});

	it('has a bar for each entity that is mentioned, with a part for each label', async () => {
		const parts = (await keptBy('Bars')).map(({ payload }) => payload);
		expect(parts).toHaveLength(9);
		expect(parts.filter(({ texts }) => texts !== 0)).toEqual(
			expect.arrayContaining([
				{ entity: 'delivery', sentiment: 'positive', texts: 1 },
				{ entity: 'delivery', sentiment: 'negative', texts: 1 },
				{ entity: 'support', sentiment: 'positive', texts: 1 },
				{ entity: 'support', sentiment: 'negative', texts: 1 },
				{ entity: 'price', sentiment: 'negative', texts: 1 },
			]),
		);
	});

	it('draws the net score of each day, today for a ticket without a date, and keeps the days', async () => {
		const line = (await keptBy('Line')).map(({ payload: { day, netScore } }) => [day, netScore]);
		expect(line).toEqual([
			[Date.parse('2026-11-24'), 0],
			[Date.parse('2026-11-25'), -50],
			[Date.parse(today), 100],
		]);
		expect(await server().admin.flowContext(FLOW, 'days')).toEqual({
			'2026-11-24': 0,
			'2026-11-25': -50,
			[today]: 100,
		});
	});

	it('quotes the newest texts that are not neutral', async () => {
		const [quotes] = await keptBy('Quotes');
		expect((quotes?.payload as unknown as Kept['payload'][]).map(({ id }) => id)).toEqual([
			'T-6',
			'T-3',
			'T-1',
			'T-2',
		]);
	});
});
