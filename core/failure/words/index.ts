import type { FailureCode } from '../../types';
import type { ReasonOf } from '../reasons';
import { CONFIG } from './config';
import { INVALID_INPUT, MISSING_RESULT, REJECTED, TOO_SLOW } from './of-document';
import { AUTH, CANCELLED, DEADLINE, QUOTA } from './of-run';
import type { Say } from './phrases';
import { UNAVAILABLE } from './unavailable';

/**
 * The words of each failure in neutral English, for a host that has none of its own. They know no
 * host: a text, a request, an address and an API key, but no item, node or credential.
 */
export const WORDS: { [Code in FailureCode]: Record<ReasonOf<Code>, Say> } = {
	invalid_input: INVALID_INPUT,
	auth: AUTH,
	quota: QUOTA,
	rejected: REJECTED,
	too_slow: TOO_SLOW,
	unavailable: UNAVAILABLE,
	missing_result: MISSING_RESULT,
	config: CONFIG,
	deadline: DEADLINE,
	cancelled: CANCELLED,
};
