import { languageCounts, ticketCounts, ticketTable, type ResultRow } from './ticket-report';
import { topicTable } from './topic-report';

/** A file, and the node of the workflow that makes it. */
export interface MadeFile {
	name: string;
	node: string;
}

const REST = 'Make file of the rest';

/** A workflow to show, what it writes, and how to tell of it. */
export interface Showcase {
	/** File name of the example. */
	example: string;
	/** What the example makes: answers, and rows without one. */
	files: { answers: MadeFile; others: MadeFile };
	/** Lines for a terminal. `tickets` are the rows that went in. */
	describe(tickets: ResultRow[], answers: ResultRow[], others: ResultRow[]): string[];
	/** What the requests would be without the node's care. */
	compare(tickets: number): string;
	/** Longest text that the service takes, characters; 0: no bound. Topics are found of whole texts. */
	maxTextLength: number;
}

/** The sentiment of each ticket. */
export const sentimentShowcase: Showcase = {
	example: 'tickets-to-spreadsheet.json',
	files: {
		answers: { name: 'sentiment-results.csv', node: 'Make results file' },
		others: { name: 'sentiment-not-analyzed.csv', node: REST },
	},
	describe(tickets, answers, others) {
		const withReason = others.map((row) => ({ ...row, note: row.error }));
		const rows = inOrderOf(tickets, [...answers, ...withReason]);
		return [ticketTable(rows), '', ticketCounts(rows), languageCounts(rows)];
	},
	compare: (tickets) => `where one a ticket would be ${tickets}`,
	// Less than the longest ticket has, so that it goes in parts.
	maxTextLength: 5_000,
};

/** The topics that the tickets have in common. */
export const topicsShowcase: Showcase = {
	example: 'topics-of-tickets.json',
	files: {
		answers: { name: 'topics.csv', node: 'Make topics file' },
		others: { name: 'topics-left-out.csv', node: REST },
	},
	describe: (_tickets, topics, others) => topicTable(topics, others),
	compare: () => 'one for each language and one for each name',
	maxTextLength: 0,
};

/** The two files hold the tickets in two groups; a reader looks for them by number. */
function inOrderOf(tickets: ResultRow[], rows: ResultRow[]): ResultRow[] {
	const ids = tickets.map(({ id }) => id);
	const placeOf = ({ id }: ResultRow) => ids.indexOf(id);
	return [...rows].sort((one, other) => placeOf(one) - placeOf(other));
}
