/**
 * Long texts as people write them: one author, a greeting, paragraphs of a few sentences, most of
 * one mood and some of two. They are joined from the texts that were written by hand for other tests.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { scoreDocument } from '../../../sandbox/src/scorer/document';
import type { SentorDocument } from '../../../core';
import { DUTCH_OPINIONS } from '../../sandbox/data/dutch';
import { ENGLISH_OPINIONS } from '../../sandbox/data/english';
import { DUTCH_LATER, ENGLISH_LATER } from '../../sandbox/data/later';
import { seededRandom } from '../../support/sim/virtual-time';
import { HALVES, languageTexts, mails, pairs } from '../../text/support/data';

type Language = 'en' | 'nl';
type Mood = 'positive' | 'neutral' | 'negative';
type Random = () => number;
type Material = Record<Mood, string[]>;

const TICKETS = path.join(__dirname, '../../../examples/data/tickets.csv');

/** What a shop asks about in each of its texts. */
const ENTITIES: Record<Language, string[]> = {
	en: ['delivery', 'support', 'price', 'quality', 'app', 'refund'],
	nl: ['levering', 'klantenservice', 'prijs', 'kwaliteit', 'app', 'retour'],
};

const FRAME: Record<Language, { greeting: string; end: string }> = {
	en: { greeting: 'Dear team,', end: 'Kind regards,\nSam' },
	nl: { greeting: 'Beste team,', end: 'Met vriendelijke groet,\nSam' },
};

/** Shares of a mail's texts: of its mood, of the opposite; the rest tells facts. */
const ONE_MOOD = [0.6, 0.08] as const;
const TWO_MOODS = [0.38, 0.24] as const;
const SHARE_OF_TWO_MOODS = 1 / 5;

const SHORTEST = 10;
const LONGEST = 50_000;

/** So many texts of 10 to 50,000 characters (evenly on a scale of logarithms), two of three in English. */
export function longMails(count: number, seed: number): SentorDocument[] {
	const random = seededRandom(seed);
	const material = { en: materialOf('en'), nl: materialOf('nl') };
	return Array.from({ length: count }, (_, place) => {
		const language = random() < 2 / 3 ? 'en' : 'nl';
		const length = Math.round(SHORTEST * (LONGEST / SHORTEST) ** (place / (count - 1)));
		const text = mailOf(material[language], language, length, random);
		return { text, entities: ENTITIES[language], language };
	});
}

function mailOf(material: Material, language: Language, length: number, random: Random): string {
	const mood: Mood = random() < 0.6 ? 'negative' : 'positive';
	const opposite = mood === 'negative' ? 'positive' : 'negative';
	const [own, other] = random() < SHARE_OF_TWO_MOODS ? TWO_MOODS : ONE_MOOD;
	const { greeting, end } = FRAME[language];
	const paragraphs: string[] = length > 200 ? [greeting] : [];
	for (let written = 0; written < length; ) {
		const texts = Array.from({ length: 2 + Math.floor(random() * 4) }, () => {
			const draw = random();
			const chosen = draw < own ? mood : draw < own + other ? opposite : 'neutral';
			return pick(material[chosen], random);
		});
		const paragraph = texts.join(' ');
		paragraphs.push(paragraph);
		written += paragraph.length + 2;
	}
	const body = paragraphs.join('\n\n');
	const room = length - (length > 200 ? end.length + 2 : 0);
	// As people end when they have said enough: with a word, not in the middle of one.
	const said = body.length > room ? body.slice(0, room).replace(/(?<=\S)\s+\S*$/, '') : body;
	return length > 200 ? `${said}\n\n${end}` : said;
}

function pick(texts: string[], random: Random): string {
	return texts[Math.floor(random() * texts.length)] ?? '';
}

/** All texts of a language by mood: as a person labeled them, or else as the sandbox reads them. */
function materialOf(language: Language): Material {
	const material: Material = { positive: [], neutral: [], negative: [] };
	const add = (written: string, label?: Mood) => {
		const text = written.replace(/\s+/g, ' ').trim();
		const sentence = /[.!?)…]$/.test(text) ? text : `${text}.`;
		material[label ?? scoreDocument(sentence, [], language).reading.label].push(sentence);
	};
	const opinions = {
		en: [...ENGLISH_OPINIONS, ...ENGLISH_LATER],
		nl: [...DUTCH_OPINIONS, ...DUTCH_LATER],
	};
	for (const { text, label } of opinions[language]) add(text, label);
	for (const text of textsIn(language)) add(text);
	return material;
}

function textsIn(language: Language): string[] {
	const rows = parse(readFileSync(TICKETS), { columns: true }) as SentorDocument[];
	const isOwn = (row: { language?: string | undefined }) => row.language === language;
	return [
		...rows.filter(isOwn).map(({ text }) => text),
		...HALVES.flatMap((half) => [
			...mails(half)
				.filter(isOwn)
				.map(({ own }) => own),
			...pairs(half)
				.filter(isOwn)
				.map(({ text }) => text),
			...languageTexts(half)
				.filter(({ code }) => code === language)
				.map(({ text }) => text),
		]),
	];
}
