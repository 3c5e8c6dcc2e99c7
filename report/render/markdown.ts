import type { EntityFigures, Figures } from '../types';
import type { Words } from '../words';
import { scoreLine, sharesLine, tableOf, type Content } from './content';

/** The report as Markdown (CommonMark with GitHub's tables). */
export function renderMarkdown({ title, words, figures, groups }: Content): string {
	return [
		`# ${escape(title)}`,
		...section(figures, words),
		...groups.flatMap((group) => [`## ${escape(group.group)}`, ...section(group, words)]),
	].join('\n\n');
}

function section(figures: Figures, words: Words): string[] {
	const summary = `${words.texts(figures.documents, figures.failed)}, ${sharesLine(figures, words)}. **${scoreLine(figures, words)}**`;
	if (figures.entities.length === 0) return [summary, words.nothing];
	return [summary, table(figures.entities, words), ...quotes(figures.entities)];
}

function table(entities: EntityFigures[], words: Words): string {
	const { headings, cellsOf } = tableOf(entities, words);
	const head = [words.entity, ...headings];
	const rows = entities.map((entity) => [escape(entity.entity), ...cellsOf(entity)]);
	const rule = head.map((_heading, place) => (place === 0 ? '---' : '---:'));
	return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function quotes(entities: EntityFigures[]): string[] {
	return entities
		.filter((entity) => entity.quotes.length > 0)
		.map(({ entity, quotes: said }) =>
			[`**${escape(entity)}**`, ...said.map(({ text }) => `> ${escape(text)}`)].join('\n\n'),
		);
}

/** Every character that Markdown could take for a sign of its own, and HTML, which Markdown lets through. */
function escape(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/[\\`*_{}[\]()#+\-!|>~:.@]/g, '\\$&');
}
