/** What a text says of each entity: the clauses that name it, and those that go on about it. */
import { valenceOf } from './vader';
import { stem, wordsOf, type Language } from './words';

interface Piece {
	text: string;
	/** Places of the entities that it names. */
	about: Set<number>;
	/** Names something, or joins two names, and says nothing of it: "Delivery" in "Delivery and support were great". */
	bare: boolean;
}

const CLAUSE_END =
	/[;,()–—]|(?<=\s)(?=(?:but|however|though|although|maar|echter|hoewel)\s)|\s(?:and|en|while|terwijl)\s/iu;
const POINTS_BACK = /^(?:they|it|its|he|she|this|that|die|dat|ze|zij|hij|het|dit)\s/iu;
/** A piece of so many words without an opinion is bare. */
const BARE_WORDS = 3;

/** For each entity the valences of the pieces that speak of it; none when none does. */
export function entityValences(
	sentences: string[],
	entities: string[],
	language: Language,
): number[][] {
	if (entities.length === 0) return [];
	const names = entities.map((entity) => stemsOf(entity, language));
	const found: number[][] = entities.map(() => []);
	let before = new Set<number>();
	for (const sentence of sentences) {
		for (const { text, about } of piecesOf(sentence, names, language)) {
			const named = about.size > 0 || !POINTS_BACK.test(sentence) ? about : before;
			for (const place of named) found[place]?.push(valenceOf(text, language));
			before = named;
		}
	}
	return found;
}

function piecesOf(sentence: string, names: string[][], language: Language): Piece[] {
	const pieces: Piece[] = [];
	for (const text of sentence.split(CLAUSE_END)) {
		const stems = stemsOf(text, language);
		const about = names.flatMap((name, place) => (holds(stems, name) ? [place] : []));
		const bare = stems.length <= BARE_WORDS && valenceOf(text, language) === 0;
		const piece: Piece = { text: text.trim(), about: new Set(about), bare };
		const last = pieces.at(-1);
		const apart = last !== undefined && !last.bare && !piece.bare;
		if (last === undefined || (apart && last.about.size > 0 && piece.about.size > 0)) {
			pieces.push(piece);
			continue;
		}
		last.text += ` ${text.trim()}`;
		last.bare &&= piece.bare;
		last.about = new Set([...last.about, ...piece.about]);
	}
	return pieces;
}

function stemsOf(text: string, language: Language): string[] {
	return wordsOf(text).map((word) => stem(word, language));
}

function holds(stems: string[], name: string[]): boolean {
	return (
		name.length > 0 &&
		stems.some((_stem, start) => name.every((part, offset) => stems[start + offset] === part))
	);
}
