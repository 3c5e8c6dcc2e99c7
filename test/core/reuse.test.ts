import { document, shortDocuments } from '../support/sim/documents';
import { reply, Script, success } from '../support/sim/script';
import { tally } from '../support/sim/run';

const HOUR = 3_600_000;
const reuse = { reuseMs: HOUR };

describe('reuse of answers', () => {
	it('is off unless it is asked for', async () => {
		const script = new Script((request) => success(request));
		await script.analyze([document('a')]);
		await script.analyze([document('a')]);
		await script.analyze([document('a')], reuse);
		expect(script.requests.length).toBe(3);
	});

	it('answers a thousand documents again without a request', async () => {
		const script = new Script((request) => success(request));
		const documents = shortDocuments(1000);
		const first = await script.analyze(documents, reuse);
		const sent = script.requests.length;
		const second = await script.analyze(documents, reuse);
		expect(script.requests.length).toBe(sent);
		expect(second.outcomes).toEqual(first.outcomes);
		expect(second.stats).toMatchObject({
			requests: 0,
			docsSent: 0,
			reused: 1000,
			uniqueDocuments: 1000,
		});
	});

	it('counts a repeated document once', async () => {
		const script = new Script((request) => success(request));
		await script.analyze([document('a')], reuse);
		const { stats, outcomes } = await script.analyze(
			[document('a', { id: 'x' }), document('a', { id: 'y' })],
			reuse,
		);
		expect(stats).toMatchObject({ documents: 2, uniqueDocuments: 1, reused: 1, requests: 0 });
		expect(outcomes.map((outcome) => outcome.ok && outcome.result.documentId)).toEqual(['x', 'y']);
	});

	it('needs the same text, entities and language', async () => {
		const script = new Script((request) => success(request));
		await script.analyze([document('a')], reuse);
		const others = [
			document('a '),
			document('a', { entities: ['price'] }),
			document('a', { language: 'nl' }),
		];
		const { stats } = await script.analyze(others, reuse);
		expect(stats.reused).toBe(0);
	});

	it('ends after the time that was set', async () => {
		const script = new Script((request) => success(request));
		await script.analyze([document('a')], reuse);
		await script.time.advance(HOUR - 1);
		expect((await script.analyze([document('a')], reuse)).stats.reused).toBe(1);
		await script.time.advance(1);
		expect((await script.analyze([document('a')], reuse)).stats.reused).toBe(0);
	});

	it('gives each run a copy of its own', async () => {
		const script = new Script((request) => success(request));
		const results = [];
		for (let run = 0; run < 3; run++) {
			const [outcome] = (await script.analyze([document('a')], reuse)).outcomes;
			if (outcome!.ok) {
				results.push(JSON.stringify(outcome!.result));
				outcome!.result.raw['predicted_label'] = 'changed';
				outcome!.result.entitySentiments.length = 0;
			}
		}
		expect(results[1]).toBe(results[0]);
		expect(results[2]).toBe(results[0]);
	});

	it('never crosses keys', async () => {
		const [one, other] = [
			new Script((request) => success(request)),
			new Script((request) => success(request)),
		];
		await one.analyze([document('a')], reuse);
		expect((await other.analyze([document('a')], reuse)).stats.reused).toBe(0);
	});

	it('remembers answers only, no failures', async () => {
		const script = new Script((request, number) => (number === 0 ? reply(422) : success(request)));
		expect(tally(await script.analyze([document('a')], reuse))).toEqual({ rejected: 1 });
		expect(tally(await script.analyze([document('a')], reuse))).toEqual({ ok: 1 });
	});

	it('works where nothing else does: cancelled, without quota, without a service', async () => {
		const script = new Script((request, number) => (number === 0 ? success(request) : reply(503)));
		await script.analyze([document('a')], reuse);
		const { outcomes } = await script.analyze([document('a'), document('b')], reuse);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
	});
});
