/** Every failure as data, and its neutral words. */
export { concernsAll, failureOf, isFailure, type AnswerDetail } from './failure';
export * from './links';
export * from './of-answer';
export { FAILURES, type ReasonOf } from './reasons';
