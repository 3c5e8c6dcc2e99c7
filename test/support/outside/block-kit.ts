/**
 * Slack's published rules for blocks in messages, as far as a report or an alert may use them
 * (https://docs.slack.dev/reference/block-kit/blocks, read in November 2026).
 */
const MOST_BLOCKS = 50;

/** Characters. */
const LONGEST = { header: 150, section: 3000, field: 2000, element: 3000 };

const MOST_FIELDS = 10;
const MOST_ELEMENTS = 10;

type Fields = Record<string, unknown>;

/** What Slack would find wrong with these blocks; empty: it would show them. */
export function blockKitFaults(blocks: unknown): string[] {
	if (!Array.isArray(blocks)) return ['blocks is no list'];
	const tooMany = blocks.length > MOST_BLOCKS ? [`${blocks.length} blocks`] : [];
	const found = blocks.flatMap((block: Fields, at) =>
		faultsOf(block).map((fault) => `/blocks/${at}: ${fault}`),
	);
	return [...tooMany, ...found];
}

function faultsOf(block: Fields): string[] {
	switch (block.type) {
		case 'divider':
			return unknownFields(block, ['type', 'block_id']);
		case 'header':
			return [
				...unknownFields(block, ['type', 'block_id', 'text']),
				...textFaults(block.text, LONGEST.header, ['plain_text']),
			];
		case 'section':
			return [
				...unknownFields(block, ['type', 'block_id', 'text', 'fields', 'accessory', 'expand']),
				...(block.text === undefined && block.fields === undefined ? ['has no text'] : []),
				...(block.text === undefined ? [] : textFaults(block.text, LONGEST.section)),
				...listFaults(block.fields, MOST_FIELDS, LONGEST.field),
			];
		case 'context':
			return [
				...unknownFields(block, ['type', 'block_id', 'elements']),
				...(Array.isArray(block.elements) && block.elements.length > 0 ? [] : ['has no elements']),
				...listFaults(block.elements, MOST_ELEMENTS, LONGEST.element),
			];
		default:
			return [`type ${JSON.stringify(block.type)}`];
	}
}

function listFaults(texts: unknown, most: number, longest: number): string[] {
	if (texts === undefined) return [];
	if (!Array.isArray(texts)) return ['is no list'];
	const tooMany = texts.length > most ? [`${texts.length} texts`] : [];
	return [...tooMany, ...texts.flatMap((text) => textFaults(text, longest))];
}

function textFaults(text: unknown, longest: number, types = ['plain_text', 'mrkdwn']): string[] {
	const given = text as Fields | undefined;
	if (!types.includes(given?.type as string)) return [`text of type ${String(given?.type)}`];
	const length = String(given?.text ?? '').length;
	return length < 1 || length > longest ? [`text of ${length} characters`] : [];
}

function unknownFields(block: Fields, known: string[]): string[] {
	return Object.keys(block)
		.filter((name) => !known.includes(name))
		.map((name) => `unknown field ${name}`);
}
