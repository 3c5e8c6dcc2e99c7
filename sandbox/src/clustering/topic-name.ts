/** Names for groups of documents: their most telling words. */

/** Labels have so many words. */
const MOST_WORDS = 4;
const LEAST_WORDS = 3;
/** What a label is filled up with when there are too few telling words. */
const FILLERS = ['customer', 'feedback', 'topic'];

/**
 * A label of three or four words.
 * @param words the most telling first
 * @param leftOut words that must not be in the label
 */
export function nameTopic(words: string[], leftOut: string[]): string {
	const banned = new Set(leftOut.flatMap((name) => name.toLowerCase().split(/\s+/)));
	const telling = [...new Set(words.map((word) => word.trim().toLowerCase()))].filter(
		(word) => word !== '' && !banned.has(word),
	);
	const chosen = telling.slice(0, MOST_WORDS);
	const fillers = FILLERS.filter((word) => !chosen.includes(word));
	while (chosen.length < LEAST_WORDS) chosen.push(fillers.shift() ?? 'topic');
	return chosen.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
