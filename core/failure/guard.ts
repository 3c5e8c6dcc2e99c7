import type { Failure, FailureCode } from '../types';

const CODES: ReadonlySet<string> = new Set<FailureCode>([
	'invalid_input',
	'auth',
	'quota',
	'rejected',
	'too_slow',
	'unavailable',
	'missing_result',
	'config',
	'deadline',
	'cancelled',
]);

/**
 * Whether a value is a {@link Failure}. Judged by its shape, since `instanceof` breaks where a
 * process holds two copies of a package, as n8n does.
 */
export function isFailure(value: unknown): value is Failure {
	if (typeof value !== 'object' || value === null) return false;
	const { code, message, description, attempts } = value as Record<string, unknown>;
	return (
		typeof code === 'string' &&
		CODES.has(code) &&
		typeof message === 'string' &&
		typeof description === 'string' &&
		typeof attempts === 'number'
	);
}
