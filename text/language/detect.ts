import type { Language } from '../types';
import { fold } from '../vocabulary/fold';
import { LETTER_SIGNS, WORD_SIGNS } from './letters';
import { languageByScript } from './script';
import { WORDS } from './words';

/** Which language a text is in, as far as it matters here. */
export type Detected = { language: Language } | { foreign: string };

/** Characters that are read: enough for any text, and the same time for all longer ones. */
const SAMPLE = 1_000;

/** A shorter text is never refused: too little to be sure of. */
const LEAST_TO_REFUSE = 20;

/** Another language must have this much for it that English and Dutch have not (a word counts 1, so that a single one never decides) … */
const LEAST_EVIDENCE = 1.1;

/** … and this many times as much as English and Dutch. */
const LEAST_LEAD = 1.5;

/** So much for English or Dutch by words alone, and twice as much as for any other, is no doubt. */
const CLEAR = 4;

/** How much an ending tells, beside a word: English and Dutch may have it as well. */
const SIGN_SHARE = 0.8;

/** Shorter words have no ending worth the name. */
const LEAST_SIGNED = 5;

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu;

/** What is no language although it has letters. */
const NO_LANGUAGE = /https?:\/\/\S+|\S+@\S+|\b\w+\.(?:com|nl|be|net|org|io)\b/g;

/**
 * Tells Dutch from English by a vote of frequent words, letters and endings; `foreign` is the code
 * of another language that the text is plainly in. Too short to tell means English.
 */
export function detectLanguage(text: string): Detected {
	const sample = text.slice(0, SAMPLE).replace(NO_LANGUAGE, ' ');
	const byScript = languageByScript(sample);
	if (byScript !== undefined) return { foreign: byScript };
	const votes = new Votes();
	const unknown = votes.addWords(fold(sample).match(WORD) ?? []);
	// Endings and letters are asked only where words leave a doubt: they take most of the time.
	if (!votes.isClear()) votes.addSigns(sample.toLowerCase(), unknown);
	const [foreign, lead] = votes.strongestOther();
	const isPlain = votes.isTold(foreign) && lead >= LEAST_LEAD * votes.own();
	if (isPlain && sample.trim().length >= LEAST_TO_REFUSE) return { foreign };
	return { language: votes.of('nl') > votes.of('en') ? 'nl' : 'en' };
}

/** What speaks for each language, by its code. */
class Votes {
	private readonly all = new Map<string, number>();
	/** Of these, what speaks neither for English nor for Dutch. */
	private readonly telling = new Map<string, number>();

	of(code: string): number {
		return this.all.get(code) ?? 0;
	}

	/** The stronger of English and Dutch. */
	own(): number {
		return Math.max(this.of('en'), this.of('nl'));
	}

	strongestOther(): [code: string, vote: number] {
		let best: [string, number] = ['', 0];
		for (const [code, vote] of this.all)
			if (code !== 'en' && code !== 'nl' && vote > best[1]) best = [code, vote];
		return best;
	}

	/** Whether enough speaks for this language that English and Dutch have not. */
	isTold(code: string): boolean {
		return (this.telling.get(code) ?? 0) >= LEAST_EVIDENCE;
	}

	/** Whether words alone say that it is English, or that it is Dutch. */
	isClear(): boolean {
		const own = this.own();
		const other = Math.min(this.of('en'), this.of('nl'));
		return own >= CLEAR && own >= 2 * Math.max(other, this.strongestOther()[1]);
	}

	/** Counts the words that are known. @returns the others */
	addWords(words: readonly string[]): string[] {
		const known = wordLanguages();
		return words.filter((word) => {
			const codes = known.get(word.replace('’', "'"));
			if (!codes) return true;
			const isTelling = !codes.includes('en') && !codes.includes('nl');
			const vote = 1 / Math.sqrt(codes.length);
			for (const code of codes) this.add(code, vote, isTelling ? vote : 0);
			return false;
		});
	}

	/** Counts letters of the text, and beginnings and endings of words. */
	addSigns(lower: string, words: readonly string[]): void {
		for (const [code, sign, weight] of LETTER_SIGNS)
			if (sign.test(lower)) this.add(code, weight, weight);
		for (const word of words)
			if (word.length >= LEAST_SIGNED)
				for (const [code, sign, weight] of WORD_SIGNS)
					if (sign.test(word)) this.add(code, weight, SIGN_SHARE * weight);
	}

	/** `telling`: how much of the vote speaks for this language alone. */
	private add(code: string, vote: number, telling: number): void {
		this.all.set(code, this.of(code) + vote);
		this.telling.set(code, (this.telling.get(code) ?? 0) + telling);
	}
}

let lexicon: ReadonlyMap<string, string[]> | undefined;

/** Word → the languages that have it; made when it is first needed, since it takes a millisecond. */
function wordLanguages(): ReadonlyMap<string, string[]> {
	lexicon ??= makeLexicon();
	return lexicon;
}

function makeLexicon(): ReadonlyMap<string, string[]> {
	const languages = new Map<string, string[]>();
	for (const [code, words] of Object.entries(WORDS)) {
		for (const word of new Set(words.split(/\s+/))) {
			const known = languages.get(word);
			if (known) known.push(code);
			else languages.set(word, [code]);
		}
	}
	return languages;
}
