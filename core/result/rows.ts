import type {
	DocumentSentiment,
	EntitySentiment,
	Language,
	RunStats,
	SentenceSentiment,
	Sentiment,
} from '../types';

/** A verdict as it is shown. Who knows whether the text speaks of the entity says so. */
export interface ShownEntity extends EntitySentiment {
	/** False: a neutral verdict is no opinion. Absent counts as true. */
	mentioned?: boolean;
	/** Of a group of terms: those that occur in the text. */
	terms?: string[];
}

/** An answer as it is shown: the core's own, or with verdicts in the user's own terms. */
export type ShownDocument = Omit<DocumentSentiment, 'entitySentiments'> & {
	entitySentiments: readonly ShownEntity[];
	/** As it was analyzed. */
	language?: Language;
};

/** The friendly form of a document's answer, ready for a spreadsheet row. */
export interface DocumentRow extends Omit<ShownDocument, 'sentences' | 'raw'> {
	/** One line for a chat message: `Negative (93%): support negative, delivery positive`. */
	summary: string;
	/** Comma lists, so that a spreadsheet has columns; empty when there is none. */
	positiveEntities: string;
	neutralEntities: string;
	negativeEntities: string;
	/** Those that the text does not speak of; they are in none of the other lists. */
	unmentionedEntities: string;
}

/** What a row tells of its document. */
interface OfDocument {
	documentSentiment: Sentiment;
	documentId?: string;
}

/** One entity of a document. */
export type EntityRow = EntitySentiment & OfDocument & { mentioned?: boolean };

/** One sentence of a document. */
export type SentenceRow = SentenceSentiment & OfDocument;

/** The document as one row. The lists and the summary are made of the verdicts as they stand now. */
export function documentRow(result: ShownDocument): DocumentRow {
	const { sentiment, confidence, score, entitySentiments, language, documentId, parts } = result;
	const named = (label: Sentiment): string =>
		namesOf(entitySentiments.filter((entity) => isMentioned(entity) && entity.sentiment === label));
	return {
		sentiment,
		confidence,
		score,
		summary: summarize(result),
		positiveEntities: named('positive'),
		neutralEntities: named('neutral'),
		negativeEntities: named('negative'),
		unmentionedEntities: namesOf(entitySentiments.filter((entity) => !isMentioned(entity))),
		...(language === undefined ? {} : { language }),
		...(documentId === undefined ? {} : { documentId }),
		...(parts === undefined ? {} : { parts }),
		entitySentiments,
	};
}

/**
 * A row per entity that the text speaks of, in the user's order; none when there is none.
 * `unmentioned`: of the others too.
 */
export function entityRows(result: ShownDocument, { unmentioned = false } = {}): EntityRow[] {
	return result.entitySentiments
		.filter((entity) => unmentioned || isMentioned(entity))
		.map(({ entity, sentiment, score, mentioned }) => ({
			entity,
			sentiment,
			score,
			...(mentioned === undefined ? {} : { mentioned }),
			...ofDocument(result),
		}));
}

/** A row per sentence, in the API's order; empty when the API sent no sentences. */
export function sentenceRows(result: ShownDocument): SentenceRow[] {
	return result.sentences.map((sentence) => ({ ...sentence, ...ofDocument(result) }));
}

function isMentioned({ mentioned }: ShownEntity): boolean {
	return mentioned !== false;
}

function namesOf(entities: readonly ShownEntity[]): string {
	return entities.map(({ entity }) => entity).join(', ');
}

function ofDocument({ sentiment, documentId }: ShownDocument): OfDocument {
	return { documentSentiment: sentiment, ...(documentId === undefined ? {} : { documentId }) };
}

/**
 * One line for a chat message, e.g. `Negative (93%): support negative, delivery positive`: only what
 * is not neutral. The share is left out when the API gave none, the list when there is none.
 */
export function summarize({
	sentiment,
	confidence,
	entitySentiments,
}: Pick<ShownDocument, 'sentiment' | 'confidence' | 'entitySentiments'>): string {
	const label = sentiment[0]?.toUpperCase() + sentiment.slice(1);
	const share = confidence === null ? '' : ` (${Math.round(confidence * 100)}%)`;
	const telling = entitySentiments.filter((entity) => entity.sentiment !== 'neutral');
	const list = telling.map(({ entity, sentiment: fares }) => `${entity} ${fares}`).join(', ');
	return `${label}${share}${list === '' ? '' : `: ${list}`}`;
}

/**
 * What a run cost, in one line: `1,000 documents in 22 requests; waited 3 s for the rate limit`.
 * `noun` is the host's word for one of what was handed in (item, message).
 */
export function describeRun(stats: RunStats, noun = 'document'): string {
	const parts = [`${amount(stats.documents, noun)} in ${amount(stats.requests, 'request')}`];
	if (stats.reused > 0) parts.push(`${amount(stats.reused, 'answer')} reused`);
	const seconds = Math.round(stats.waitMs / 1000);
	if (seconds > 0) parts.push(`waited ${seconds} s for the rate limit`);
	return parts.join('; ');
}

function amount(value: number, noun: string): string {
	return `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`;
}
