/** Why no test has to notice a mutant. */
export type Kind =
	/** Nothing that anyone could see is different. */
	| 'equivalent'
	/** A number or an order that was chosen by measuring; the next one is no worse. */
	| 'tuning'
	/** Guards against what the code around it does not do today. */
	| 'guard';

/** Mutants of one file that may survive, as a survivor is printed, and why. */
export interface Accepted {
	file: string;
	kind: Kind;
	why: string;
	mutants: string[];
}

export const ACCEPTED: Accepted[] = [
	{
		file: 'report/read.ts',
		kind: 'equivalent',
		why: 'Any key does that is not the JSON of a list.',
		mutants: ["const ANONYMOUS = ⟦'anonymous' → ''⟧;"],
	},
	{
		file: 'text/mention/english.ts',
		kind: 'equivalent',
		why: 'No word of four letters is two letters of a hiss and -es.',
		mutants: [
			"const isSibilant = word.endsWith('es') && SIBILANT.test(word.slice(⟦0 → (0 + 1)⟧, -2));",
		],
	},
	{
		file: 'text/clean/mail/own-words.ts',
		kind: 'equivalent',
		why: 'A line behind the last is blank, and a blank line closes nothing.',
		mutants: [
			'for (let at = Math.max(0, lines.length - LONGEST_SIGNATURE - 1); ⟦at < lines.length → ((at) <= (lines.length))⟧; at++) {',
		],
	},
	{
		file: 'text/clean/mail/index.ts',
		kind: 'equivalent',
		why: 'The line is always there; the compiler wants to be told what if not.',
		mutants: ["const line = lines[at] ?? ⟦'' → 'mutant'⟧;"],
	},
	{
		file: 'text/finish.ts',
		kind: 'equivalent',
		why: 'A memory: without it the same is made again.',
		mutants: ['⟦MADE[language].set(entry, made); → ;⟧'],
	},
	{
		file: 'text/clean/mail/phrases.ts',
		kind: 'equivalent',
		why: 'A blank more stays before what is trimmed.',
		mutants: ['const before = start.slice(⟦0 → (0 + 1)⟧, wrote.index + wrote[0].length);'],
	},
	{
		file: 'text/clean/mail/boundary.ts',
		kind: 'tuning',
		why: 'Nobody knows of a mail with eleven headers, nor what is right there.',
		mutants: ['const MOST_HEADERS = ⟦10 → (10 + 1)⟧;'],
	},
	{
		file: 'text/clean/elements.ts',
		kind: 'tuning',
		why: 'So far an attribute is read; whole ones are much shorter.',
		mutants: [
			'return MARKED.test(className.slice(0, ⟦500 → (500 + 1)⟧)) || MARKED.test(id.slice(0, 500));',
		],
	},
	{
		file: 'text/clean/elements.ts',
		kind: 'equivalent',
		why: 'No mark is in the other word either.',
		mutants: [
			"export function isMailPart({ class: className = '', id = ⟦'' → 'mutant'⟧ }: Record<string, string>): boolean {",
		],
	},
	{
		file: 'text/mention/compounds.ts',
		kind: 'equivalent',
		why: 'No part of a compound begins twice within two letters.',
		mutants: [
			'for (let at = this.words.indexOf(part); at >= 0; at = this.words.indexOf(part, at + ⟦1 → (1 + 1)⟧)) {',
		],
	},
	{
		file: 'text/mention/dutch.ts',
		kind: 'tuning',
		why: 'Whether a name of five letters has a form in -ster makes no word that means another thing.',
		mutants: [
			"if (base.length > ⟦4 → (4 + 1)⟧ && base.endsWith('er')) forms.push(`${base.slice(0, -2)}ster`, `${base}es`);",
		],
	},
	{
		file: 'text/input/language.ts',
		kind: 'equivalent',
		why: 'A text that is split has a first part; the compiler wants to be told what if not.',
		mutants: ["const [primary = ⟦'' → 'mutant'⟧] = value.trim().toLowerCase().split(/[-_]/);"],
	},
	{
		file: 'text/clean/mail/index.ts',
		kind: 'equivalent',
		why: 'The line is always there; the compiler wants to be told what if not.',
		mutants: ["if (!/^\\s{0,4}>\\s?[\\d€$£]/.test(lines[at] ?? ⟦'' → 'mutant'⟧)) return false;"],
	},
	{
		file: 'text/clean/mail/boundary.ts',
		kind: 'tuning',
		why: 'How many blank lines may stand above headers was seen in mails; one more is not met.',
		mutants: [
			"while (⟦at < lines.length && at < from + 3 → ((at < lines.length) || (at < from + 3))⟧ && /^[>\\s]*$/.test(lines[at] ?? '')) at++;",
		],
	},
	{
		file: 'text/merge.ts',
		kind: 'equivalent',
		why: 'The same is added to both sums that are compared.',
		mutants: [
			'const sum = Math.round(same.reduce((total, { score }) => total + (score ?? 0), ⟦0 → (0 + 1)⟧) * 1e6);',
		],
	},
	{
		file: 'text/clean/html-to-text.ts',
		kind: 'equivalent',
		why: 'Set by the name of a tag, before anything reads it.',
		mutants: ['private tagStart = ⟦0 → (0 + 1)⟧;'],
	},
	{
		file: 'text/vocabulary/items.ts',
		kind: 'equivalent',
		why: 'Behind the last character there is nothing to cut at.',
		mutants: ['while (⟦at < line.length → ((at) <= (line.length))⟧) {'],
	},
	{
		file: 'core/lane/gate.ts',
		kind: 'equivalent',
		why: 'A time that is waited for lies ahead by a millisecond at least.',
		mutants: [
			'const grace = this.refusals < STUBBORN_AFTER ? ⟦0 → (0 + 1)⟧ : Math.min(1000 * longer, MINUTE_MS);',
		],
	},
	{
		file: 'core/lane/lane.ts',
		kind: 'equivalent',
		why: 'What opens at the deadline itself opens too late for an answer.',
		mutants: [
			'const isLate = ⟦opensAt > visitor.deadline → ((opensAt) >= (visitor.deadline))⟧ && opensAt < Infinity;',
		],
	},
	{
		file: 'core/lane/lane.ts',
		kind: 'tuning',
		why: 'A millisecond more or less of the least work that is shared.',
		mutants: ['const LEAST_PIECE_MS = ⟦2500 → (2500 + 1)⟧;'],
	},
	{
		file: 'core/lane/lanes.ts',
		kind: 'tuning',
		why: 'A millisecond among the seconds that requests took.',
		mutants: ['latest: Pace = { weight: 0, tookMs: ⟦0 → (0 + 1)⟧, answers: 0 };'],
	},
	{
		file: 'core/lane/visitor.ts',
		kind: 'equivalent',
		why: 'A sleep of no time ends later than now, too.',
		mutants: ['clock.sleep(Math.max(⟦0 → (0 + 1)⟧, time - clock.now())).then(end, end);'],
	},
	{
		file: 'core/lane/knowledge.ts',
		kind: 'equivalent',
		why: 'No number stands in the one text nor in the other.',
		mutants: [
			"if (!texts.refused(characters, { words: detail.message ?? ⟦'' → 'mutant'⟧, room, isPart })) return {};",
		],
	},
	{
		file: 'core/analyze/experience.ts',
		kind: 'equivalent',
		why: 'The logarithm of no share is endless, and what is divided by it is none.',
		mutants: ['const needed = ⟦share === 0 → false⟧ ? 0 : Math.log(WRONG_END) / Math.log(share);'],
	},
	{
		file: 'text/clean/text-builder.ts',
		kind: 'equivalent',
		why: 'What is written before the first word is trimmed.',
		mutants: ["const isFirst = this.written === ⟦'' → 'mutant'⟧;"],
	},
	{
		file: 'text/clean/mail/boundary.ts',
		kind: 'equivalent',
		why: 'A line behind the last is blank, and ends what is looked for.',
		mutants: [
			'for (let next = at + 1; next < at + MOST_LINES && ⟦next < lines.length → ((next) <= (lines.length))⟧; next++) {',
		],
	},
	{
		file: 'text/clean/mail/boundary.ts',
		kind: 'tuning',
		why: 'Nobody knows of a mail with eleven headers, nor what is right there.',
		mutants: [
			'for (; end < lines.length && ⟦end < at + MOST_HEADERS → ((end) <= (at + MOST_HEADERS))⟧; end++) {',
		],
	},
	{
		file: 'text/language/detect.ts',
		kind: 'tuning',
		why: 'How many words are no doubt decides how long it takes, not what is found.',
		mutants: ['const CLEAR = ⟦4 → (4 + 1)⟧;'],
	},
	{
		file: 'core/analyze/run.ts',
		kind: 'equivalent',
		why: 'A copy for the first item as well: nobody else has the object that it is of.',
		mutants: [
			'const own = ⟦copy === 0 → false⟧ ? raw : (JSON.parse(JSON.stringify(raw)) as typeof raw);',
		],
	},
	{
		file: 'core/estimate/service.ts',
		kind: 'equivalent',
		why: 'Any share does that is no sign of waiting.',
		mutants: ['const share = single ? msPerWeightOf(single) / msPerWeight : ⟦1 → (1 + 1)⟧;'],
	},
	{
		file: 'core/estimate/service.ts',
		kind: 'tuning',
		why: 'A share is never the very one from which on requests are taken to wait.',
		mutants: [
			'const workers = ⟦share > QUEUED → ((share) >= (QUEUED))⟧ ? paid : Math.max(1, Math.round(paid * share));',
		],
	},
	{
		file: 'core/estimate/virtual-time.ts',
		kind: 'tuning',
		why: 'One turn more of those that nothing is left to do in.',
		mutants: ['const SETTLED_TURNS = ⟦100 → (100 + 1)⟧;'],
	},
	{
		file: 'core/wire/disguises.ts',
		kind: 'equivalent',
		why: 'A character has a code; the compiler wants to be told what if not.',
		mutants: ['const code = character.codePointAt(0) ?? ⟦0 → (0 + 1)⟧;'],
	},
	{
		file: 'core/input/settings.ts',
		kind: 'equivalent',
		why: 'Whatever has no parts is refused before its host is looked at.',
		mutants: [
			"const [, origin = '', host = ⟦'' → 'mutant'⟧, port = '1', path = ''] = parts ?? [];",
		],
	},
];
