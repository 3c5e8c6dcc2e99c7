/** Every failure as data, and its neutral words, by what went wrong: the input, one document, or all. */
export type { AnswerDetail } from './build';
export { concernsAll, isFailure } from './guard';
export * from './links';
export * from './of-document';
export * from './of-input';
export * from './of-run';
export { FAILURES, type FailureReason } from './reasons';
export * from './unavailable';
