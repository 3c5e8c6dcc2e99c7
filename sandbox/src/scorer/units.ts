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
	/** A negation reaches no further than this. */
	barrier: boolean;
}

const LONGEST_PHRASE = 5;
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

const PLAIN = { negates: false, expected: false, degree: 0, barrier: false };

function phraseAt(tokens: Token[], place: number, lexicon: Lexicon) {
	for (let length = LONGEST_PHRASE; length > 1; length -= 1) {
		const part = tokens.slice(place, place + length);
		const valence = lexicon.phrases.get(part.map((token) => token.word).join(' '));
		if (part.length < length || valence === undefined) continue;
		const raw = part.map((token) => token.raw).join(' ');
		return { length, unit: { ...PLAIN, raw, valence } };
	}
	return undefined;
}

function wordAt(tokens: Token[], place: number, lexicon: Lexicon) {
	const { raw, word } = tokens[place] ?? { raw: '', word: '' };
	const barrier =
		PUNCTUATION.test(word) ||
		lexicon.joints.has(word) ||
		lexicon.turns.has(word) ||
		lexicon.concessions.has(word);
	const unit: Unit = {
		raw,
		valence: lexicon.valence(word) ?? 0,
		negates: lexicon.isNegator(word),
		expected: lexicon.isExpected(word),
		degree: lexicon.degrees.get(word) ?? 0,
		barrier,
	};
	return { length: 1, unit };
}
