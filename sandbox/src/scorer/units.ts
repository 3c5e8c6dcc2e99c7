/** The words of a text with what the lexicon knows about them; phrases count as one word. */
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';

export interface Unit {
	raw: string;
	/** -4 to 4, 0 for a word that says nothing. */
	valence: number;
	negates: boolean;
	/** Bad when it is negated, nothing otherwise. */
	expected: boolean;
	/** What it adds to the next word that counts. */
	degree: number;
	/** No negation turns it. */
	firm: boolean;
	/** A negation reaches no further than this. */
	barrier: boolean;
}

const PUNCTUATION = /^[,;:–—()!?]/;

/** Looks up every word, longest phrases first. */
export function unitsOf(tokens: Token[], lexicon: Lexicon): Unit[] {
	const units: Unit[] = [];
	for (let place = 0; place < tokens.length; ) {
		const { unit, length } = phraseAt(tokens, place, lexicon) ?? wordAt(tokens, place, lexicon);
		units.push(unit);
		place += length;
	}
	return units;
}

const PLAIN = { firm: false, negates: false, expected: false, degree: 0, barrier: false };

function phraseAt(tokens: Token[], place: number, lexicon: Lexicon) {
	const phrase = lexicon.phrases
		.get(tokens[place]?.word ?? '')
		?.find(({ words }) => words.every((word, offset) => tokens[place + offset]?.word === word));
	if (phrase === undefined) return undefined;
	const { length } = phrase.words;
	const raw = tokens
		.slice(place, place + length)
		.map((token) => token.raw)
		.join(' ');
	return { length, unit: { ...PLAIN, raw, valence: phrase.valence } };
}

function wordAt(tokens: Token[], place: number, lexicon: Lexicon) {
	const { raw, word, stem } = tokens[place] ?? { raw: '', word: '', stem: '' };
	const barrier =
		PUNCTUATION.test(word) ||
		lexicon.joints.has(word) ||
		lexicon.turns.has(word) ||
		lexicon.concessions.has(word);
	const unit: Unit = {
		raw,
		valence: lexicon.valence(word) ?? 0,
		negates: lexicon.isNegator(word),
		expected: lexicon.isExpected(stem),
		degree: lexicon.degrees.get(word) ?? 0,
		firm: lexicon.firm.has(word),
		barrier,
	};
	return { length: 1, unit };
}
