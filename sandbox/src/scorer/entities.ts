/** What a text says about each entity: by the clauses that speak of it. */
import { clausesOf } from './clauses';
import type { Lexicon } from './lexicon';
import { isBare, mentions, nameOf, type Name } from './mentions';
import { valenceOf } from './rules';
import type { Token } from './tokens';

/** The entities of a document, and the words that speak of them. */
interface Names {
	own: Map<string, Name>;
	/** Entities by the stem of a word that speaks of them. */
	related: Map<string, string[]>;
}

/** A stretch of text with the entities that it is about. */
interface Span {
	tokens: Token[];
	about: Set<string>;
	/** How much it counts, see {@link clausesOf}. */
	weight: number;
}

type Piece = Omit<Span, 'weight'>;

/** The valence of each entity over the whole text; 0 for one that the text does not mention. */
export function entityValences(
	sentences: Token[][],
	entities: string[],
	lexicon: Lexicon,
): Map<string, number> {
	const names = namesOf(entities, lexicon);
	const totals = new Map(entities.map((entity) => [entity, 0]));
	let spokenOf = new Set<string>();
	for (const sentence of sentences) {
		const pointsBack = lexicon.pronouns.has(sentence[0]?.word ?? '');
		const spans = spansOf(sentence, names, lexicon, pointsBack ? spokenOf : new Set());
		for (const entity of entities) {
			const about = spans.filter((span) => span.about.has(entity));
			totals.set(entity, (totals.get(entity) ?? 0) + valenceOfSpans(about, lexicon));
		}
		const lastAbout = spans.findLast((span) => span.about.size > 0)?.about;
		if (lastAbout !== undefined) spokenOf = lastAbout;
	}
	return totals;
}

/** A word that is asked for as an entity of its own speaks of no other. */
function namesOf(entities: string[], lexicon: Lexicon): Names {
	const asked = new Set(entities.map((entity) => entity.trim().toLowerCase()));
	const related = new Map<string, string[]>();
	for (const entity of entities) {
		for (const word of lexicon.related(entity)) {
			if (asked.has(word)) continue;
			const stem = lexicon.stem(word);
			related.set(stem, [...(related.get(stem) ?? []), entity]);
		}
	}
	return { own: new Map(entities.map((entity) => [entity, nameOf(entity, lexicon)])), related };
}

/** Where an entity stands on both sides of a "but", the sides differ in weight, as for a sentence. */
function valenceOfSpans(spans: Span[], lexicon: Lexicon): number {
	const turns = new Set(spans.map((span) => span.weight)).size > 1;
	return spans.reduce(
		(sum, { tokens, weight }) => sum + (turns ? weight : 1) * valenceOf(tokens, lexicon),
		0,
	);
}

/**
 * The spans of a sentence. A clause that names no entity goes on about the one before: "support
 * answered fast, but was rude".
 */
function spansOf(sentence: Token[], names: Names, lexicon: Lexicon, spokenOf: Set<string>): Span[] {
	const spans: Span[] = [];
	let current = spokenOf;
	for (const { tokens, weight } of clausesOf(sentence, lexicon)) {
		for (const piece of splitByEntity(tokens, names, lexicon)) {
			if (piece.about.size > 0) current = piece.about;
			spans.push({ tokens: piece.tokens, about: current, weight });
		}
	}
	return spans;
}

/** "Great price and awful support": cut at commas and joints, where each side has its own. */
function splitByEntity(clause: Token[], names: Names, lexicon: Lexicon): Piece[] {
	const pieces: Piece[] = [];
	for (const tokens of cutAtJoints(clause, lexicon)) {
		const piece = { tokens, about: entitiesIn(tokens, names) };
		const before = pieces.at(-1);
		if (before !== undefined && belongTogether(before, piece, names, lexicon)) {
			before.tokens = [...before.tokens, ...piece.tokens];
			before.about = new Set([...before.about, ...piece.about]);
		} else {
			pieces.push(piece);
		}
	}
	return pieces;
}

function entitiesIn(tokens: Token[], names: Names): Set<string> {
	const named = [...names.own]
		.filter(([, name]) => mentions(tokens, name))
		.map(([entity]) => entity);
	const meant = tokens.flatMap((token) => names.related.get(token.stem) ?? []);
	return new Set([...named, ...meant]);
}

function cutAtJoints(clause: Token[], lexicon: Lexicon): Token[][] {
	const pieces: Token[][] = [[]];
	for (const token of clause) {
		if (token.word === ',' || token.word === ':' || lexicon.joints.has(token.word)) pieces.push([]);
		pieces.at(-1)?.push(token);
	}
	return pieces.filter((piece) => piece.length > 0);
}

function belongTogether(before: Piece, piece: Piece, names: Names, lexicon: Lexicon): boolean {
	// "Delivery and support were great", "great delivery and support": one has nothing to itself.
	const own = [...names.own.values()];
	if (before.about.size > 0 && isBare(before.tokens, own, lexicon)) return true;
	if (piece.about.size > 0 && isBare(piece.tokens, own, lexicon)) return true;
	// "Slow, rude support": the piece before is no statement, its last word counts.
	const last = before.tokens.at(-1);
	const isList = last !== undefined && (lexicon.valence(last.word) ?? 0) !== 0;
	return before.about.size === 0 && (isList || piece.about.size === 0);
}
