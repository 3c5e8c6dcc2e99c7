import type { Language } from '../types';
import { fold } from '../vocabulary/fold';
import { LETTER_SIGNS, WORD_SIGNS } from './letters';
import { languageByScript } from './script';
import { WORDS } from './words';

/** Which language a text is in, as far as it matters here. */
export type Detected = { language: Language } | { foreign: string };

/** Characters that are read: enough for any text, and the same time for all longer ones. */
const SAMPLE = 2_000;

/** A shorter text is never refused: too little to be sure of. */
const LEAST_TO_REFUSE = 20;

/** Another language must have this much for it that English and Dutch have not (a word counts 1) … */
const LEAST_EVIDENCE = 0.95;

/** … and this many times as much as English and Dutch. */
const LEAST_LEAD = 1.25;

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
	const { votes, telling } = countVotes(sample);
	const english = votes.get('en') ?? 0;
	const dutch = votes.get('nl') ?? 0;
	const [foreign, lead] = strongestOther(votes);
	const isSure = (telling.get(foreign) ?? 0) >= LEAST_EVIDENCE;
	const isPlain = isSure && lead >= LEAST_LEAD * Math.max(english, dutch);
	if (isPlain && sample.trim().length >= LEAST_TO_REFUSE) return { foreign };
	return { language: dutch > english ? 'nl' : 'en' };
}

function strongestOther(votes: ReadonlyMap<string, number>): [string, number] {
	let best: [string, number] = ['', 0];
	for (const [code, vote] of votes)
		if (code !== 'en' && code !== 'nl' && vote > best[1]) best = [code, vote];
	return best;
}

interface Votes {
	votes: Map<string, number>;
	/** Of these, what speaks neither for English nor for Dutch. */
	telling: Map<string, number>;
}

function countVotes(sample: string): Votes {
	const [votes, telling] = [new Map<string, number>(), new Map<string, number>()];
	const add = (code: string, vote: number, isTelling: boolean) => {
		votes.set(code, (votes.get(code) ?? 0) + vote);
		if (isTelling) telling.set(code, (telling.get(code) ?? 0) + vote);
	};
	const lower = sample.toLowerCase();
	for (const [code, sign, weight] of LETTER_SIGNS) if (sign.test(lower)) add(code, weight, true);
	const lexicon = wordLanguages();
	for (const word of fold(sample).match(WORD) ?? []) {
		const codes = lexicon.get(word.replace('’', "'"));
		const isTelling = !codes?.includes('en') && !codes?.includes('nl');
		if (codes) for (const code of codes) add(code, 1 / Math.sqrt(codes.length), isTelling);
		else if (word.length >= LEAST_SIGNED)
			for (const [code, sign, weight] of WORD_SIGNS) if (sign.test(word)) add(code, weight, false);
	}
	return { votes, telling };
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
