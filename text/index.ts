/** From what people write to what is analyzed, and from its answer to what they asked about. */
export { cleanText } from './clean';
export { TEXT_FAILURES } from './failure';
export { readLanguage } from './input/language';
export { prepare } from './prepare';
export { readNames } from './vocabulary';
export type * from './types';
