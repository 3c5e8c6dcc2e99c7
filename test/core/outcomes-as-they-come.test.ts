import { createSentorClient, type Outcome, type Transport } from '../../core';
import { VirtualTime } from '../support/sim/virtual-time';

const REPLY_MS = 100;

/** Answers each document with its own text as the entity, `REPLY_MS` after the request. */
function echo(time: VirtualTime): Transport {
	return async ({ body }) => {
		await time.clock.sleep(REPLY_MS);
		const { docs } = body as { docs: { doc_id: string; doc: string }[] };
		const results = docs.map(({ doc_id, doc }) => ({
			doc_id,
			predicted_label: 'positive',
			entity_sentiments: [{ entity: doc, sentiment: 'positive' }],
		}));
		return { status: 200, headers: {}, body: { results } };
	};
}

function documents(count: number) {
	return Array.from({ length: count }, (_, place) => ({ text: `text ${place}`, entities: ['it'] }));
}

describe('outcomes as they come', () => {
	it('tells each once, the same as in the report, and the first before the run has ended', async () => {
		const time = new VirtualTime();
		const client = createSentorClient({
			transport: echo(time),
			clock: time.clock,
			limits: { maxDocsPerRequest: 5 },
		});
		const told = new Map<number, { outcome: Outcome; at: number }>();
		const startedAt = time.now();
		const { outcomes } = await time.until(
			client.analyze([{ text: '', entities: ['it'] }, ...documents(20)], {
				onOutcome(index, outcome) {
					expect(told.has(index)).toBe(false);
					told.set(index, { outcome, at: time.now() - startedAt });
				},
			}),
		);
		expect([...told.keys()].sort((a, b) => a - b)).toEqual(outcomes.map((_, index) => index));
		outcomes.forEach((outcome, index) => expect(told.get(index)?.outcome).toBe(outcome));
		expect(told.get(0)?.at).toBe(0);
		expect(told.get(1)?.at).toBe(REPLY_MS);
		expect(told.get(20)?.at).toBeGreaterThan(REPLY_MS);
	});

	it('loses nothing when the listener throws', async () => {
		const time = new VirtualTime();
		const client = createSentorClient({ transport: echo(time), clock: time.clock });
		const onOutcome = (): never => {
			throw new Error('not the core’s matter');
		};
		const { outcomes } = await time.until(client.analyze(documents(3), { onOutcome }));
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
	});
});
