import type { Language } from '../types';
import { fold } from '../vocabulary/fold';
import { dutchForms } from './dutch';
import { englishForms } from './english';
import { wordsOf } from './words';

/** One name, made ready for being looked for in many texts of one language. */
export interface Pattern {
	/** The folded forms that each word of the name may take. */
	words: ReadonlySet<string>[];
	/** Forms of the name written as one word: `wifi` for `Wi-Fi`. */
	joined: ReadonlySet<string>;
	/** The name as two words that follow each other: `log in` for `login`. */
	inTwo: readonly (readonly [first: string, second: string])[];
	/** Plurals of a name of one word, as a compound may end in them. */
	plurals: readonly string[];
	/** The name itself, folded: for a name without a word in it (`€`, an emoji). */
	folded: string;
}

const FORMS = { en: englishForms, nl: dutchForms };

/** Makes ready what is looked for. Takes some microseconds: do it once for many texts. */
export function patternOf(name: string, language: Language): Pattern {
	const words = wordsOf(name);
	const formsOf = FORMS[language];
	const joined = words.join('');
	return {
		words: words.map((word) => new Set(formsOf(word))),
		joined: new Set(formsOf(joined)),
		plurals: words.length === 1 ? formsOf(joined).filter(isPlural(joined)) : [],
		inTwo: [...cutsOf(joined), ...cutsOf(`${joined}s`)],
		folded: fold(name.trim()),
	};
}

const isPlural = (name: string) => (form: string) =>
	form.length > LEAST_PLURAL && form.endsWith('en') && !form.startsWith(name);

/** Shorter ones are in many words. */
const LEAST_PLURAL = 5;

/** Shorter names fall apart into words that stand side by side by chance. */
const LEAST_CUT = 4;
/** Longer ones nobody writes as one word. */
const LONGEST_CUT = 40;

function cutsOf(name: string): [string, string][] {
	if (name.length < LEAST_CUT || name.length > LONGEST_CUT) return [];
	const places = Array.from({ length: name.length - 1 }, (_, index) => index + 1);
	return places.map((at) => [name.slice(0, at), name.slice(at)]);
}
