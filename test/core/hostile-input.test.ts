import fc from 'fast-check';
import type { SentorDocument } from '../../core';
import { checkFailure } from '../support/sim/checks';
import { document } from '../support/sim/documents';
import { Script, success } from '../support/sim/script';

/** Runs whatever it is given as if it were documents. */
async function analyze(documents: unknown): ReturnType<Script['analyze']> {
	return await new Script((request) => success(request)).analyze(documents as SentorDocument[]);
}

const good = document('Good service.');

function throwing(): never {
	throw new Error('read me not');
}

function revoked(): object {
	const { proxy, revoke } = Proxy.revocable({}, {});
	revoke();
	return proxy;
}

jest.setTimeout(60_000);

describe('documents that are none', () => {
	it.each<[string, unknown]>([
		['null', null],
		['undefined', undefined],
		['a number', 7],
		['a text', 'Good service.'],
		['a list', []],
		['a function', () => good],
		['a symbol', Symbol('x')],
		['an empty object', {}],
		['an object with text alone', { text: 'Good' }],
		['a text that is a list', { text: ['Good'], entities: ['service'] }],
		[
			'a text that throws',
			Object.defineProperty({ entities: ['service'] }, 'text', { get: throwing }),
		],
		[
			'entities that throw',
			{ text: 'Good', entities: Object.defineProperty([1], 0, { get: throwing }) },
		],
		['an id that throws', Object.defineProperty({ ...good }, 'id', { get: throwing })],
		['entities that turn into nothing', { text: 'Good', entities: [{ toString: throwing }] }],
		['a proxy that was revoked', revoked()],
		['another language', { ...good, language: 'de' }],
	])('%s fails alone and the others are answered', async (_, hostile) => {
		const { outcomes, stats } = await analyze([good, hostile, document('Fine service.')]);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
		expect(outcomes[1]).toMatchObject({ failure: { code: 'invalid_input', attempts: 0 } });
		expect(stats).toMatchObject({ documents: 3, uniqueDocuments: 2, requests: 1 });
	});

	it.each<[string, unknown]>([
		['null', null],
		['undefined', undefined],
		['a number', 7],
		['an object', {}],
		['a text', 'ab'],
	])('a list that is %s resolves all the same', async (_, documents) => {
		const { stats } = await analyze(documents);
		expect(stats.requests).toBe(0);
	});

	it('a list with holes has an outcome for each hole', async () => {
		const holes = new Array<SentorDocument>(3);
		holes[1] = good;
		const { outcomes } = await analyze(holes);
		expect(outcomes.map(({ ok }) => ok)).toEqual([false, true, false]);
	});

	it('a list whose element throws has an outcome for it', async () => {
		const list = Object.defineProperty([good, good], 1, { get: throwing });
		const { outcomes } = await analyze(list);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
	});

	it('no documents at all need no request', async () => {
		expect(await analyze([])).toMatchObject({ outcomes: [], stats: { documents: 0, requests: 0 } });
	});

	it('whatever comes, it resolves with an outcome for each', async () => {
		const anything = fc.anything({
			withBigInt: true,
			withNullPrototype: true,
			withSparseArray: true,
		});
		const documents = fc.array(
			fc.oneof(
				anything,
				fc.record(
					{ text: anything, entities: anything, language: anything, id: anything },
					{ requiredKeys: [] },
				),
			),
			{ maxLength: 8 },
		);
		await fc.assert(
			fc.asyncProperty(documents, async (list) => {
				const { outcomes } = await analyze(list);
				expect(outcomes.length).toBe(list.length);
				for (const outcome of outcomes) if (!outcome.ok) checkFailure(outcome.failure);
			}),
			{ numRuns: 300 },
		);
	});

	it('does not change what it was given', async () => {
		const frozen = Object.freeze({
			text: 'Good',
			entities: Object.freeze(['service', 'service ']),
		});
		const { outcomes } = await analyze([frozen, frozen]);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
	});
});

describe('documents of odd sizes', () => {
	it('takes ten thousand of them', async () => {
		const documents = Array.from({ length: 10_000 }, (_, index) => document(`${index % 5000}`));
		const { outcomes, stats } = await analyze(documents);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(stats).toMatchObject({ documents: 10_000, uniqueDocuments: 5000 });
	});

	it('takes ten thousand entities, and says that a million characters are too many', async () => {
		const entities = Array.from({ length: 10_000 }, (_, index) => `entity ${index}`);
		const { outcomes } = await analyze([
			document('x'.repeat(1_000_000)),
			{ text: 'Good', entities },
		]);
		expect(outcomes).toMatchObject([{ failure: { reason: 'text_too_long' } }, { ok: true }]);
	});

	it.each(['👍', '\ud800', '\u0000', 'a\u0301', '"\\', 'a\u2028b', '__proto__', 'constructor'])(
		'takes the text %j',
		async (text) => {
			const { outcomes } = await analyze([document(text)]);
			const sentences = [{ sentence: text.toWellFormed() }];
			expect(outcomes[0]).toMatchObject({ ok: true, result: { sentences } });
		},
	);
});
