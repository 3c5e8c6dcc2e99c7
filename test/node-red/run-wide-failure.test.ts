import type { Failure, FailureCode, Outcome } from '../../core';
import { runWideFailure } from '../../node-red/src/sentor-api/run-wide-failure';

const OK = { ok: true, result: {} } as Outcome;

function failed(code: FailureCode, reason?: string): Outcome {
	const failure: Failure = { code, message: 'm', description: 'd', attempts: 1 };
	return { ok: false, failure: reason === undefined ? failure : { ...failure, reason } };
}

const times = (count: number, outcome: Outcome): Outcome[] => Array<Outcome>(count).fill(outcome);

describe('a failure meets every other document', () => {
	it.each([
		['a refused key', [failed('auth')]],
		['a plan that is used up', [failed('quota')]],
		['a wrong address', [failed('config', 'address')]],
		['an address that redirects', [failed('config', 'address_redirect')]],
		['a service that cannot be reached', [failed('unavailable', 'network')]],
		['a certificate that is not trusted', [failed('unavailable', 'tls_untrusted')]],
		['a proxy that refuses', [failed('unavailable', 'proxy_refused')]],
		['an outage that several documents met', times(4, failed('unavailable'))],
	])('for %s', (_name, outcomes) => {
		expect(runWideFailure(outcomes)).toBe((outcomes[0] as { failure: Failure }).failure);
	});
});

describe('a failure does not meet every other document', () => {
	it.each([
		['when there is none', []],
		['when one was answered', [failed('auth'), OK]],
		['for a bad text', [failed('rejected')]],
		[
			'for texts that were all refused, perhaps for their language',
			[failed('config', 'all_rejected')],
		],
		[
			'for an outage that one document met, and may be the cause of',
			times(3, failed('unavailable')),
		],
		['for a text that is too slow', [failed('too_slow')]],
		['when there are several reasons', [failed('auth'), failed('quota')]],
		['when it was cancelled', [failed('cancelled')]],
	])('%s', (_name, outcomes) => {
		expect(runWideFailure(outcomes)).toBeUndefined();
	});
});
