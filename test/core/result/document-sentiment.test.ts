import { readDocumentSentiment } from '../../../core/result/read';

const probabilities = { negative: 0.7, neutral: 0.2, positive: 0.1 };

describe('the result of a document', () => {
	it('is read in full', () => {
		const raw = {
			doc_id: '0',
			predicted_class: 0,
			predicted_label: 'negative',
			probabilities,
			details: [
				{
					sentence_index: 0,
					sentence_text: 'Late again.',
					predicted_class: 0,
					predicted_label: 'negative',
					probabilities,
				},
			],
			entity_sentiments: [
				{ entity: 'delivery', sentiment: 'negative', score: 0.9 },
				{ entity: 'price', sentiment: 'positive', score: 0.6 },
				{ entity: 'support', sentiment: 'negative', score: 0.5 },
				{ entity: 'app', sentiment: 'neutral', score: 0.4 },
			],
		};
		expect(readDocumentSentiment(raw, 'T-1')).toEqual({
			sentiment: 'negative',
			confidence: 0.7,
			score: -0.6,
			entitySentiments: raw.entity_sentiments,
			documentId: 'T-1',
			sentences: [
				{
					sentence: 'Late again.',
					sentenceIndex: 0,
					sentiment: 'negative',
					confidence: 0.7,
					score: -0.6,
				},
			],
			raw: { ...raw, doc_id: 'T-1' },
		});
	});

	it('needs the label alone; what the API did not give is null or empty, never 0', () => {
		expect(readDocumentSentiment({ doc_id: '0', predicted_label: 'positive' }, undefined)).toEqual({
			sentiment: 'positive',
			confidence: null,
			score: null,
			entitySentiments: [],
			sentences: [],
			raw: { doc_id: '0', predicted_label: 'positive' },
		});
	});

	it.each([
		['one key, the label', { positive: 0.9 }, 0.9, null],
		['one key, another', { negative: 0.1 }, null, null],
		['two keys', { positive: 0.9, negative: 0.1 }, 0.9, 0.8],
		['null', null, null, null],
		['texts', { positive: '0.9', negative: '0.1' }, 0.9, 0.8],
		['percent', { positive: 80, negative: 5, neutral: 15 }, 0.8, 0.75],
		[
			'percent, one of them below one',
			{ positive: 99.3, negative: 0.2, neutral: 0.5 },
			0.993,
			0.991,
		],
		['percent in texts', { positive: '80%', negative: '5 %', neutral: '15%' }, 0.8, 0.75],
		['percent, the label alone', { positive: 80 }, 0.8, null],
		['rounded shares', { positive: 1.0000001, negative: 0, neutral: 0 }, 1, 1],
		['no shares, but logits', { positive: 3.2, negative: 0.4, neutral: 0.1 }, null, null],
		['negative numbers', { positive: 0.9, negative: -0.3 }, null, null],
		['more than a whole', { positive: 800, negative: 50 }, null, null],
		['words', { positive: 'high', negative: 'low' }, null, null],
		['numbers that are none', { positive: NaN, negative: Infinity }, null, null],
		['a true zero', { positive: 0, negative: 0, neutral: 0 }, 0, 0],
	])('reads probabilities of %s', (_, given, confidence, score) => {
		const raw = { predicted_label: 'positive', probabilities: given };
		expect(readDocumentSentiment(raw, undefined)).toMatchObject({ confidence, score });
	});

	it('goes by the label and never by the class number, which the vendor counts in two ways', () => {
		expect(
			readDocumentSentiment({ predicted_label: 'positive', predicted_class: 1 }, undefined)!
				.sentiment,
		).toBe('positive');
		expect(
			readDocumentSentiment({ predicted_label: 'NEGATIVE', predicted_class: 2 }, undefined)!
				.sentiment,
		).toBe('negative');
	});

	it.each([undefined, null, '', 'mixed', 2, ['positive']])(
		'is none when the label is %p',
		(label) => {
			expect(
				readDocumentSentiment({ predicted_label: label, predicted_class: 2 }, undefined),
			).toBeUndefined();
		},
	);

	it('leaves out entities and sentences that are none and keeps the others', () => {
		const raw = {
			predicted_label: 'neutral',
			entity_sentiments: [
				null,
				'x',
				{ entity: 7, sentiment: 'positive' },
				{ entity: 'a' },
				{ entity: 'b', sentiment: 'positive' },
			],
			details: [
				null,
				{},
				{ predicted_label: 'positive' },
				{ sentence_text: 'Good.', sentence_index: 5, predicted_label: 'positive' },
			],
		};
		const result = readDocumentSentiment(raw, undefined)!;
		expect(result.entitySentiments).toEqual([{ entity: 'b', sentiment: 'positive', score: null }]);
		expect(
			result.sentences.map(({ sentence, sentenceIndex }) => [sentence, sentenceIndex]),
		).toEqual([
			['', 2],
			['Good.', 5],
		]);
	});

	it.each([
		[0.8, 0.8],
		['0.8', 0.8],
		[80, 0.8],
		['80%', 0.8],
		['1.5 %', 0.015],
		[-0.4, -0.4],
		[1.5, null],
		[800, null],
		['high', null],
		[true, null],
		[undefined, null],
	])('reads %p as the score %p of an entity, never as 80', (given, score) => {
		const raw = {
			predicted_label: 'positive',
			entity_sentiments: [{ entity: 'price', sentiment: 'positive', score: given }],
		};
		expect(readDocumentSentiment(raw, undefined)?.entitySentiments).toMatchObject([{ score }]);
	});
});
