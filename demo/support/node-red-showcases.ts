import { topicTable } from './topic-report';
import { ticketCounts, ticketTable, type ResultRow } from './ticket-report';

/** What a flow made of the tickets. */
export interface Seen {
	/** Rows of the file that it wrote. */
	rows: ResultRow[];
	/** What the debug node "Left out" showed. */
	leftOut: ResultRow[];
	/** What the node showed whose word ends the flow. */
	last: unknown;
}

/** A flow to show, what it writes, and how to tell of it. */
export interface Showcase {
	/** Name of the example. */
	example: string;
	/** Name of the button that begins it. */
	button: string;
	/** Name of the debug node whose word ends it. */
	ending: string;
	/** Variable of the flow that names the file to write, and the file. */
	results?: { variable: string; file: string };
	/** Lines for a terminal. */
	describe(seen: Seen): string[];
	/** What the requests would be without the node's care. */
	compare(tickets: number): string;
	/** Longest text that the service takes, characters; 0: no bound. Topics are found of whole texts. */
	maxTextLength: number;
	/** Whether the example Dashboard shows the same tickets beside it. */
	withDashboard?: boolean;
}

/** The sentiment of each ticket. */
export const sentimentShowcase: Showcase = {
	example: 'Tickets from CSV to CSV',
	button: 'Read tickets',
	ending: 'File written',
	results: { variable: 'RESULTS_CSV', file: 'tickets-with-sentiment.csv' },
	describe: ({ rows }) => [ticketTable(rows), '', ticketCounts(rows)],
	compare: (tickets) => `where one a ticket would be ${tickets}`,
	// Less than the longest ticket has, so that it goes in parts.
	maxTextLength: 5_000,
	withDashboard: true,
};

/** The topics that the tickets have in common. */
export const topicsShowcase: Showcase = {
	example: 'Topics of tickets',
	button: 'Read tickets',
	ending: 'File written',
	results: { variable: 'TOPICS_CSV', file: 'topics.csv' },
	describe: ({ rows, leftOut }) =>
		topicTable(
			rows,
			leftOut.map(({ id, note }) => ({ id, error: note })),
		),
	compare: () => 'one for each language and one for each name',
	maxTextLength: 0,
};

/** How customers feel, about what, as it would stand in Slack. */
export const reportShowcase: Showcase = {
	example: 'Daily report to Slack',
	button: 'Every day at 8',
	ending: 'What Slack would get',
	describe: ({ last }) => [(last as { text: string }).text],
	compare: sentimentShowcase.compare,
	maxTextLength: sentimentShowcase.maxTextLength,
};
