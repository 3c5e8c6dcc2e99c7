import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
	composeCatalogue,
	composeForm,
	composeHelp,
	readCommonWords,
} from '../../../node-red/compose';

/** Where the Node-RED nodes' sources lie. */
export const NODE_RED_SOURCES = path.resolve(__dirname, '../../../node-red/src');

/** The editor's languages; the first is the one that the others are held against. */
export const LANGUAGES = ['en-US', 'nl', 'de'] as const;

export type CatalogueLanguage = (typeof LANGUAGES)[number];

/** Types of our nodes: the folders that hold an .html of the same name. */
export function nodeTypes(): string[] {
	return readdirSync(NODE_RED_SOURCES).filter((name) => existsSync(source(name, `${name}.html`)));
}

/** The html of a node as it is built: its form and what it registers. */
export function formOf(type: string): string {
	return composeForm(type);
}

/** The help of a node in one language, as html. */
export function helpOf(type: string, language: CatalogueLanguage): string {
	return composeHelp(type, language);
}

/** The words of a node in one language, by full key, e.g. `sentor-api.test.button`. */
export function catalogueOf(type: string, language: CatalogueLanguage): Map<string, string> {
	return new Map(flatten(composeCatalogue(type, language), ''));
}

/** The words that all nodes have in common, without a type in front of their keys. */
export function commonWords(language: CatalogueLanguage): Map<string, string> {
	return new Map(flatten(readCommonWords(language), ''));
}

/** The TypeScript and the html in one folder of the nodes' sources, in one string. @default all */
export function sourcesOf(folder = '.'): string {
	return readdirSync(source(folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(ts|html)$/.test(name) && !name.includes('locales'))
		.map((name) => readFileSync(source(folder, name), 'utf8'))
		.join('\n');
}

function source(...parts: string[]): string {
	return path.join(NODE_RED_SOURCES, ...parts);
}

function flatten(value: unknown, key: string): Array<[string, string]> {
	if (typeof value === 'string') return [[key, value]];
	return Object.entries(value as object).flatMap(([name, inner]) =>
		flatten(inner, key === '' ? name : `${key}.${name}`),
	);
}
