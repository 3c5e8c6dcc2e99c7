import type { Outcome, SentorDocument } from '../../core';
import { resultFor } from '../support/sim/answer';
import { checkOutcomes } from '../support/sim/checks';
import { document, shortDocuments } from '../support/sim/documents';
import { documentsOf, reply, Script, success, textsOf } from '../support/sim/script';
import { tally } from '../support/sim/run';

/** The texts that came back, in the order of the outcomes; the code where there is none. */
function texts(outcomes: Outcome[]): string[] {
	return outcomes.map((outcome) =>
		outcome.ok ? outcome.result.sentences[0]!.sentence : outcome.failure.code,
	);
}

describe('outcomes', () => {
	it('belong to the documents by place, with what cannot be sent in between', async () => {
		const documents = [
			document('a'),
			document(' '),
			document('b'),
			document('c', { entities: [] }),
			document('d'),
		];
		const { outcomes } = await new Script((request) => success(request)).analyze(documents);
		expect(texts(outcomes)).toEqual(['a', 'invalid_input', 'b', 'invalid_input', 'd']);
	});

	it('carry the id of the user, whatever it is, and the core sends ids of its own', async () => {
		const ids = ['same', 'same', undefined, '', '0', '__proto__', 'constructor', '1'];
		const documents = ids.map((id, index) =>
			document(`text ${index}`, id === undefined ? {} : { id }),
		);
		const script = new Script((request) => success(request));
		const { outcomes } = await script.analyze(documents);
		checkOutcomes(
			documents.map(({ id, ...rest }) => (id ? { ...rest, id } : rest)),
			{ outcomes } as never,
		);
		const results = outcomes.map((outcome) => outcome.ok && outcome.result);
		expect(results.map((result) => result && result.documentId)).toEqual(
			ids.map((id) => id || undefined),
		);
		expect(results.map((result) => result && result.raw['doc_id'])).toEqual([
			'same',
			'same',
			expect.any(String),
			expect.any(String),
			'0',
			'__proto__',
			'constructor',
			'1',
		]);
		const sent = script.requests.flatMap(documentsOf).map(({ doc_id }) => doc_id);
		expect(new Set(sent).size).toBe(ids.length);
		for (const id of ['same', '__proto__', 'constructor', '']) expect(sent).not.toContain(id);
	});

	it('of repeated documents come from one, and each is a copy of its own', async () => {
		const script = new Script((request) => success(request));
		const twin = document('twin', { id: 'first' });
		const { outcomes, stats } = await script.analyze([
			twin,
			document('other'),
			{ ...twin, id: 'second' },
			twin,
		]);
		expect(script.requests.flatMap(textsOf)).toEqual(['twin', 'other']);
		expect(stats).toMatchObject({ documents: 4, uniqueDocuments: 2, docsSent: 2 });
		const [first, , second, third] = outcomes.map((outcome) =>
			outcome.ok ? outcome.result : undefined,
		);
		expect([first!.documentId, second!.documentId, third!.documentId]).toEqual([
			'first',
			'second',
			'first',
		]);
		first!.sentences.length = 0;
		first!.entitySentiments[0]!.entity = 'changed';
		(first!.raw['details'] as unknown[]).push('changed');
		(first!.raw['probabilities'] as Record<string, number>)['positive'] = 99;
		for (const copy of [second!, third!]) {
			expect(copy.sentences.length).toBe(1);
			expect(JSON.stringify(copy)).not.toMatch(/changed|99/);
		}
	});

	it('of repeated documents that fail are copies as well', async () => {
		const { outcomes } = await new Script(() => reply(422, { detail: 'no' })).analyze([
			document('a'),
			document('a'),
		]);
		const [first, second] = outcomes.map((outcome) => (outcome.ok ? undefined : outcome.failure));
		expect(first).toEqual(second);
		expect(first).not.toBe(second);
	});

	it('do not share anything with the answer that the transport handed over', async () => {
		const bodies: unknown[] = [];
		const script = new Script((request) => {
			const answer = success(request);
			bodies.push(answer.body);
			return answer;
		});
		const { outcomes } = await script.analyze([document('a'), document('a')]);
		const [first, second] = outcomes.map((outcome) => (outcome.ok ? outcome.result : undefined));
		expect(first!.raw).not.toBe(second!.raw);
		expect(first!.entitySentiments).not.toBe(second!.entitySentiments);
	});

	it('tell documents apart by text, entities in their order, and language', async () => {
		const script = new Script((request) => success(request));
		const documents: SentorDocument[] = [
			document('a', { entities: ['x', 'y'] }),
			document('a', { entities: ['y', 'x'] }),
			document('a', { entities: ['x', 'y'], language: 'nl' }),
			document('a ', { entities: ['x', 'y'] }),
			document('a', { entities: [' x', 'y', 'x '] }),
			document('a', { entities: ['x', 'y'], language: 'en' }),
		];
		const { stats } = await script.analyze(documents);
		expect(stats.uniqueDocuments).toBe(4);
	});
});

describe('results by id', () => {
	const documents = shortDocuments(3);

	/** Answers the first request with `results`, made of the right ones; later requests rightly. */
	function damaged(damage: (results: Record<string, unknown>[]) => unknown[]): Script {
		return new Script((request, number) => {
			const results = documentsOf(request).map(resultFor);
			return reply(200, { results: number === 0 ? damage(results) : results });
		});
	}

	it.each<[string, (results: Record<string, unknown>[]) => unknown[]]>([
		['in another order', (results) => [...results].reverse()],
		[
			'with ids as numbers',
			(results) => results.map((result) => ({ ...result, doc_id: Number(result['doc_id']) })),
		],
		[
			'twice, the second wrong',
			(results) =>
				results.flatMap((result) => [
					result,
					{ ...result, predicted_label: 'neutral', details: [] },
				]),
		],
		[
			'with others that nobody asked for',
			(results) => [{ ...results[0], doc_id: 'x' }, ...results, { ...results[1], doc_id: 99 }],
		],
		['with entries that are none', (results) => [null, 'x', [], ...results, {}, undefined]],
	])('are found %s, in one request', async (_, damage) => {
		const script = damaged(damage);
		const report = await script.analyze(documents);
		checkOutcomes(documents, report);
		expect(tally(report)).toEqual({ ok: 3 });
		expect(script.requests.length).toBe(1);
	});

	it.each<[string, (results: Record<string, unknown>[]) => unknown[]]>([
		['is missing', (results) => results.slice(1)],
		[
			'has no label',
			(results) => [{ ...results[0], predicted_label: undefined }, ...results.slice(1)],
		],
		[
			'has a label that is none',
			(results) => [{ ...results[0], predicted_label: 'mixed' }, ...results.slice(1)],
		],
		['has no id', (results) => [{ ...results[0], doc_id: undefined }, ...results.slice(1)]],
		[
			'has the id of another',
			(results) => [
				{ ...results[0], doc_id: results[1]!['doc_id'] },
				...results.slice(2),
				results[1],
			],
		],
	])('are asked for once more when one %s, and only that one', async (_, damage) => {
		const script = damaged(damage);
		const report = await script.analyze(documents);
		expect(tally(report)).toEqual({ ok: 3 });
		expect(script.requests.length).toBe(2);
		expect(textsOf(script.requests[1]!).length).toBeLessThan(3);
	});

	it('are never matched by place', async () => {
		const script = new Script((request) =>
			reply(200, {
				results: documentsOf(request).map((sent) => ({ ...resultFor(sent), doc_id: 'x' })),
			}),
		);
		const report = await script.analyze(documents);
		expect(report.outcomes.some(({ ok }) => ok)).toBe(false);
	});

	it('fail a document as missing after two answers without it, the last to it alone', async () => {
		const script = new Script((request) => {
			const results = documentsOf(request)
				.filter(({ doc }) => doc !== documents[1]!.text)
				.map(resultFor);
			return reply(200, { results, request_id: 'req_7' });
		});
		const { outcomes } = await script.analyze(documents);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(outcomes[1]).toMatchObject({
			failure: { code: 'missing_result', requestId: 'req_7', attempts: script.requests.length },
		});
		expect(textsOf(script.requests.at(-1)!)).toEqual([documents[1]!.text]);
		expect(script.requests.length).toBeLessThanOrEqual(3);
	});

	it('are taken from a success with 201', async () => {
		const script = new Script((request) => ({ ...success(request), status: 201 }));
		expect(tally(await script.analyze(documents))).toEqual({ ok: 3 });
	});
});
