/** From what people write to what is analyzed, and from its answer to what they asked about. */
export { TEXT_FAILURES } from './failure';
export { prepare } from './prepare';
export type * from './types';
