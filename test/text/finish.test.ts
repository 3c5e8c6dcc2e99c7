import fc from 'fast-check';
import { mergeVerdicts } from '../../text/merge';
import type { Sentiment, Verdict } from '../../text';
import { prepared } from './support/prepared';

const verdict = (entity: string, sentiment: Sentiment, score: number | null): Verdict => ({
	entity,
	sentiment,
	score,
});

describe('several verdicts on one thing', () => {
	const merged = (...verdicts: [Sentiment, number | null][]) =>
		mergeVerdicts(verdicts.map(([sentiment, score]) => ({ sentiment, score })));

	it('are the strongest that is not neutral', () => {
		expect(merged(['neutral', 0.99], ['positive', 0.6])).toEqual({
			sentiment: 'positive',
			score: 0.6,
		});
		expect(merged(['negative', 0.6], ['negative', 0.9])).toEqual({
			sentiment: 'negative',
			score: 0.9,
		});
	});

	it('are decided by the sum of scores where they disagree', () => {
		expect(merged(['negative', 0.9], ['positive', 0.6], ['positive', 0.5])).toEqual({
			sentiment: 'positive',
			score: 0.6,
		});
	});

	it('are the more negative in a tie, also when the sums differ by a rounding error', () => {
		expect(merged(['positive', 0.7], ['negative', 0.7])?.sentiment).toBe('negative');
		expect(merged(['positive', 0.1], ['positive', 0.2], ['negative', 0.3])?.sentiment).toBe(
			'negative',
		);
		expect(merged(['positive', null], ['negative', null])).toEqual({
			sentiment: 'negative',
			score: null,
		});
	});

	it('are neutral only when all are', () => {
		expect(merged(['neutral', 0.5], ['neutral', 0.8])).toEqual({
			sentiment: 'neutral',
			score: 0.8,
		});
		expect(merged()).toBeUndefined();
	});

	it('do not depend on their order', () => {
		const some = fc.array(
			fc.record({
				sentiment: fc.constantFrom<Sentiment>('positive', 'neutral', 'negative'),
				score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
			}),
			{ minLength: 1 },
		);
		fc.assert(
			fc.property(some, (verdicts) => {
				expect(mergeVerdicts([...verdicts].reverse())).toEqual(mergeVerdicts(verdicts));
			}),
		);
	});
});

describe('a group', () => {
	const entities = 'delivery = shipping, courier, bezorging; price = cost, prijs';

	it('is asked about by its terms that occur, or by its name', () => {
		const { document } = prepared('The courier was rude, shipping slow.', { entities });
		expect(document.entities).toEqual(['shipping', 'courier', 'price']);
	});

	it('is asked about by its name where that occurs', () => {
		const { document } = prepared('The delivery was late.', { entities });
		expect(document.entities).toEqual(['delivery', 'price']);
	});

	it('becomes one verdict under its name, with the terms that the text has', () => {
		const { finish } = prepared('The courier was rude, shipping slow.', { entities });
		const result = {
			sentiment: 'negative',
			entitySentiments: [
				verdict('courier', 'negative', 0.9),
				verdict('shipping', 'neutral', 0.8),
				verdict('price', 'neutral', 0.9),
			],
			sentences: [],
		};
		const before = structuredClone(result);
		expect(finish(result)).toEqual({
			sentiment: 'negative',
			entitySentiments: [
				{
					entity: 'delivery',
					sentiment: 'negative',
					score: 0.9,
					mentioned: true,
					terms: ['shipping', 'courier'],
				},
				{ entity: 'price', sentiment: 'neutral', score: 0.9, mentioned: false },
			],
			sentences: [],
			language: 'en',
		});
		expect(result).toEqual(before);
	});

	it('has one column for both languages', () => {
		for (const text of [
			'The delivery was late and nobody called me',
			'De bezorging was veel te laat',
		]) {
			const { document, finish } = prepared(text, { entities });
			const answered = document.entities.map((entity) => verdict(entity, 'negative', 0.9));
			const [delivery] = finish({ entitySentiments: answered }).entitySentiments;
			expect(delivery).toMatchObject({ entity: 'delivery', mentioned: true });
		}
	});

	it('is asked about once by a term of two, as it is written first', () => {
		const { document } = prepared('The courier was late.', {
			entities: 'delivery = Courier; people = courier',
		});
		expect(document.entities).toEqual(['Courier']);
	});

	it('shares a term with another', () => {
		const { document, finish } = prepared('The courier was late.', {
			entities: 'delivery = courier; people = courier, staff',
		});
		expect(document.entities).toEqual(['courier']);
		const finished = finish({ entitySentiments: [verdict('courier', 'negative', 0.8)] });
		expect(finished.entitySentiments.map(({ entity, sentiment }) => [entity, sentiment])).toEqual([
			['delivery', 'negative'],
			['people', 'negative'],
		]);
	});
});

describe('mentioned', () => {
	const one = (text: string, entity: string, sentiment: Sentiment) =>
		prepared({ text, entities: [entity] }).finish({
			entitySentiments: [verdict(entity, sentiment, 0.8)],
		}).entitySentiments[0]?.mentioned;

	it('is what the text says or the model saw', () => {
		expect(one('The delivery was on Monday.', 'Delivery', 'neutral')).toBe(true);
		expect(one('It came late.', 'delivery', 'negative')).toBe(true);
		expect(one('It came late.', 'delivery', 'neutral')).toBe(false);
	});

	it.each([
		['İstanbul', 'the istanbul office'],
		['istanbul', 'ISTANBUL office'],
		['ılık', 'ILIK and nice'],
		['café', 'the cafe\u0301 on the corner'],
		['cafe\u0301', 'THE CAFÉ'],
		['naïve', 'a naive plan'],
		['Straße', 'which strasse is it'],
		['Lærke', 'the laerke'],
		['œuvre', 'an oeuvre'],
		['Øresund', 'the oresund'],
		['Łódź', 'from lodz'],
		['Đoković', 'a dokovic'],
		['Eiður', 'by eidur'],
		['Þór', 'by thor'],
		['ﬁbre', 'no fibre'],
		['👍', 'all 👍 here'],
		['C++', 'the C++ docs'],
		['a.b', 'what is a.b for'],
	])('knows %s in "%s"', (entity, text) => {
		expect(one(text, entity, 'neutral')).toBe(true);
	});

	it('looks in what is analyzed, not in what was taken off', () => {
		const source = '<p title="delivery">Nice lamp</p><style>delivery{}</style>';
		expect(one(source, 'delivery', 'neutral')).toBe(false);
	});
});

describe('an answer', () => {
	it('in another order or case finds its entity; the order is the user’s', () => {
		const { finish } = prepared('Nice.', { entities: 'Price, Delivery' });
		const finished = finish({
			entitySentiments: [verdict('delivery', 'neutral', 1), verdict('PRICE ', 'neutral', 1)],
		});
		expect(finished.entitySentiments.map(({ entity }) => entity)).toEqual(['Price', 'Delivery']);
	});

	it('with half a surrogate pair replaced finds its entity', () => {
		const { finish } = prepared({ text: 'Nice.', entities: ['a\ud83d'] });
		const finished = finish({ entitySentiments: [verdict('a\ufffd', 'positive', 1)] });
		expect(finished.entitySentiments.map(({ entity }) => entity)).toEqual(['a\ud83d']);
	});

	it('that lacks an entity says nothing of it; one that nobody asked about comes last', () => {
		const { finish } = prepared('Nice.', { entities: 'price, delivery' });
		const finished = finish({
			entitySentiments: [verdict('mood', 'positive', 1), verdict('delivery', 'neutral', 1)],
		});
		expect(finished.entitySentiments).toEqual([
			{ entity: 'delivery', sentiment: 'neutral', score: 1, mentioned: false },
			{ entity: 'mood', sentiment: 'positive', score: 1, mentioned: true },
		]);
	});

	it('keeps all else, and says the language', () => {
		const { finish } = prepared('Het pakket is nog steeds niet bezorgd.');
		expect(finish({ entitySentiments: [], raw: { a: 1 } })).toEqual({
			entitySentiments: [],
			raw: { a: 1 },
			language: 'nl',
		});
	});
});
