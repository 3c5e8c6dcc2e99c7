import type { Failure, FailureCode } from '../types';
import { FAILURES } from './reasons';

/**
 * Whether a value is a {@link Failure}. Judged by its shape, since `instanceof` breaks where a
 * process holds two copies of a package, as n8n does.
 */
export function isFailure(value: unknown): value is Failure {
	if (typeof value !== 'object' || value === null) return false;
	const { code, message, description, attempts } = value as Record<string, unknown>;
	return (
		typeof code === 'string' &&
		Object.hasOwn(FAILURES, code) &&
		typeof message === 'string' &&
		typeof description === 'string' &&
		typeof attempts === 'number'
	);
}

/** What the next request of the same key and address would meet as well, and so the whole of a run. */
const CONCERN_ALL: ReadonlySet<FailureCode> = new Set<FailureCode>([
	'auth',
	'quota',
	'unavailable',
	'config',
	'deadline',
	'cancelled',
]);

/**
 * Whether a failure concerns more than the document or call that it showed up on: no other would
 * fare better now, and none of them is to blame. A set that is too small fails all of its texts.
 */
export function concernsAll({ code, reason }: Failure): boolean {
	return CONCERN_ALL.has(code) || reason === 'too_few';
}
