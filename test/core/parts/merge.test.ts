import fc from 'fast-check';
import { mergeParts } from '../../../core/parts/merge';
import { readDocumentSentiment } from '../../../core/result/read';

type Shares = [negative: number, neutral: number, positive: number];

const LABELS = ['negative', 'neutral', 'positive'] as const;

function part(characters: number, shares: Shares, more: Record<string, unknown> = {}) {
	const [negative, neutral, positive] = shares;
	const predicted_label = LABELS[shares.indexOf(Math.max(...shares))];
	const probabilities = { negative, neutral, positive };
	return { characters, raw: { doc_id: '0', predicted_label, probabilities, ...more } };
}

const verdict = (entity: string, sentiment: string, score?: number) => ({
	entity,
	sentiment,
	...(score === undefined ? {} : { score }),
});

/** What becomes of one entity, by its verdicts part by part. */
function merged(...verdicts: Array<ReturnType<typeof verdict>>) {
	const parts = verdicts.map((each) => part(10, [0.1, 0.8, 0.1], { entity_sentiments: [each] }));
	return readDocumentSentiment(mergeParts(parts), undefined)?.entitySentiments;
}

describe('the merged answer of parts', () => {
	it('has the mean probabilities by characters, and the largest is the label', () => {
		const raw = mergeParts([part(300, [0.9, 0.1, 0]), part(100, [0, 0.1, 0.9])]);
		expect(raw).toMatchObject({
			predicted_label: 'negative',
			probabilities: { negative: 0.675, neutral: 0.1, positive: 0.225 },
		});
	});

	it('is negative in a tie', () => {
		const raw = mergeParts([part(10, [0.2, 0, 0.8]), part(10, [0.8, 0, 0.2])]);
		expect(raw.predicted_label).toBe('negative');
	});

	it('goes by labels where a part tells no probabilities, and tells none itself', () => {
		const long = { characters: 30, raw: { predicted_label: 'positive', predicted_class: 2 } };
		const raw = mergeParts([part(20, [0.9, 0.1, 0]), long]);
		expect(raw).toMatchObject({ predicted_label: 'positive', predicted_class: 2 });
		expect(raw).not.toHaveProperty('probabilities');
		expect(readDocumentSentiment(raw, undefined)).toMatchObject({ confidence: null, score: null });
	});

	it('counts its sentences on', () => {
		const details = (...texts: string[]) => ({
			details: texts.map((sentence_text, sentence_index) => ({
				sentence_text,
				sentence_index,
				predicted_label: 'neutral',
			})),
		});
		const parts = [part(1, [0, 1, 0], details('a', 'b')), part(1, [0, 1, 0], details('c'))];
		const { sentences } = readDocumentSentiment(mergeParts(parts), undefined)!;
		expect(sentences.map(({ sentence, sentenceIndex }) => [sentence, sentenceIndex])).toEqual([
			['a', 0],
			['b', 1],
			['c', 2],
		]);
	});

	it.each([
		[
			'the one that is not neutral',
			[
				['neutral', 0.99],
				['positive', 0.5],
			],
			'positive',
			0.5,
		],
		[
			'the strongest of equals',
			[
				['negative', 0.6],
				['negative', 0.9],
			],
			'negative',
			0.9,
		],
		[
			'the larger sum',
			[
				['negative', 0.9],
				['positive', 0.6],
				['positive', 0.5],
			],
			'positive',
			0.6,
		],
		[
			'the more negative in a tie',
			[
				['positive', 0.3],
				['negative', 0.1],
				['negative', 0.2],
			],
			'negative',
			0.2,
		],
		[
			'neutral where all are',
			[
				['neutral', 0.4],
				['neutral', 0.7],
			],
			'neutral',
			0.7,
		],
	] as Array<[string, Array<[string, number]>, string, number]>)(
		'has of each entity %s',
		(_, verdicts, sentiment, score) => {
			const found = merged(...verdicts.map(([label, each]) => verdict('price', label, each)));
			expect(found).toEqual([{ entity: 'price', sentiment, score }]);
		},
	);

	it('has an opinion without a score as well', () => {
		expect(merged(verdict('price', 'neutral'), verdict('price', 'positive'))).toEqual([
			{ entity: 'price', sentiment: 'positive', score: null },
		]);
	});

	it("keeps the API's own objects", () => {
		const parts = [part(10, [0.2, 0, 0.8]), part(10, [0.8, 0, 0.2])];
		const raw = mergeParts(parts);
		expect(raw.parts).toEqual(parts.map((each) => each.raw));
		expect(readDocumentSentiment(raw, undefined)).toMatchObject({ parts: 2 });
	});

	it.each([
		['neither for one', { predicted_label: 'neutral' }],
		['nor where the API tells parts of its own', { predicted_label: 'neutral', parts: ['a', 'b'] }],
	])('is told from an answer as it came, %s', (_, raw) => {
		expect(readDocumentSentiment({ doc_id: '0', ...raw }, 'T-1')).not.toHaveProperty('parts');
	});

	it('of equal parts is what each of them says', () => {
		const anyShares = fc
			.tuple(
				fc.integer({ min: 1, max: 99 }),
				fc.integer({ min: 1, max: 99 }),
				fc.integer({ min: 1, max: 99 }),
			)
			.map(([a, b, c]): Shares => [a / (a + b + c), b / (a + b + c), c / (a + b + c)]);
		fc.assert(
			fc.property(
				anyShares,
				fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }),
				(shares, sizes) => {
					const raw = mergeParts(sizes.map((characters) => part(characters, shares)));
					const { confidence } = readDocumentSentiment(raw, undefined)!;
					expect(confidence).toBeCloseTo(Math.max(...shares), 5);
				},
			),
		);
	});

	it('lies between its parts, and its probabilities make a whole', () => {
		const anyPart = fc
			.tuple(
				fc.integer({ min: 1, max: 5000 }),
				fc.integer({ min: 0, max: 50 }),
				fc.integer({ min: 0, max: 50 }),
			)
			.map(([characters, a, b]) => part(characters, [a / 100, b / 100, (100 - a - b) / 100]));
		fc.assert(
			fc.property(fc.array(anyPart, { minLength: 1, maxLength: 20 }), (parts) => {
				const { probabilities } = mergeParts(parts) as { probabilities: Record<string, number> };
				expect(Object.values(probabilities).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
				for (const label of LABELS) {
					const all = parts.map(({ raw }) => raw.probabilities[label]);
					expect(probabilities[label]).toBeGreaterThanOrEqual(Math.min(...all) - 1e-6);
					expect(probabilities[label]).toBeLessThanOrEqual(Math.max(...all) + 1e-6);
				}
			}),
		);
	});
});
