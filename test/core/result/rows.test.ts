import { readDocumentSentiment } from '../../../core/result/read';
import {
	describeRun,
	documentRow,
	entityRows,
	sentenceRows,
	summarize,
} from '../../../core/result/rows';
import type { DocumentSentiment, RunStats } from '../../../core/types';

function result(id?: string): DocumentSentiment {
	const probabilities = { negative: 0.1, neutral: 0.1, positive: 0.8 };
	const raw = {
		predicted_label: 'positive',
		probabilities,
		details: ['Good.', 'Fine.'].map((sentence_text, sentence_index) => ({
			sentence_index,
			sentence_text,
			predicted_label: 'positive',
			probabilities,
		})),
		entity_sentiments: [
			{ entity: 'price', sentiment: 'positive', score: 0.8 },
			{ entity: 'delivery', sentiment: 'negative' },
		],
	};
	return readDocumentSentiment(raw, id)!;
}

describe('the friendly rows', () => {
	it('are one per document, with few fields and none for the sentences or the raw answer', () => {
		const row = documentRow(result('T-1'));
		expect(Object.keys(row)).toEqual([
			'sentiment',
			'confidence',
			'score',
			'summary',
			'positiveEntities',
			'neutralEntities',
			'negativeEntities',
			'unmentionedEntities',
			'documentId',
			'entitySentiments',
		]);
		expect(row).toMatchObject({
			sentiment: 'positive',
			positiveEntities: 'price',
			documentId: 'T-1',
		});
	});

	it('are one per entity', () => {
		expect(entityRows(result('T-1'))).toEqual([
			{
				entity: 'price',
				sentiment: 'positive',
				score: 0.8,
				documentSentiment: 'positive',
				documentId: 'T-1',
			},
			{
				entity: 'delivery',
				sentiment: 'negative',
				score: null,
				documentSentiment: 'positive',
				documentId: 'T-1',
			},
		]);
	});

	it('tell what the text does not speak of from what it is neutral about', () => {
		const shown = {
			...result(),
			language: 'nl' as const,
			entitySentiments: [
				{ entity: 'price', sentiment: 'positive' as const, score: 0.8, mentioned: true },
				{ entity: 'app', sentiment: 'neutral' as const, score: 0.7, mentioned: true },
				{ entity: 'staff', sentiment: 'neutral' as const, score: 0.9, mentioned: false },
			],
		};
		expect(documentRow(shown)).toMatchObject({
			summary: 'Positive (80%): price positive',
			positiveEntities: 'price',
			neutralEntities: 'app',
			negativeEntities: '',
			unmentionedEntities: 'staff',
			language: 'nl',
		});
		const named = (unmentioned: boolean) =>
			entityRows(shown, { unmentioned }).map(({ entity, mentioned }) => [entity, mentioned]);
		expect(named(false)).toEqual([
			['price', true],
			['app', true],
		]);
		expect(named(true)).toEqual([...named(false), ['staff', false]]);
	});

	it('are one per sentence', () => {
		const shared = {
			sentiment: 'positive',
			confidence: 0.8,
			score: 0.7,
			documentSentiment: 'positive',
			documentId: 'T-1',
		};
		expect(sentenceRows(result('T-1'))).toEqual([
			{ sentence: 'Good.', sentenceIndex: 0, ...shared },
			{ sentence: 'Fine.', sentenceIndex: 1, ...shared },
		]);
	});

	it('have no field for an id that the document has not', () => {
		for (const row of [documentRow(result()), ...entityRows(result()), ...sentenceRows(result())]) {
			expect(row).not.toHaveProperty('documentId');
		}
	});
});

describe('the summary', () => {
	const support = { entity: 'support', sentiment: 'negative' as const, score: null };
	const delivery = { entity: 'delivery', sentiment: 'positive' as const, score: 0.9 };

	it.each([
		[
			'negative' as const,
			0.934,
			[support, delivery],
			'Negative (93%): support negative, delivery positive',
		],
		['neutral' as const, null, [delivery], 'Neutral: delivery positive'],
		['neutral' as const, null, [{ ...delivery, sentiment: 'neutral' as const }], 'Neutral'],
		['positive' as const, 1, [], 'Positive (100%)'],
		['positive' as const, null, [], 'Positive'],
		['negative' as const, 0, [], 'Negative (0%)'],
	])('of %s, %p is one line', (sentiment, confidence, entities, line) => {
		expect(summarize({ sentiment, confidence, entitySentiments: entities })).toBe(line);
	});
});

describe('what a run came to', () => {
	const stats: RunStats = {
		documents: 1000,
		uniqueDocuments: 990,
		requests: 22,
		docsSent: 1000,
		retries: 0,
		splits: 0,
		rateLimited: 0,
		timeouts: 0,
		waitMs: 0,
		reused: 0,
	};

	it.each<[string, Partial<RunStats>, string | undefined, string]>([
		['plain', {}, undefined, '1,000 documents in 22 requests'],
		[
			'a wait',
			{ waitMs: 3200 },
			undefined,
			'1,000 documents in 22 requests; waited 3 s for the rate limit',
		],
		['a wait too short to tell', { waitMs: 400 }, undefined, '1,000 documents in 22 requests'],
		['one of each', { documents: 1, requests: 1 }, 'item', '1 item in 1 request'],
		['none', { documents: 0, requests: 0 }, 'item', '0 items in 0 requests'],
		[
			'reuse',
			{ reused: 990, requests: 0 },
			'message',
			'1,000 messages in 0 requests; 990 answers reused',
		],
	])('is told in one line: %s', (_, change, noun, line) => {
		expect(describeRun({ ...stats, ...change }, noun)).toBe(line);
	});
});
