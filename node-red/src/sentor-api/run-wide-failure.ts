import type { Failure, Outcome } from '../../../core';

/**
 * An outage is believed when so many documents failed together: the core has asked with three
 * others by then, so it is not one bad document.
 */
const OUTAGE_DOCUMENTS = 4;

/** Reasons that lie on the way to the service: no document is the cause of them. */
const NO_WAY = /^(network|tls|proxy)/;

/**
 * The reason for which every other document would fail at this moment too: the key, the address, the
 * plan or the service itself. Undefined when it may lie in the documents, or when one was answered.
 */
export function runWideFailure(outcomes: Outcome[]): Failure | undefined {
	const failures = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
	const [first] = failures;
	if (!first || failures.length < outcomes.length) return undefined;
	if (failures.some(({ code }) => code !== first.code)) return undefined;
	switch (first.code) {
		case 'auth':
		case 'quota':
			return first;
		case 'config':
			return first.reason?.startsWith('address') ? first : undefined;
		case 'unavailable':
			return NO_WAY.test(first.reason ?? '') || failures.length >= OUTAGE_DOCUMENTS
				? first
				: undefined;
		default:
			return undefined;
	}
}
