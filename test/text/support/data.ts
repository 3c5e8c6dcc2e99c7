/**
 * Texts as people write them, by hand. Each set has two halves: one that the code was built with,
 * and one that nobody looked at meanwhile. Figures are those of the second.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../../text';

export const HALVES = ['building', 'held-out'] as const;
export type Half = (typeof HALVES)[number];

const read = (set: string, half: Half) =>
	readFileSync(path.join(__dirname, '../data', `${set}.${half}.txt`), 'utf8');

const rows = (set: string, half: Half) =>
	read(set, half)
		.trim()
		.split('\n')
		.map((line) => line.split('\t'));

export interface Pair {
	mentioned: boolean;
	language: Language;
	entity: string;
	text: string;
}

/** Texts and entities, and whether a reader says that the one speaks of the other. */
export function pairs(half: Half): Pair[] {
	return rows('mentioned', half).map(([mentioned, language, entity = '', text = '']) => ({
		mentioned: mentioned === 'yes',
		language: language as Language,
		entity,
		text,
	}));
}

/** Texts of more than 20 characters, and their language's code. */
export function languageTexts(half: Half): { code: string; text: string }[] {
	return rows('language', half).map(([code = '', text = '']) => ({ code, text }));
}

export interface Mail {
	name: string;
	language: Language;
	/** The author's own words. */
	own: string;
	/** What others or programs wrote: none of it may be left. */
	foreign: string[];
	source: string;
}

const MAIL = /^(.*)\n@keep\n([^]*?)\n@gone\n([^]*?)@mail\n([^]*)$/;

/** Mails as they leave the programs that people use. */
export function mails(half: Half): Mail[] {
	const blocks = read('mails', half).split(/^@@ /m).slice(1);
	return blocks.map((block) => {
		const [, name = '', own = '', foreign = '', source = ''] = MAIL.exec(block) ?? [];
		return {
			name,
			language: /\b(?:nl|dutch)\b/.test(name) ? 'nl' : 'en',
			own,
			foreign: foreign.trim().split('\n').filter(Boolean),
			source,
		};
	});
}
