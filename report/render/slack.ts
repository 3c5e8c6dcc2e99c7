import type { EntityFigures, Figures, SlackBlock } from '../types';
import type { Words } from '../words';
import { score, scoreLine, sharesLine, type Content } from './content';

/** Slack's limits (api.slack.com/reference/block-kit): blocks of a message, characters of a text and of a header. */
const MOST_BLOCKS = 50;
const LONGEST_TEXT = 3_000;
const LONGEST_HEADER = 150;

/** The report as Slack blocks. What has no room is named by its number, never cut off silently. */
export function renderSlack({ title, words, figures, groups }: Content): SlackBlock[] {
	const entities = figures.entities.map((entity) => section(entityText(entity, words)));
	const grouped = groups.map((group) => section(groupText(group.group, group, words)));
	const blocks: SlackBlock[] = [
		{
			type: 'header',
			text: { type: 'plain_text', text: clip(oneLine(title) || '–', LONGEST_HEADER), emoji: false },
		},
		section(
			`${words.texts(figures.documents, figures.failed)}, ${sharesLine(figures, words)}\n*${scoreLine(figures, words)}*`,
		),
		...(entities.length === 0 ? [section(words.nothing)] : entities),
		...(grouped.length === 0 ? [] : [{ type: 'divider' as const }, ...grouped]),
	];
	if (blocks.length <= MOST_BLOCKS) return blocks;
	const kept = blocks.slice(0, MOST_BLOCKS - 1);
	return [...kept, more(words, blocks.length - kept.length)];
}

function entityText(entity: EntityFigures, words: Words): string {
	const { positive, neutral, negative } = words.label;
	const figures = [
		words.mentioned(entity.mentions),
		`${words.number(entity.positive)} ${positive.toLowerCase()}`,
		`${words.number(entity.neutral)} ${neutral.toLowerCase()}`,
		`${words.number(entity.negative)} ${negative.toLowerCase()}`,
	].join(', ');
	return [
		`*${escape(entity.entity)}* ${score(entity, words)}: ${figures}`,
		...entity.quotes.map(({ text }) => `> ${escape(text)}`),
	].join('\n');
}

function groupText(name: string, group: Figures, words: Words): string {
	return `*${escape(name)}* ${scoreLine(group, words)}: ${words.texts(group.documents, group.failed)}`;
}

function section(text: string): SlackBlock {
	return { type: 'section', text: { type: 'mrkdwn', text: clip(text, LONGEST_TEXT) } };
}

function more(words: Words, count: number): SlackBlock {
	return {
		type: 'context',
		elements: [{ type: 'mrkdwn', text: words.more(words.number(count)) }],
	};
}

/** Slack's three (api.slack.com/reference/surfaces/formatting): with them no mention and no link can be made. */
function escape(text: string): string {
	return oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Not inside a character, and not inside an entity such as `&amp;`. */
function clip(text: string, longest: number): string {
	if (text.length <= longest) return text;
	const kept = text.slice(0, longest - 1).replace(/&[a-z]{0,3}$|[\uD800-\uDBFF]$/, '');
	return `${kept}…`;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
