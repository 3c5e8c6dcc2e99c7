/** Stems, looked up once per word. */

/** So many stems are kept; a text with more different words than this starts the list anew. */
const MOST_STEMS = 50_000;

/** The same stemmer with a memory. */
export function remembered(stemWord: (word: string) => string): (word: string) => string {
	const stems = new Map<string, string>();
	return (word) => {
		const known = stems.get(word);
		if (known !== undefined) return known;
		if (stems.size >= MOST_STEMS) stems.clear();
		const stem = stemWord(word);
		stems.set(word, stem);
		return stem;
	};
}

/** Words as they are written in a table, `'slow slowly late'`, to their stems. */
export function stemSet(words: string, stem: (word: string) => string): Set<string> {
	return new Set(words.split(/\s+/).map(stem));
}

/** A table `{valence: 'words'}` as a map from word to valence. */
export function wordMap(table: Record<string, string>): Map<string, number> {
	return new Map(
		Object.entries(table).flatMap(([valence, words]) =>
			words
				.trim()
				.split(/\s+/)
				.map((word): [string, number] => [word, Number(valence)]),
		),
	);
}

/** Several words in a row that say something together. */
export interface Phrase {
	words: string[];
	valence: number;
}

/** A table `{valence: ['several words']}` by the first word of each phrase, longest phrases first. */
export function phraseMap(table: Record<string, string[]>): Map<string, Phrase[]> {
	const phrases = Object.entries(table).flatMap(([valence, texts]) =>
		texts.map((text) => ({ words: text.split(' '), valence: Number(valence) })),
	);
	phrases.sort((a, b) => b.words.length - a.words.length);
	const byFirstWord = new Map<string, Phrase[]>();
	for (const phrase of phrases) {
		const first = phrase.words[0] ?? '';
		byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase]);
	}
	return byFirstWord;
}
