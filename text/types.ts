/**
 * What goes into `text/` and what comes out. Plain data and one function; nothing belongs to the
 * request core, to n8n or to Node-RED, whose own types fit these by shape.
 */

/** The languages that Sentor reads. */
export type Language = 'en' | 'nl';

/** The three labels. */
export type Sentiment = 'positive' | 'neutral' | 'negative';

/**
 * How much is taken off a text: nothing, markup, or markup and all that others wrote into a mail.
 * `mail` includes `html`.
 */
export type CleanUp = 'off' | 'html' | 'mail';

/** What a host found for one document, in any shape. */
export interface TextInput {
	text?: unknown;
	/** Only this document's, instead of the settings' ones. */
	entities?: unknown;
	/** What the item itself says; blank or absent: as the settings say. */
	language?: unknown;
	/** The user's own id. */
	id?: unknown;
}

/** How texts are prepared. Every one is optional. */
export interface TextSettings {
	/** @default 'html' */
	cleanUp?: CleanUp;
	/** `auto` tells Dutch from English, text by text. @default 'auto' */
	language?: unknown;
	/** The vocabulary, in any shape that people write it in. */
	entities?: unknown;
	/** False for what does without, such as clustering. @default true */
	needsEntities?: boolean;
}

/** What may be handed to the request core. */
export interface PreparedText {
	/** Never blank. */
	text: string;
	/** What is asked about; never empty unless entities are not needed. */
	entities: string[];
	language: Language;
	id?: string;
}

/** What was taken off, for who wants to see it. */
export interface TextChange {
	/** Always true: there is no change without it. */
	cleaned: true;
	/** The text as it is analyzed. */
	analyzedText: string;
}

/** One entity's verdict, as the request core gives it. */
export interface Verdict {
	entity: string;
	sentiment: Sentiment;
	/** 0 to 1, null when there was none. */
	score: number | null;
}

/** One entity of the user's, as it is shown. */
export interface EntityVerdict extends Verdict {
	/** Whether the text speaks of it; false means that a neutral verdict is no opinion. */
	mentioned: boolean;
	/** Of a group: its terms that occur in the text. Absent for a plain entity, and if none does. */
	terms?: string[];
}

/** The part of a result that `finish` reads; all else passes through untouched. */
export interface Answered {
	entitySentiments: Verdict[];
}

/** A result with the user's own entities, one verdict each, in the user's order. */
export type Finished<Result extends Answered> = Omit<Result, 'entitySentiments' | 'language'> & {
	entitySentiments: EntityVerdict[];
	language: Language;
};

/**
 * Why a text cannot be analyzed, as plain data. The same shape as a failure of the request core, so
 * that a host words both from one table.
 */
export interface TextFailure {
	readonly code: 'invalid_input';
	/** What happened. */
	readonly message: string;
	/** What to do next. */
	readonly description: string;
	readonly reason: TextFailureReason;
	/** What a host needs to word the failure itself; see `TEXT_FAILURES`. */
	readonly values?: Readonly<Record<string, string | number>>;
	/** Requests made: none. */
	readonly attempts: 0;
}

/** Which of the inputs was wrong, and how. */
export type TextFailureReason =
	| 'no_text'
	| 'text_type'
	| 'no_entities'
	| 'group_name'
	| 'language'
	| 'unreadable';

/** A text that is ready to be analyzed, or the reason why there is none. */
export type Preparation =
	| {
			ok: true;
			document: PreparedText;
			/**
			 * Turns the answer for `document` into the user's own terms: groups become one verdict under
			 * their name, every entity learns whether it is mentioned. Changes nothing that is handed in.
			 */
			finish<Result extends Answered>(result: Result): Finished<Result>;
			/** Absent when the text is analyzed as it came. */
			changed?: TextChange;
	  }
	| { ok: false; failure: TextFailure };
