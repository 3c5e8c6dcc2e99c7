/** Parts of a sentence that can differ in opinion: "fast delivery, but terrible support". */
import type { Lexicon } from './lexicon';
import { valenceOf } from './rules';
import type { Token } from './tokens';

/** One part of a sentence. */
export interface Clause {
	tokens: Token[];
	/** How much it counts for the sentence: more after "but", less after "although". */
	weight: number;
}

/** From VADER: what stands before and after a "but". */
const BEFORE_TURN = 0.5;
const AFTER_TURN = 1.5;
const HARD_STOPS = new Set([';', '–', '—', '(', ')']);

/** The parts of a sentence, cut where its meaning turns. */
export function clausesOf(tokens: Token[], lexicon: Lexicon): Clause[] {
	const parts: Token[][] = [[]];
	for (const [place, token] of tokens.entries()) {
		if (opensClause(tokens, place, lexicon)) parts.push([]);
		parts.at(-1)?.push(token);
	}
	const filled = parts.filter((part) => part.length > 0);
	const lastTurn = filled.findLastIndex((part) => lexicon.turns.has(part[0]?.word ?? ''));
	return filled.map((part, place) => ({
		tokens: part,
		weight: weightOf(part, place, lastTurn, lexicon),
	}));
}

/** The valence of a whole sentence: its clauses by weight. */
export function sentenceValence(clauses: Clause[], lexicon: Lexicon): number {
	return clauses.reduce((sum, { tokens, weight }) => sum + weight * valenceOf(tokens, lexicon), 0);
}

function opensClause(tokens: Token[], place: number, lexicon: Lexicon): boolean {
	const word = tokens[place]?.word ?? '';
	if (HARD_STOPS.has(word) || lexicon.turns.has(word) || lexicon.concessions.has(word)) return true;
	// "Although it was late, support was great": the comma ends what "although" opened.
	if (word !== ',') return false;
	const before = tokens.slice(0, place).findLastIndex(({ word: w }) => lexicon.concessions.has(w));
	return before !== -1 && !tokens.slice(before, place).some((token) => token.word === ',');
}

function weightOf(part: Token[], place: number, lastTurn: number, lexicon: Lexicon): number {
	if (lexicon.concessions.has(part[0]?.word ?? '')) return BEFORE_TURN;
	if (lastTurn <= 0) return 1;
	return place < lastTurn ? BEFORE_TURN : AFTER_TURN;
}
