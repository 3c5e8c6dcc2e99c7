/** Plurals that no rule makes. */
const IRREGULAR: Record<string, string> = {
	man: 'men',
	woman: 'women',
	child: 'children',
	person: 'people',
	foot: 'feet',
	tooth: 'teeth',
	mouse: 'mice',
	goose: 'geese',
	knife: 'knives',
	wife: 'wives',
	life: 'lives',
	leaf: 'leaves',
	shelf: 'shelves',
	half: 'halves',
	loaf: 'loaves',
	thief: 'thieves',
	scarf: 'scarves',
	wolf: 'wolves',
	self: 'selves',
	calf: 'calves',
};

const SINGULARS = new Map(Object.entries(IRREGULAR).map(([one, many]) => [many, one]));

/** Shorter words make forms that are other words: `red` is not `redding`. */
const LEAST_VERB = 4;

const CONSONANT_Y = /[^aeiou]y$/;
const SIBILANT = /(?:s|x|z|ch|sh)$/;
/** `ship`, `stop`, `plan`: the last consonant is doubled before an ending. */
const DOUBLES = /^[^aeiou]*[aeiou][bdgklmnprt]$/;

/** Whose noun is made of a verb in a way that no rule tells (`battery` is not made of `batter`). */
const VERBS: Record<string, string> = {
	delivery: 'deliver',
	installation: 'install',
	cancellation: 'cancel',
	registration: 'register',
	subscription: 'subscribe',
	replacement: 'replace',
};

/** Plural, singular and the forms of a verb that an English word may take, itself among them. */
export function englishForms(word: string): string[] {
	const forms = [word];
	for (const base of singulars(word)) {
		forms.push(base, plural(base), ...verbForms(base));
		const verb = VERBS[base];
		if (verb !== undefined) forms.push(verb, `${verb}s`, ...verbForms(verb));
	}
	return forms;
}

function plural(word: string): string {
	const irregular = IRREGULAR[word];
	if (irregular !== undefined) return irregular;
	if (CONSONANT_Y.test(word)) return `${word.slice(0, -1)}ies`;
	if (SIBILANT.test(word)) return `${word}es`;
	return `${word}s`;
}

/** The word, and what it is the plural of if it may be one. */
function singulars(word: string): string[] {
	const irregular = SINGULARS.get(word);
	if (irregular !== undefined) return [irregular];
	if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return [word];
	if (word.endsWith('ies')) return [word, `${word.slice(0, -3)}y`, word.slice(0, -1)];
	const isSibilant = word.endsWith('es') && SIBILANT.test(word.slice(0, -2));
	return isSibilant ? [word, word.slice(0, -1), word.slice(0, -2)] : [word, word.slice(0, -1)];
}

function verbForms(word: string): string[] {
	if (word.length < LEAST_VERB || !/^[a-z]+$/.test(word)) return [];
	// A noun of a verb: what was shipped, packaged or booked is spoken of, a package is another thing.
	if (word.endsWith('ing')) return word.length > 6 ? [`${word.slice(0, -3)}ed`] : [];
	if (word.endsWith('e')) return [`${word}d`, `${word.slice(0, -1)}ing`];
	if (CONSONANT_Y.test(word)) return [`${word.slice(0, -1)}ied`, `${word}ing`];
	const stem = DOUBLES.test(word) ? word + word.charAt(word.length - 1) : word;
	return [
		`${stem}ed`,
		`${stem}ing`,
		...(/[aeiou]l$/.test(word) ? [`${word}led`, `${word}ling`] : []),
	];
}
