import type { Language } from '../types';
import { fold } from '../vocabulary/fold';
import { Compounds } from './compounds';
import type { Pattern } from './pattern';
import { wordsOf } from './words';

/** Where each word of one text stands, so that many names are found without reading it again. */
export class TextIndex {
	private readonly places = new Map<string, number[]>();
	private readonly text: string;
	private readonly language: Language;
	private cachedCompounds?: Compounds;

	constructor(text: string, language: Language) {
		this.text = text;
		this.language = language;
		wordsOf(text).forEach((word, place) => {
			const known = this.places.get(word);
			if (known) known.push(place);
			else this.places.set(word, [place]);
		});
	}

	/** Whether the text speaks of what the pattern was made of, in any of its forms. */
	has(pattern: Pattern): boolean {
		if (pattern.words.length === 0)
			return pattern.folded !== '' && fold(this.text).includes(pattern.folded);
		for (const form of pattern.joined) if (this.places.has(form)) return true;
		if (this.hasInTwo(pattern)) return true;
		if (pattern.words.length > 1) return this.hasSequence(pattern.words);
		return this.language === 'nl' && this.compounds().has(pattern.folded, pattern.plurals);
	}

	/** `log in` for `login`, `e-mail` for `email`. */
	private hasInTwo({ inTwo }: Pattern): boolean {
		return inTwo.some(([first, second]) => {
			const places = this.places.get(first);
			const next = places && this.places.get(second);
			return next !== undefined && areAdjacent(places ?? [], next);
		});
	}

	private hasSequence(words: ReadonlySet<string>[]): boolean {
		let ends: Set<number> | undefined;
		for (const forms of words) {
			const next = new Set<number>();
			for (const form of forms)
				for (const place of this.places.get(form) ?? [])
					if (ends === undefined || ends.has(place - 1)) next.add(place);
			if (next.size === 0) return false;
			ends = next;
		}
		return true;
	}

	private compounds(): Compounds {
		this.cachedCompounds ??= new Compounds(this.places.keys());
		return this.cachedCompounds;
	}
}

/** Whether any of the second places, both in ascending order, follows one of the first. */
function areAdjacent(first: number[], second: number[]): boolean {
	let at = 0;
	for (const place of first) {
		while (at < second.length && second[at]! <= place) at++;
		if (second[at] === place + 1) return true;
	}
	return false;
}
