import fc from 'fast-check';
import type { TransportRequest } from '../../core';
import { document } from '../support/sim/documents';
import { documentsOf, reply, Script, success } from '../support/sim/script';

/** Texts as they are cut through an emoji, at either end or in the middle. */
const HALVES = ['Great \ud83d', '\ude00 great', 'a\ud83db', '\ud83d', 'x\udbff\ud83d\ude00'];

/** What a strict reader thinks of a request. */
function isStrict(request: TransportRequest): boolean {
	// JSON.stringify writes a half pair as \udXXX, and nothing else in this form.
	return !/\\ud[89a-f]/i.test(JSON.stringify(request.body));
}

/** Refuses the whole request for half a pair, as strict readers do. */
function strictly(answer: (request: TransportRequest) => ReturnType<typeof reply>) {
	return (request: TransportRequest) =>
		isStrict(request) ? answer(request) : reply(422, { detail: 'surrogates not allowed' });
}

describe('half surrogate pairs', () => {
	it('never leave: neither in texts nor in entities', async () => {
		const script = new Script(strictly((request) => success(request)));
		const { outcomes } = await script.analyze(
			HALVES.map((text) => document(text, { entities: [`e ${text}`, 'price'] })),
		);
		expect(outcomes.map(({ ok }) => ok)).toEqual(HALVES.map(() => true));
		const [first] = documentsOf(script.requests[0]!);
		expect(first).toMatchObject({ doc: 'Great \ufffd', entities: ['e Great \ufffd', 'price'] });
	});

	it('come back in the names of entities as the user wrote them', async () => {
		const script = new Script(strictly((request) => success(request)));
		const entities = ['a\ud83d', 'price', 'a\ude00'];
		const { outcomes } = await script.analyze([document('Great', { entities })]);
		const [outcome] = outcomes;
		if (!outcome?.ok) throw new Error('there is no result');
		expect(outcome.result.entitySentiments.map(({ entity }) => entity)).toEqual(entities);
	});

	it('do not end a clustering, and the texts of its members stay', async () => {
		const script = new Script(
			strictly((request) => {
				const { documents } = request.body as { documents: { doc_id: string }[] };
				const members = documents.map(({ doc_id }) => ({ doc_id, cluster_probability: 1 }));
				return reply(200, { clusters: [{ cluster_id: 0, documents: members }] });
			}),
		);
		const documents = HALVES.map((text) => document(text, { entities: [text] }));
		const report = await script.time.until(script.client().cluster(documents));
		expect(report.outcomes.every(({ ok }) => ok)).toBe(true);
		const [cluster] = report.clusters;
		expect(cluster?.documents.map(({ text }) => text)).toEqual(HALVES);
		expect([...cluster!.entities].sort()).toEqual([...HALVES].map((text) => text.trim()).sort());
	});

	it('do not end a call for a name', async () => {
		const script = new Script(strictly(() => reply(200, { topic_name: 'Praise' })));
		const topic = {
			documents: HALVES.map((text) => ({ text, entities: [text] })),
			entities: HALVES,
			topWords: HALVES,
		};
		const named = await script.time.until(script.client().nameTopic(topic));
		expect(named).toMatchObject({ ok: true });
	});

	it('are all that is changed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
				const script = new Script((request) => success(request));
				await script.analyze([document(`x${text}`, { entities: [`y${text}z`] })]);
				const [sent] = documentsOf(script.requests[0]!);
				expect(sent).toMatchObject({ doc: `x${text}`, entities: [`y${text}z`] });
			}),
			{ numRuns: 50 },
		);
	});
});
