/** Where a text speaks of an entity: "batteries" is about the battery. */
import type { Lexicon } from './lexicon';
import { tokensOf, type Token } from './tokens';

/** A name of one or more words, ready to be looked for. */
export type Name = Token[];

/** Words of at least this length are also the same when they begin alike: delivery, delivered. */
const SHARED_BEGINNING = 6;
/** So many letters may differ at the end then. */
const DIFFERENT_END = 2;

/** Makes a name ready. */
export function nameOf(name: string, lexicon: Lexicon): Name {
	return tokensOf(name, lexicon.stem);
}

/** Whether these words hold the name. */
export function mentions(tokens: Token[], name: Name): boolean {
	if (name.length === 0) return false;
	return tokens.some((_token, start) =>
		name.every((word, offset) => isSameWord(tokens[start + offset], word)),
	);
}

/** Whether these words hold nothing but names and words without a meaning of their own. */
export function isBare(tokens: Token[], names: Name[], lexicon: Lexicon): boolean {
	return tokens.every(
		(token) =>
			!/[\p{L}\p{N}]/u.test(token.word) ||
			lexicon.isStopword(token.word) ||
			names.some((name) => name.some((word) => isSameWord(token, word))),
	);
}

function isSameWord(token: Token | undefined, { word, stem }: Token): boolean {
	if (token === undefined) return false;
	if (token.word === word || token.stem === stem) return true;
	const shorter = Math.min(token.word.length, word.length);
	if (shorter < SHARED_BEGINNING || token.word[0] !== word[0]) return false;
	const shared = Math.max(SHARED_BEGINNING, shorter - DIFFERENT_END);
	return token.word.startsWith(word.slice(0, shared));
}
