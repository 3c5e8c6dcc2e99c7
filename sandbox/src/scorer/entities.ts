/** What a text says about each entity: by the clauses that speak of it. */
import { clausesOf } from './clauses';
import type { Lexicon } from './lexicon';
import { isBare, mentions } from './mentions';
import { valenceOf } from './rules';
import type { Token } from './tokens';

/** A stretch of text with the entities that it is about. */
interface Span {
	tokens: Token[];
	about: Set<string>;
}

/** The valence of each entity over the whole text; 0 for one that the text does not mention. */
export function entityValences(
	sentences: Token[][],
	entities: string[],
	lexicon: Lexicon,
): Map<string, number> {
	const totals = new Map(entities.map((entity) => [entity, 0]));
	let spokenOf = new Set<string>();
	for (const sentence of sentences) {
		const pointsBack = lexicon.pronouns.has(sentence[0]?.word ?? '');
		const spans = spansOf(sentence, entities, lexicon, pointsBack ? spokenOf : new Set());
		for (const { tokens, about } of spans) {
			const valence = about.size === 0 ? 0 : valenceOf(tokens, lexicon);
			for (const entity of about) totals.set(entity, (totals.get(entity) ?? 0) + valence);
		}
		const lastAbout = spans.findLast((span) => span.about.size > 0)?.about;
		if (lastAbout !== undefined) spokenOf = lastAbout;
	}
	return totals;
}

/**
 * The spans of a sentence. A clause that names no entity goes on about the one before: "support
 * answered fast, but was rude".
 */
function spansOf(
	sentence: Token[],
	entities: string[],
	lexicon: Lexicon,
	spokenOf: Set<string>,
): Span[] {
	const spans: Span[] = [];
	let current = spokenOf;
	for (const { tokens } of clausesOf(sentence, lexicon)) {
		for (const span of splitByEntity(tokens, entities, lexicon)) {
			if (span.about.size > 0) current = span.about;
			spans.push({ tokens: span.tokens, about: current });
		}
	}
	return spans;
}

/** "Great price and awful support": cut at commas and joints, where each side has its own. */
function splitByEntity(clause: Token[], entities: string[], lexicon: Lexicon): Span[] {
	const pieces = piecesOf(clause, lexicon).map((tokens) => ({
		tokens,
		about: new Set(entities.filter((entity) => mentions(tokens, entity, lexicon))),
	}));
	const spans: Span[] = [];
	for (const piece of pieces) {
		const before = spans.at(-1);
		if (before !== undefined && belongTogether(before, piece, entities, lexicon)) {
			before.tokens = [...before.tokens, ...piece.tokens];
			before.about = new Set([...before.about, ...piece.about]);
		} else {
			spans.push(piece);
		}
	}
	return spans;
}

function piecesOf(clause: Token[], lexicon: Lexicon): Token[][] {
	const pieces: Token[][] = [[]];
	for (const token of clause) {
		if (token.word === ',' || token.word === ':' || lexicon.joints.has(token.word)) pieces.push([]);
		pieces.at(-1)?.push(token);
	}
	return pieces.filter((piece) => piece.length > 0);
}

function belongTogether(before: Span, piece: Span, entities: string[], lexicon: Lexicon): boolean {
	// "Delivery and support were great", "great delivery and support": one has nothing to itself.
	if (before.about.size > 0 && isBare(before.tokens, entities, lexicon)) return true;
	if (piece.about.size > 0 && isBare(piece.tokens, entities, lexicon)) return true;
	// "Slow, rude support": the piece before is no statement, its last word counts.
	const last = before.tokens.at(-1);
	const isList = last !== undefined && (lexicon.valence(last.word) ?? 0) !== 0;
	return before.about.size === 0 && (isList || piece.about.size === 0);
}
