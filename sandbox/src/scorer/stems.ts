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
			words.trim().split(/\s+/).map((word): [string, number] => [word, Number(valence)]),
		),
	);
}

/** A table `{valence: ['several words']}` as a map from phrase to valence. */
export function phraseMap(table: Record<string, string[]>): Map<string, number> {
	return new Map(
		Object.entries(table).flatMap(([valence, phrases]) =>
			phrases.map((phrase): [string, number] => [phrase, Number(valence)]),
		),
	);
}
