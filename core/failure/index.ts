/** Every failure and its words, by what went wrong: the input, one document, or the whole run. */
export type { AnswerDetail } from './build';
export { isFailure } from './guard';
export { DEFAULT_BASE_URL } from './links';
export * from './of-document';
export * from './of-input';
export * from './of-run';
