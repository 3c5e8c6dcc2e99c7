import { renderTable } from './table';
import type { ResultRow } from './ticket-report';

const COLUMNS = [
	{ title: 'Topic', width: 30 },
	{ title: 'Language', width: 8 },
	{ title: 'Tickets', width: 7, align: 'right' as const },
	{ title: 'Words', width: 36 },
];

/** Topics in a table for a terminal, and the tickets without one: `id`, and why in `error`. */
export function topicTable(topics: ResultRow[], leftOut: ResultRow[]): string[] {
	const rows = topics.map(({ topic = '', language = '', tickets = '', words = '' }) => [
		...[topic, language, tickets, words],
	]);
	const inTopics = topics.reduce((sum, { tickets }) => sum + Number(tickets), 0);
	const others = leftOut.map(({ id, error }) => `${id} (${error})`).join(', ');
	return [
		renderTable(COLUMNS, rows),
		'',
		`${inTopics} tickets in these groups, ${leftOut.length} left out: ${others}`,
	];
}
