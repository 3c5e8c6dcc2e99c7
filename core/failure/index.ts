/** Every failure as data, and its neutral words. */
export { failureOf, type AnswerDetail } from './build';
export { concernsAll, isFailure } from './guard';
export * from './links';
export * from './of-answer';
export { FAILURES, type ReasonOf } from './reasons';
