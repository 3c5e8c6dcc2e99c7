import type { Lane } from './lane/lane';
import type { FullLimits } from './limits';
import type { Wire } from './wire/exchange';

/** What all calls of a client share. */
export interface ClientContext extends Wire {
	lane: Lane;
	limits: FullLimits;
}
