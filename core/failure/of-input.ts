import type { Failure } from '../types';
import { build } from './build';
import type { ReasonOf } from './reasons';

/** Which input was wrong. */
export type InputFault = ReasonOf<'invalid_input'>;

/** A document that is not sent at all. `values`: those that the reason names. */
export function invalidInput(
	reason: InputFault,
	values: Record<string, string | number> = {},
): Failure {
	return build('invalid_input', reason, {}, 0, values);
}

/** Key or base URL cannot be used as they are; nothing was sent. Neither is quoted. */
export function settingsFailure(
	reason:
		| 'address_form'
		| 'address_login'
		| 'address_query'
		| 'no_key'
		| 'key_line_break'
		| 'key_characters',
): Failure {
	return build('config', reason, {}, 0);
}
