/** Plurals that no rule makes. */
const IRREGULAR: Record<string, string[]> = {
	kind: ['kinderen', 'kindje', 'kindjes'],
	ei: ['eieren', 'eitje', 'eitjes'],
	blad: ['bladeren', 'bladen'],
	lied: ['liederen'],
	stad: ['steden'],
	schip: ['schepen'],
	lid: ['leden'],
	weg: ['wegen'],
	dag: ['dagen'],
	glas: ['glazen'],
	gat: ['gaten'],
	slot: ['sloten'],
	spel: ['spelen'],
	bad: ['baden'],
	vat: ['vaten'],
	dak: ['daken'],
	pad: ['paden'],
};

const SINGULARS = new Map(
	Object.entries(IRREGULAR).flatMap(([one, many]) => many.map((form) => [form, one] as const)),
);

/** `scherm`, `bezorg`: a syllable that ends in one consonant after one vowel. */
const SHORT_VOWEL = /(?:^|[^aeiou])[aeiou][bdfgklmnprst]$/;
/** `taak`, `doos`: the vowel is written once when the syllable opens. */
const LONG_VOWEL = /(aa|ee|oo|uu)([bdfgklmnprsvtz])$/;
/** The last syllable is not stressed: `winkels`, `winkelen`, never `winkellen`. */
const UNSTRESSED = /[aeiou].*[^aeiou](?:el|er|em|en|ig|is)$/;

/** Plural, singular, diminutive and inflected forms that a Dutch word may take, itself among them. */
export function dutchForms(word: string): string[] {
	const forms = [word];
	for (const base of singulars(word)) {
		forms.push(base, ...plurals(base), ...diminutives(base), ...(IRREGULAR[base] ?? []));
		if (base.length > 6 && base.endsWith('ing')) forms.push(...verbForms(base.slice(0, -3)));
		if (base.length > 4 && base.endsWith('er')) forms.push(`${base.slice(0, -2)}ster`, `${base}es`);
	}
	return forms;
}

function plurals(word: string): string[] {
	// Diaeresis and apostrophe are gone from what is compared: `ideeën`, `auto's`.
	const forms = beforeVowel(word).flatMap((stem) => [`${stem}en`, `${stem}e`]);
	forms.push(`${word}s`);
	if (/[eé]$/.test(word)) forms.push(`${word}n`);
	return forms;
}

/** The stem as it may be written before an ending with a vowel: `doos` → `doz`, `bus` → `buss`. */
function beforeVowel(word: string): string[] {
	if (LONG_VOWEL.test(word))
		return softened(
			word.replace(LONG_VOWEL, (_, vowel: string, last: string) => vowel.charAt(0) + last),
		);
	if (SHORT_VOWEL.test(word) && !UNSTRESSED.test(word))
		return [word + word.charAt(word.length - 1)];
	return softened(word);
}

/** `brief` → `brieven`, `huis` → `huizen`; no rule tells `lens` → `lenzen` from `kans` → `kansen`. */
function softened(stem: string): string[] {
	if (/(?:[aeiou]|[lr])f$/.test(stem)) return [stem, `${stem.slice(0, -1)}v`];
	if (/[aeioujlmnr]s$/.test(stem)) return [stem, `${stem.slice(0, -1)}z`];
	return [stem];
}

function diminutives(word: string): string[] {
	const forms = [`${word}je`, `${word}tje`];
	if (word.endsWith('m')) forms.push(`${word.slice(0, -1)}mpje`);
	if (word.endsWith('ing')) forms.push(`${word.slice(0, -1)}kje`, `${word}etje`);
	if (SHORT_VOWEL.test(word)) forms.push(`${word}${word.charAt(word.length - 1)}etje`);
	return forms.flatMap((form) => [form, `${form}s`]);
}

/** The word, and what it may be the plural or the diminutive of. */
function singulars(word: string): string[] {
	const irregular = SINGULARS.get(word);
	if (irregular !== undefined) return [irregular];
	const bases = [word];
	if (word.length > 4 && word.endsWith('en')) bases.push(...beforePlural(word.slice(0, -2)));
	if (word.length > 4 && /[^s]s$/.test(word)) bases.push(word.slice(0, -1));
	return bases;
}

/** The reverse of `beforeVowel`. */
function beforePlural(stem: string): string[] {
	const hard = stem.replace(/v$/, 'f').replace(/z$/, 's');
	if (/([bdfgklmnprst])\1$/.test(stem)) return [stem.slice(0, -1)];
	const isOpen = /(?:^|[^aeiou])[aeou][bdfgklmnprst]$/.test(hard);
	return isOpen && !UNSTRESSED.test(hard) ? [hard.replace(/([aeou])(.)$/, '$1$1$2')] : [hard];
}

/** What was delivered (`geleverd`) speaks of the delivery (`levering`). */
function verbForms(stem: string): string[] {
	const undoubled = /([bdfgklmnprst])\1$/.test(stem) ? stem.slice(0, -1) : stem;
	const closed = longer(undoubled, stem);
	const past = [`${closed}d`, `${closed}t`, `${closed}de`, `${closed}te`];
	return [`${stem}en`, ...past, ...past.map((form) => `ge${form}`)];
}

/** `betal` → `betaal`, as it is written without an ending. */
function longer(undoubled: string, stem: string): string {
	const isOpen = undoubled === stem && /[^aeiou][aou][lmnrkpt]$/.test(stem);
	return isOpen && !UNSTRESSED.test(stem) ? stem.replace(/([aou])(.)$/, '$1$1$2') : undoubled;
}
