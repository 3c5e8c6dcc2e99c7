import { score, scoreLine, sharesLine, type Content } from './content';

/** Entities that a chat message names; who wants all takes another form. */
const MOST_ENTITIES = 10;

/** The report in a few lines of plain text. */
export function renderText({ title, words, figures, groups }: Content): string {
	const { documents, failed, entities } = figures;
	const named = entities
		.slice(0, MOST_ENTITIES)
		.map((entity) => `${entity.entity} ${score(entity, words)}`);
	const rest = entities.length - named.length;
	if (rest > 0) named.push(words.more(words.number(rest)));
	return [
		`${oneLine(title)}: ${words.texts(documents, failed)}, ${sharesLine(figures, words)}. ${scoreLine(figures, words)}.`,
		named.length > 0 ? `${named.map(oneLine).join(', ')}.` : words.nothing,
		...groups.map((group) => `${oneLine(group.group)}: ${scoreLine(group, words)}`),
	].join('\n');
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
