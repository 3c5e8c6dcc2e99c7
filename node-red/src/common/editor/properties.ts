import { checkResult } from './checks';
import type { Check, Property } from './red';

/** A typed input is two properties: what stands in it, and what kind of value that is. */
export function typed(
	name: string,
	value: string,
	type: string,
	validate: Check,
): Record<string, Property> {
	return { [name]: { value, validate }, [`${name}Type`]: { value: type } };
}

/** The message property that takes the result. */
export const result = (value: string): Property => ({ value, validate: checkResult });
