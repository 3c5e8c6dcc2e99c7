/** Longest quote, characters: two lines in a chat window of usual width. */
const LONGEST_QUOTE = 200;

/** Characters that are looked at around the place that is quoted: texts can be megabytes. */
const LOOKED_AT = 4_000;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The sentence of a text that names `about` (else the first), and what follows as far as it fits:
 * whole sentences, else whole words and an ellipsis. White space becomes single spaces.
 */
export function shorten(text: string, about: string, longest = LONGEST_QUOTE): string {
	const window = around(text, about);
	const sentences = [...SENTENCES.segment(window)].map(({ segment }) => segment);
	const named = sentences.findIndex((sentence) => names(sentence, about));
	const first = named < 0 ? 0 : named;
	let quote = '';
	for (const sentence of sentences.slice(first)) {
		const longer = quote + sentence;
		if (quote !== '' && longer.trim().length > longest) break;
		quote = longer;
	}
	return cutAtWord(quote.trim(), longest);
}

/** The part of a long text that holds the name. */
function around(text: string, about: string): string {
	const place = text.toLowerCase().indexOf(about.toLowerCase());
	const from = Math.max(0, place - LOOKED_AT / 2);
	return text
		.slice(from, from + LOOKED_AT)
		.toWellFormed()
		.replace(/\s+/g, ' ')
		.trim();
}

function names(sentence: string, about: string): boolean {
	return sentence.toLowerCase().includes(about.toLowerCase());
}

function cutAtWord(sentence: string, longest: number): string {
	if (sentence.length <= longest) return sentence;
	let kept = '';
	for (const { segment } of WORDS.segment(sentence)) {
		if (kept.length + segment.length > longest - 1) break;
		kept += segment;
	}
	// A single word longer than the bound is cut inside, but not inside a character.
	if (kept.trim() === '') kept = sentence.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
	return `${kept.trimEnd()}…`;
}
