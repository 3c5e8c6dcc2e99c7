/**
 * Dutch writes compounds as one word: who asks about `prijs` is answered by `prijsverhoging` and
 * `verkoopprijs`, but not by `prijsloos`.
 */

/** Shorter names are in too many other words: `app` in `appel`, `pas` in `paspoort`. */
const LEAST = 5;

/** What the rest of the compound must have, so that it is a word and no ending. */
const LEAST_REST = 3;

/** What may stand before a name without making it a compound: prefixes make another word. */
const PREFIXES = new Set(
	'aan achter be bij door ge her hand mee mis na om onder ont op over mede tegen toe uit ver voor weg'.split(
		' ',
	),
);

/** Endings that make another word of a name: `productie`, `winkelier`, `plantaardig`. */
const ENDINGS =
	/^(?:s?loos|loze|baar|bare|lijk|lijke|achtig|achtige|aardig|aardige|zaam|zame|isch|ische|heid|schap|ief|ieve|ie|ies|ieel|iele|iteit|ist|isten|iers?|ier|eren|eer|eert|eerd|erde|elen|elde|elt|elend|aar|aars|ers?|ster|sters|ing|ingen|end|ende|ster|ten|den|de|te|tig|dig)$/;

/** What the stem of a noun in -ing goes together with: `bezorgkosten` speaks of `bezorging`. */
const HEADS =
	/^(?:adres|afspraak|bedrijf|bewijs|bon|busje|dag|datum|dienst|keuze|kosten|methode|moment|optie|partij|partner|proces|service|snelheid|status|tarief|tarieven|termijn|tijd|tijden|tijdstip|venster|voorwaarden|wijze)/;

/** Longer "words" are no words. */
const LONGEST = 60;

/** Finds names in the compounds of one Dutch text. */
export class Compounds {
	/** Each different word once, with a blank before and after it. */
	private readonly words: string;

	constructor(words: Iterable<string>) {
		const long = [...words].filter((word) => word.length >= LEAST + 2 && word.length <= LONGEST);
		this.words = ` ${long.join(' ')} `;
	}

	/**
	 * Whether a compound of the text has this folded word as its first or its last part.
	 *
	 * `plurals`: its forms that are not made by an ending alone, such as `prijzen`.
	 */
	has(name: string, plurals: readonly string[]): boolean {
		if (name.length < LEAST) return false;
		if (this.find(name, isCompound)) return true;
		if (plurals.some((plural) => this.find(plural, isHead))) return true;
		const stem = stemOfNoun(name);
		return (
			stem !== undefined && this.find(stem, (before, after) => before === '' && HEADS.test(after))
		);
	}

	private find(part: string, accepts: (before: string, after: string) => boolean): boolean {
		for (let at = this.words.indexOf(part); at >= 0; at = this.words.indexOf(part, at + 1)) {
			const start = this.words.lastIndexOf(' ', at) + 1;
			const end = this.words.indexOf(' ', at + part.length);
			const before = this.words.slice(start, at);
			if (accepts(before, this.words.slice(at + part.length, end))) return true;
		}
		return false;
	}
}

function isCompound(before: string, after: string): boolean {
	if (before === '') return after.length >= LEAST_REST && !ENDINGS.test(after);
	return /^(?:en|s|je|jes|tje|tjes)?$/.test(after) && isHead(before, '');
}

function isHead(before: string, after: string): boolean {
	return after === '' && before.length >= LEAST_REST && !PREFIXES.has(before);
}

/** `bezorging` → `bezorg`; too short a stem begins too many other words. */
function stemOfNoun(name: string): string | undefined {
	return name.endsWith('ing') && name.length >= LEAST + 2 ? name.slice(0, -3) : undefined;
}
