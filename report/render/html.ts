import type { EntityFigures, Figures } from '../types';
import type { Words } from '../words';
import { scoreLine, sharesLine, tableOf, type Content, type EntityTable } from './content';

/** Colours that can be told apart by people who see red and green alike, on white and on grey. */
const COLOURS = { positive: '#2a7f9e', neutral: '#b9bec4', negative: '#c4512d' };

/** Width of a whole bar, px. */
const BAR_PX = 160;

const CELL = 'padding:4px 8px;border-bottom:1px solid #dddddd;';
const NUMBER = `${CELL}text-align:right;`;

/**
 * The report as an HTML fragment for a mail: tables and inline styles only, since mail programs drop
 * style sheets, and bars of coloured cells, since they drop pictures.
 */
export function renderHtml({ title, words, figures, groups }: Content): string {
	return [
		'<div style="font-family:Arial,Helvetica,sans-serif;font-size:14px;color:#222222;">',
		`<h2 style="margin:0 0 8px;">${escape(title)}</h2>`,
		section(figures, words),
		...groups.map(
			(group) =>
				`<h3 style="margin:16px 0 8px;">${escape(group.group)}</h3>${section(group, words)}`,
		),
		'</div>',
	].join('\n');
}

function section(figures: Figures, words: Words): string {
	const { documents, failed, entities } = figures;
	const summary = `<p style="margin:0 0 8px;">${words.texts(documents, failed)}, ${sharesLine(figures, words)}. <strong>${scoreLine(figures, words)}</strong></p>`;
	if (entities.length === 0) return `${summary}<p>${words.nothing}</p>`;
	return summary + table(entities, words) + quotes(entities);
}

function table(entities: EntityFigures[], words: Words): string {
	const shown = tableOf(entities, words);
	const head = [
		`<th style="${CELL}text-align:left;">${words.entity}</th>`,
		`<th style="${CELL}"></th>`,
		...shown.headings.map((name) => `<th style="${NUMBER}">${name}</th>`),
	].join('');
	const rows = entities.map((entity) => row(entity, shown));
	return `<table cellspacing="0" cellpadding="0" style="border-collapse:collapse;font-size:14px;"><tr>${head}</tr>${rows.join('')}</table>`;
}

function row(entity: EntityFigures, { cellsOf }: EntityTable): string {
	const numbers = cellsOf(entity).map((cell) => `<td style="${NUMBER}">${cell}</td>`);
	return `<tr><td style="${CELL}">${escape(entity.entity)}</td><td style="${CELL}">${bar(entity)}</td>${numbers.join('')}</tr>`;
}

function bar(entity: EntityFigures): string {
	const parts = (['positive', 'neutral', 'negative'] as const)
		.map((label) => ({ label, px: Math.round((BAR_PX * entity[label]) / entity.mentions) }))
		.filter(({ px }) => px > 0)
		.map(
			({ label, px }) =>
				`<td width="${px}" height="12" bgcolor="${COLOURS[label]}" style="font-size:1px;line-height:12px;">&nbsp;</td>`,
		);
	return `<table cellspacing="0" cellpadding="0" width="${BAR_PX}"><tr>${parts.join('')}</tr></table>`;
}

function quotes(entities: EntityFigures[]): string {
	return entities
		.filter((entity) => entity.quotes.length > 0)
		.map(({ entity, quotes: said }) => {
			const words = said.map(
				({ text, sentiment }) =>
					`<blockquote style="margin:4px 0;padding-left:8px;border-left:3px solid ${COLOURS[sentiment]};">${escape(text)}</blockquote>`,
			);
			return `<p style="margin:8px 0 0;"><strong>${escape(entity)}</strong></p>${words.join('')}`;
		})
		.join('');
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
