import { fold } from '../vocabulary/fold';

/**
 * A run of letters and figures with the marks of scripts that need them. `C++`, `C#` and `AT&T` are
 * words too, or `C` would be found in the first and `at` in the last.
 */
const WORD =
	/\p{L}{1,2}&\p{L}{1,2}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:\+\+|#(?![\p{L}\p{N}]))?/gu;

/** `shop's`, `auto’s`: what follows is an ending, not a word. */
const POSSESSIVE = /(?<=[\p{L}\p{N}])['’‘ʼ`´](?=s\b)/gu;

/** The words of a text in their folded form. */
export function wordsOf(text: string): string[] {
	return fold(text.replace(POSSESSIVE, '')).match(WORD) ?? [];
}
