import { scoreDocument } from '../../sandbox/src/scorer/document';
import type { Language } from '../../sandbox/src/scorer/words';
import { DUTCH_OPINIONS } from './data/dutch';
import { ENGLISH_OPINIONS } from './data/english';
import { DUTCH_LATER, ENGLISH_LATER } from './data/later';
import type { Opinion } from './data/opinion';

/** The texts whose label, and the entities whose sentiment, the scorer gets wrong. */
function mistakes(opinions: Opinion[], language: Language) {
	const texts: string[] = [];
	const entities: string[] = [];
	for (const { text, label, entities: expected = {} } of opinions) {
		const score = scoreDocument(text, Object.keys(expected), language);
		if (label !== undefined && score.reading.label !== label) texts.push(text);
		for (const { entity, reading } of score.entities) {
			if (reading.label !== expected[entity]) entities.push(`${entity}: ${text}`);
		}
	}
	return { texts, entities };
}

const labelOf = (text: string, language: Language = 'en') =>
	scoreDocument(text, [], language).reading.label;

/** P(positive) - P(negative) of a text. */
function valence(text: string, language: Language = 'en'): number {
	const { positive, negative } = scoreDocument(text, [], language).reading.probabilities;
	return positive - negative;
}

function entityLabels(text: string, entities: string[], language: Language = 'en') {
	const score = scoreDocument(text, entities, language);
	return Object.fromEntries(score.entities.map(({ entity, reading }) => [entity, reading.label]));
}

/** So many of the sentences that a person labeled, and of what they say of entities, are read alike. */
describe.each([
	['English', 'en', ENGLISH_OPINIONS, 44, 0.95],
	['English that came later', 'en', ENGLISH_LATER, 68, 0.97],
	['Dutch', 'nl', DUTCH_OPINIONS, 30, 0.97],
	['Dutch that came later', 'nl', DUTCH_LATER, 52, 0.97],
] as const)('%s', (_name, language, opinions, count, share) => {
	const { texts, entities } = mistakes([...opinions], language);

	it(`is read as a person reads it in ${share * 100} of 100 sentences`, () => {
		expect(opinions).toHaveLength(count);
		const labeled = opinions.filter(({ label }) => label !== undefined);
		expect(1 - texts.length / labeled.length).toBeGreaterThanOrEqual(share);
	});

	it('speaks of its entities as a person says in 94 of 100', () => {
		const asked = opinions.flatMap((opinion) => Object.keys(opinion.entities ?? {}));
		expect(1 - entities.length / asked.length).toBeGreaterThanOrEqual(0.94);
	});
});

describe('the rules', () => {
	it('turn what is negated', () => {
		expect(labelOf('The app is good.')).toBe('positive');
		expect(labelOf('The app is not good.')).toBe('negative');
		expect(labelOf("The app isn't good.")).toBe('negative');
		expect(labelOf('De app is goed.', 'nl')).toBe('positive');
		expect(labelOf('De app is niet goed.', 'nl')).toBe('negative');
		expect(labelOf('De app bevalt me niet.', 'nl')).toBe('negative');
	});

	it('mind what is expected and does not happen', () => {
		expect(labelOf('The pump works.')).toBe('neutral');
		expect(labelOf('The pump does not work.')).toBe('negative');
		expect(labelOf('De pomp werkt.', 'nl')).toBe('neutral');
		expect(labelOf('De pomp werkt niet.', 'nl')).toBe('negative');
	});

	it('let no negation turn a word like "unfortunately"', () => {
		expect(labelOf('Helaas is het niet de blauwe.', 'nl')).toBe('negative');
		expect(labelOf('Gelukkig is het niet de blauwe.', 'nl')).toBe('positive');
	});

	it('are surer of what is emphasized', () => {
		for (const [plain, strong, language] of [
			['The service was good.', 'The service was very good.', 'en'],
			['The service was good.', 'The service was GOOD.', 'en'],
			['The service was good.', 'The service was good!!!', 'en'],
			['The service was bad.', 'The service was extremely bad.', 'en'],
			['De service was goed.', 'De service was heel goed.', 'nl'],
			['De service was traag.', 'De service was erg traag.', 'nl'],
			['De service was traag.', 'De service was zeer traag!', 'nl'],
		] as const) {
			const [weaker, stronger] = [valence(plain, language), valence(strong, language)];
			expect(Math.sign(stronger)).toBe(Math.sign(weaker));
			expect(Math.abs(stronger)).toBeGreaterThan(Math.abs(weaker));
		}
	});

	it('give more weight to what comes after "but" and less to what comes after "although"', () => {
		expect(valence('It is good but bad.')).toBeLessThan(valence('It is bad but good.'));
		expect(labelOf('Although it was slow, the food was good.')).toBe('positive');
		expect(labelOf('Het is goed maar traag.', 'nl')).toBe('negative');
	});

	it('do not grow surer with length alone', () => {
		const once = valence('I am happy with it. ');
		const tenTimes = valence(`I am happy with it. ${'It is a chair. '.repeat(9)}`);
		expect(tenTimes).toBeCloseTo(once, 9);
	});

	it('read emoji and emoticons', () => {
		expect(labelOf('😡')).toBe('negative');
		expect(labelOf('😍')).toBe('positive');
		expect(labelOf('Delivered today :)')).toBe('positive');
	});
});

describe('the sentences', () => {
	it('are cut at their ends, and each has its own label', () => {
		const { sentences } = scoreDocument('I love it! The box was torn. See order 7.', [], 'en');
		expect(sentences.map(({ text, reading }) => [text, reading.label])).toEqual([
			['I love it!', 'positive'],
			['The box was torn.', 'negative'],
			['See order 7.', 'neutral'],
		]);
	});

	it('are at least one, whatever the text', () => {
		for (const text of ['...', '?', '\u200b', '12', '🙂', 'ok', '日本語', '\ud800']) {
			expect(scoreDocument(text, ['x'], 'en').sentences).toHaveLength(1);
		}
	});
});

describe('the entities', () => {
	it('are neutral when the text does not speak of them', () => {
		expect(entityLabels('The food was great.', ['delivery', 'parking'])).toEqual({
			delivery: 'neutral',
			parking: 'neutral',
		});
	});

	it('are found in other forms, in capitals and in several words', () => {
		const text = 'The BATTERIES are awful. Beds were dirty. I love your customer service.';
		expect(entityLabels(text, ['battery', 'bed', 'Customer Service'])).toEqual({
			battery: 'negative',
			bed: 'negative',
			'Customer Service': 'positive',
		});
	});

	it('are not found inside other words', () => {
		expect(entityLabels('The carpet is awful.', ['car', 'pet'])).toEqual({
			car: 'neutral',
			pet: 'neutral',
		});
	});

	it('are carried on by what points back', () => {
		const entities = ['support', 'delivery'];
		expect(entityLabels('I called support. They were wonderful.', entities)).toEqual({
			support: 'positive',
			delivery: 'neutral',
		});
		expect(entityLabels('Support answered, but was rude.', entities).support).toBe('negative');
	});

	it('come in the order asked for, each once for each time', () => {
		const { entities } = scoreDocument('Fine.', ['b', 'a', 'b'], 'en');
		expect(entities.map(({ entity }) => entity)).toEqual(['b', 'a', 'b']);
	});
});
