/** The three labels that a document or an entity can have. */
export type Sentiment = 'positive' | 'neutral' | 'negative';

/** Languages of the report's own words; customers' texts stay in theirs. */
export type ReportLanguage = 'en' | 'nl' | 'de';

/** How often each label was given. */
export interface Counts {
	positive: number;
	neutral: number;
	negative: number;
}

/** One thing that a customer said of an entity. */
export interface Quote {
	/** The customer's words, cut at a sentence end where they are long; not escaped. */
	text: string;
	/** What the text says of the entity. */
	sentiment: Sentiment;
	/** The user's own id of the text, absent where it has none. */
	documentId?: string;
}

/** How one entity fares in all texts that mention it. */
export interface EntityFigures extends Counts {
	entity: string;
	/** Texts that speak of it. */
	mentions: number;
	/** % positive - % negative of the mentions, whole, -100 to 100. */
	netScore: number;
	/** `netScore` less that of the earlier report; absent where that one does not know the entity. */
	change?: number;
	/** What people wrote, the strongest first; a text at most once. */
	quotes: Quote[];
}

/** The figures of a set of documents. */
export interface Figures extends Counts {
	/** Documents handed in: the three labels and the failed ones together. */
	documents: number;
	/** Documents without an answer. */
	failed: number;
	/** % positive - % negative of the answered documents, whole, -100 to 100; 0 where none was answered. */
	netScore: number;
	/** `netScore` less that of the earlier report; absent without one. */
	change?: number;
	/** The most mentioned first. */
	entities: EntityFigures[];
}

/** The figures of one channel, product, week: whatever `groupBy` told apart. */
export interface GroupFigures extends Figures {
	group: string;
}

/** A report: its figures as data, and the same ready for chat, document, mail and Slack. */
export interface Report extends Figures {
	/** In the natural order of their names; absent where nothing was grouped. */
	groups?: GroupFigures[];
	/** A few lines of plain text, for a chat or as the fall-back of `slackBlocks`. */
	text: string;
	/** Customers' words are escaped. */
	markdown: string;
	/** A fragment with inline styles only, as mail programs need it; customers' words are escaped. */
	html: string;
	/** Slack Block Kit: at most 50 blocks, 3,000 characters a text, 150 a header. */
	slackBlocks: SlackBlock[];
}

/** The blocks of Slack that a report uses (api.slack.com/reference/block-kit/blocks). */
export type SlackBlock =
	| { type: 'header'; text: { type: 'plain_text'; text: string; emoji: boolean } }
	| { type: 'section'; text: { type: 'mrkdwn'; text: string } }
	| { type: 'context'; elements: { type: 'mrkdwn'; text: string }[] }
	| { type: 'divider' };

/** One analyzed thing as it is handed in: the fields of an item or message. */
export interface ReportRow {
	/** The fields that *Analyze Sentiment* gave, beside the user's own. */
	fields: Record<string, unknown>;
	/** The customer's words, such as the text without its markup; absent: the text as it stands in its field. */
	words?: string;
	/** What it is counted under; absent: in the whole only. */
	group?: string;
}

/** How a report is made. Every field is optional. */
export interface ReportOptions {
	/** Name of the field with the customer's text, for quotes. @default 'text' */
	textField?: string;
	/** What the result fields' names begin with (option Field Prefix of the analysis). @default '' */
	fieldPrefix?: string;
	/** @default 'en' */
	language?: ReportLanguage;
	/** An earlier report (or its JSON) to compare with; what is none is as good as absent: see {@link readEarlier}. */
	previous?: unknown;
	/** Most quotes for an entity, 0 for none. @default 2 */
	quotes?: number;
	/** @default the language's word for a report on customer sentiment */
	title?: string;
}
