import { topicTable } from './topic-report';
import { ticketCounts, ticketTable, type ResultRow } from './ticket-report';

/** A flow to show, what it writes, and how to tell of it. */
export interface Showcase {
	/** Name of the example. */
	example: string;
	/** Variable of the flow that names the file to write, and the file. */
	results: { variable: string; file: string };
	/** Lines for a terminal. `leftOut`: what the debug node "Left out" showed. */
	describe(rows: ResultRow[], leftOut: ResultRow[]): string[];
	/** What the requests would be without the node's care. */
	compare(tickets: number): string;
	/** Longest text that the service takes, characters; 0: no bound. Topics are found of whole texts. */
	maxTextLength: number;
	/** Page that the flow serves. */
	page?: string;
}

/** The sentiment of each ticket. */
export const sentimentShowcase: Showcase = {
	example: 'Tickets from CSV to CSV',
	results: { variable: 'RESULTS_CSV', file: 'tickets-with-sentiment.csv' },
	describe: (rows) => [ticketTable(rows), '', ticketCounts(rows)],
	compare: (tickets) => `where one a ticket would be ${tickets}`,
	// Less than the longest ticket has, so that it goes in parts.
	maxTextLength: 5_000,
	page: '/sentor-results',
};

/** The topics that the tickets have in common. */
export const topicsShowcase: Showcase = {
	example: 'Topics of tickets',
	results: { variable: 'TOPICS_CSV', file: 'topics.csv' },
	describe: (rows, leftOut) =>
		topicTable(
			rows,
			leftOut.map(({ id, note }) => ({ id, error: note })),
		),
	compare: () => 'one for each language and one for each name',
	maxTextLength: 0,
};
