import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the Node-RED nodes' sources lie. */
export const NODE_RED_SOURCES = path.resolve(__dirname, '../../node-red/src');

/** The editor's languages; the first is the one that the others are held against. */
export const LANGUAGES = ['en-US', 'nl', 'de'] as const;

export type CatalogueLanguage = (typeof LANGUAGES)[number];

/** Types of our nodes: the folders that hold an .html of the same name. */
export function nodeTypes(): string[] {
	return readdirSync(NODE_RED_SOURCES).filter((name) => existsSync(source(name, `${name}.html`)));
}

/** The html of a node: its form and what it registers. */
export function formOf(type: string): string {
	return readFileSync(source(type, `${type}.html`), 'utf8');
}

/** The help of a node in one language, as html. */
export function helpOf(type: string, language: CatalogueLanguage): string {
	return readFileSync(source(type, 'locales', language, `${type}.html`), 'utf8');
}

/** The words of a node in one language, by full key, e.g. `sentor-api.test.button`. */
export function catalogueOf(type: string, language: CatalogueLanguage): Map<string, string> {
	const file = source(type, 'locales', language, `${type}.json`);
	return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')), ''));
}

/** The TypeScript of all nodes in one string. */
export function runtimeSources(): string {
	return readdirSync(NODE_RED_SOURCES, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(source(name), 'utf8'))
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
