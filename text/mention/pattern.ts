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
	/** The name itself, folded: for a name without a word in it (`€`, an emoji). */
	folded: string;
}

const FORMS = { en: englishForms, nl: dutchForms };

/** Makes ready what is looked for. Takes some microseconds: do it once for many texts. */
export function patternOf(name: string, language: Language): Pattern {
	const words = wordsOf(name);
	const formsOf = FORMS[language];
	return {
		words: words.map((word) => new Set(formsOf(word))),
		joined: new Set(words.length > 0 ? formsOf(words.join('')) : []),
		folded: fold(name.trim()),
	};
}
