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
} from './failure';
export { isUnencrypted, normalizeApiKey, normalizeBaseUrl } from './input/settings';
export {
	describeRun,
	documentRow,
	entityRows,
	sentenceRows,
	type DocumentRow,
	type EntityRow,
	type SentenceRow,
	type ShownDocument,
	type ShownEntity,
} from './result/rows';
export type * from './calls/types';
export type * from './types';
