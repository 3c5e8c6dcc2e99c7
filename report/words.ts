import type { ReportLanguage, Sentiment } from './types';

/** A report's own words in one language, and its way to write numbers. */
export interface Words {
	title: string;
	/** `1,000 texts`; with the failed ones where there are any. */
	texts(documents: number, failed: number): string;
	label: Record<Sentiment, string>;
	netScore: string;
	entity: string;
	mentions: string;
	/** `1 mention`, `1,000 mentions`. */
	mentioned(count: number): string;
	change: string;
	/** Said of a change: `was +12`. */
	was(before: string): string;
	nothing: string;
	/** `and 12 more`: what a message had no room for. */
	more(count: string): string;
	number(value: number): string;
	/** With its sign, a minus that is no hyphen: `+12`, `−8`, `0`. */
	signed(value: number): string;
	/** A share of a whole, `45 %` as the language writes it. */
	percent(part: number, whole: number): string;
}

const LOCALES: Record<ReportLanguage, string> = { en: 'en-US', nl: 'nl-NL', de: 'de-DE' };

type OwnWords = Omit<Words, 'number' | 'signed' | 'percent' | 'texts' | 'mentioned'> & {
	text: string;
	texts: string;
	failed: string;
	/** One mention and several, within a sentence. */
	inSentence: [one: string, several: string];
};

const WORDS: Record<ReportLanguage, OwnWords> = {
	en: {
		title: 'Customer sentiment',
		text: 'text',
		texts: 'texts',
		failed: 'failed',
		label: { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' },
		netScore: 'Net score',
		entity: 'Entity',
		mentions: 'Mentions',
		inSentence: ['mention', 'mentions'],
		change: 'Change',
		was: (before) => `was ${before}`,
		nothing: 'No entity was mentioned.',
		more: (count) => `and ${count} more`,
	},
	nl: {
		title: 'Klantsentiment',
		text: 'tekst',
		texts: 'teksten',
		failed: 'mislukt',
		label: { positive: 'Positief', neutral: 'Neutraal', negative: 'Negatief' },
		netScore: 'Nettoscore',
		entity: 'Entiteit',
		mentions: 'Vermeldingen',
		inSentence: ['vermelding', 'vermeldingen'],
		change: 'Verschil',
		was: (before) => `was ${before}`,
		nothing: 'Er is geen entiteit genoemd.',
		more: (count) => `en nog ${count}`,
	},
	de: {
		title: 'Kundenstimmung',
		text: 'Text',
		texts: 'Texte',
		failed: 'fehlgeschlagen',
		label: { positive: 'Positiv', neutral: 'Neutral', negative: 'Negativ' },
		netScore: 'Nettowert',
		entity: 'Entität',
		mentions: 'Nennungen',
		inSentence: ['Nennung', 'Nennungen'],
		change: 'Änderung',
		was: (before) => `war ${before}`,
		nothing: 'Keine Entität wurde genannt.',
		more: (count) => `und ${count} weitere`,
	},
};

/** The words of a language; of a language that there is none for, the English ones. */
export function wordsOf(language: ReportLanguage = 'en'): Words {
	const { text, texts, failed, inSentence, ...words } = WORDS[language] ?? WORDS.en;
	const locale = LOCALES[language] ?? LOCALES.en;
	const number = new Intl.NumberFormat(locale);
	const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
	const percent = new Intl.NumberFormat(locale, { style: 'percent' });
	return {
		...words,
		number: (value) => number.format(value),
		signed: (value) => signed.format(value).replace('-', '−'),
		percent: (part, whole) => percent.format(whole === 0 ? 0 : part / whole),
		mentioned: (count) => `${number.format(count)} ${inSentence[count === 1 ? 0 : 1]}`,
		texts(documents, without) {
			const all = `${number.format(documents)} ${documents === 1 ? text : texts}`;
			return without === 0 ? all : `${all} (${number.format(without)} ${failed})`;
		},
	};
}
