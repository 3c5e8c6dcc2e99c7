import { compared, readEarlier, type Earlier } from './earlier';
import { count, order } from './figures';
import { quotesOf } from './quotes';
import { readRows, type ReadDocument } from './read';
import { renderHtml } from './render/html';
import { renderMarkdown } from './render/markdown';
import { renderSlack } from './render/slack';
import { renderText } from './render/text';
import type { Figures, Report, ReportOptions, ReportRow } from './types';
import { wordsOf } from './words';

/** Quotes of an entity where the user does not say. */
export const DEFAULT_QUOTES = 2;

/**
 * Makes one report of all rows. Pure and total: what is no row of an analysis is counted in nothing,
 * and of nothing at all the report says 0 documents.
 */
export function createReport(rows: readonly ReportRow[], options: ReportOptions = {}): Report {
	const words = wordsOf(options.language);
	const documents = readRows(rows, options);
	const earlier = readEarlier(options.previous);
	const most = Math.max(0, Math.floor(options.quotes ?? DEFAULT_QUOTES));
	const figures = figuresOf(documents, earlier, most);
	const groups = [...groupsOf(documents)]
		.sort(([one], [other]) => order(one, other))
		.map(([group, members]) => ({
			group,
			...figuresOf(members, earlier?.groups.get(group), most),
		}));
	const content = { title: options.title || words.title, words, figures, groups };
	return {
		...figures,
		...(groups.length === 0 ? {} : { groups }),
		text: renderText(content),
		markdown: renderMarkdown(content),
		html: renderHtml(content),
		slackBlocks: renderSlack(content),
	};
}

function figuresOf(
	documents: readonly ReadDocument[],
	earlier: Earlier | undefined,
	most: number,
): Figures {
	const { entities, ...figures } = count(documents);
	const used = new Set<string>();
	return compared(
		{
			...figures,
			entities: entities.map((entity) => {
				const counts: Partial<typeof entity> = { ...entity };
				delete counts.said;
				return { ...(counts as Omit<typeof entity, 'said'>), quotes: quotesOf(entity, most, used) };
			}),
		},
		earlier,
	);
}

function groupsOf(documents: readonly ReadDocument[]): Map<string, ReadDocument[]> {
	const groups = new Map<string, ReadDocument[]>();
	for (const document of documents) {
		if (document.group === undefined) continue;
		const members = groups.get(document.group);
		if (members) members.push(document);
		else groups.set(document.group, [document]);
	}
	return groups;
}
