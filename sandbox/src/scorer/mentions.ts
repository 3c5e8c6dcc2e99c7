/** Where a text speaks of an entity: "batteries" is about the battery. */
import type { Lexicon } from './lexicon';
import { tokensOf, type Token } from './tokens';

/** Words of at least this length are also the same when they begin alike: delivery, delivered. */
const SHARED_BEGINNING = 6;
/** So many letters may differ at the end then. */
const DIFFERENT_END = 2;

/** Whether these words mention the entity. */
export function mentions(tokens: Token[], entity: string, lexicon: Lexicon): boolean {
	const wanted = tokensOf(entity).map((token) => token.word);
	if (wanted.length === 0) return false;
	return tokens.some((_token, start) =>
		wanted.every((word, offset) => isSameWord(tokens[start + offset]?.word, word, lexicon)),
	);
}

/** Whether these words hold nothing but entities and words without a meaning of their own. */
export function isBare(tokens: Token[], entities: string[], lexicon: Lexicon): boolean {
	const names = entities.flatMap((entity) => tokensOf(entity).map((token) => token.word));
	return tokens.every(
		({ word }) =>
			!/[\p{L}\p{N}]/u.test(word) ||
			lexicon.isStopword(word) ||
			names.some((name) => isSameWord(word, name, lexicon)),
	);
}

function isSameWord(word: string | undefined, other: string, lexicon: Lexicon): boolean {
	if (word === undefined) return false;
	if (word === other || lexicon.stem(word) === lexicon.stem(other)) return true;
	const shorter = Math.min(word.length, other.length);
	const shared = Math.max(SHARED_BEGINNING, shorter - DIFFERENT_END);
	return shorter >= SHARED_BEGINNING && word.slice(0, shared) === other.slice(0, shared);
}
