import type { ReportOptions, ReportRow, Sentiment } from './types';

/** What one text says of one entity. */
export interface Mention {
	entity: string;
	sentiment: Sentiment;
	/** How strong, 0 to 1; the document's own strength where the entity has none. */
	strength: number;
}

/** One document as a report sees it. */
export interface ReadDocument {
	group?: string;
	/** Undefined: it failed. */
	sentiment?: Sentiment;
	/** To be quoted. */
	text: string;
	documentId?: string;
	mentions: Mention[];
}

type Fields = Record<string, unknown>;

/**
 * Reads rows of any form that the analysis gives: one a document (with `entitySentiments`, else by
 * the comma lists), one an entity, or one a sentence. Rows of the same document become one document.
 * A row that has neither a label nor an `error` was left out by the user: it is counted in nothing.
 */
export function readRows(rows: readonly ReportRow[], options: ReportOptions = {}): ReadDocument[] {
	const { textField = 'text', fieldPrefix = '' } = options;
	const documents: ReadDocument[] = [];
	const split = new Map<string, ReadDocument>();
	for (const { fields, group, words } of rows) {
		const field = (name: string): unknown => fields[fieldPrefix + name];
		const text = textOf(fields[textField]);
		const base = {
			group,
			text: words ?? text,
			...idOf(field('documentId')),
		};
		const whole = labelOf(field('documentSentiment'));
		if (whole) {
			// Two mails may have the same words, and are two all the same.
			const identity = text || base.text;
			const key = JSON.stringify([group, base.documentId ?? null, identity]);
			const isOwn = base.documentId !== undefined || identity !== '';
			let document = isOwn ? split.get(key) : anonymous(documents.at(-1), split, whole, field);
			if (!document) {
				document = { ...base, sentiment: whole, mentions: [] };
				documents.push(document);
				split.set(isOwn ? key : ANONYMOUS, document);
			}
			document.mentions.push(...mentionOf(field));
			continue;
		}
		const sentiment = labelOf(field('sentiment'));
		if (sentiment) documents.push({ ...base, sentiment, mentions: mentionsOf(field) });
		else if (isFailed(fields)) documents.push({ ...base, mentions: [] });
	}
	return documents;
}

const ANONYMOUS = 'anonymous';

/** A value as a label, whatever its case. */
function labelOf(value: unknown): Sentiment | undefined {
	const label = typeof value === 'string' ? value.trim().toLowerCase() : '';
	return label === 'positive' || label === 'neutral' || label === 'negative' ? label : undefined;
}

/** Rows without id and text belong together as long as they are alike and name no entity twice. */
function anonymous(
	last: ReadDocument | undefined,
	split: Map<string, ReadDocument>,
	whole: Sentiment,
	field: (name: string) => unknown,
): ReadDocument | undefined {
	if (!last || split.get(ANONYMOUS) !== last || last.sentiment !== whole) return undefined;
	const entity = field('entity');
	return last.mentions.some((mention) => mention.entity === entity) ? undefined : last;
}

function isFailed({ error }: Fields): boolean {
	return error !== undefined && error !== null && error !== false && error !== '';
}

/** An entity row's own mention; a sentence row has none. */
function mentionOf(field: (name: string) => unknown): Mention[] {
	const entity = field('entity');
	const sentiment = labelOf(field('sentiment'));
	if (typeof entity !== 'string' || !sentiment || field('mentioned') === false) return [];
	return [{ entity, sentiment, strength: magnitude(field('score')) }];
}

function mentionsOf(field: (name: string) => unknown): Mention[] {
	const list = parsed(field('entitySentiments'));
	const strength = magnitude(field('score'));
	if (Array.isArray(list)) return list.flatMap((element) => listed(element, strength));
	return (['positive', 'neutral', 'negative'] as const).flatMap((sentiment) =>
		names(field(`${sentiment}Entities`)).map((entity) => ({ entity, sentiment, strength })),
	);
}

function listed(element: unknown, fallback: number): Mention[] {
	const { entity, sentiment: label, score, mentioned } = (element ?? {}) as Fields;
	const sentiment = labelOf(label);
	if (typeof entity !== 'string' || !sentiment || mentioned === false) return [];
	return [{ entity, sentiment, strength: magnitude(score) || fallback }];
}

/** A sheet or a CSV file keeps a list as its JSON. */
function parsed(value: unknown): unknown {
	if (typeof value !== 'string' || !value.trimStart().startsWith('[')) return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

function names(value: unknown): string[] {
	if (typeof value !== 'string') return [];
	return [...new Set(value.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function idOf(value: unknown): { documentId?: string } {
	if (typeof value === 'number') return { documentId: String(value) };
	return typeof value === 'string' && value !== '' ? { documentId: value } : {};
}

function magnitude(value: unknown): number {
	const number = typeof value === 'string' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? Math.abs(number) : 0;
}
