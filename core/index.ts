/**
 * The request logic of both hosts: what to send, when and how often, and what each document gets.
 * Imports nothing outside this folder, starts no timer, reads no environment.
 */
export { CLUSTERING } from './calls/cluster';
export { createSentorClient, type SentorClient } from './client';
export {
	concernsAll,
	DEFAULT_BASE_URL,
	FAILURES,
	isFailure,
	KEYS_PAGE,
	PRICING_PAGE,
	SUPPORT,
	type FailureReason,
} from './failure';
export { normalizeApiKey } from './input/api-key';
export { prepareDocument, type DocumentInput, type PreparedDocument } from './input/document';
export { normalizeEntities } from './input/entities';
export { normalizeLanguage } from './input/language';
export { normalizeText, type NormalizedText } from './input/text';
export { describeRun } from './result/describe-run';
export {
	documentRow,
	entityRows,
	sentenceRows,
	type DocumentRow,
	type EntityRow,
	type SentenceRow,
	type ShownDocument,
	type ShownEntity,
} from './result/rows';
export { isUnencrypted, normalizeBaseUrl } from './wire/base-url';
export type * from './calls/types';
export type * from './types';
