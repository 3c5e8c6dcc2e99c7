import type { Failure } from '../types';
import { build, isoTime, type AnswerDetail } from './build';
import type { ReasonOf } from './reasons';

/** The service, or the way to it, does not work. `retryAtMs`: when it does again, if it said so. */
export function unavailableFailure(
	detail: AnswerDetail,
	attempts: number,
	retryAtMs?: number,
): Failure {
	return build('unavailable', reasonOf(detail), detail, attempts, { retryAt: isoTime(retryAtMs) });
}

/** It was reached and stayed silent until the time-out, however small the request. */
export function noAnswerFailure(
	detail: AnswerDetail,
	attempts: number,
	timeoutMs?: number,
): Failure {
	const seconds = timeoutMs === undefined ? undefined : Math.round(timeoutMs / 1000);
	return build('unavailable', 'no_answer', detail, attempts, { seconds });
}

/** The health check answered that it is not well. `said`: its own word, scrubbed. */
export function unhealthyFailure(detail: AnswerDetail, attempts: number, said: string): Failure {
	return build('unavailable', 'unhealthy', detail, attempts, { serverMessage: said });
}

type Reason = ReasonOf<'unavailable'>;

function reasonOf({ status, message, networkCode, proxyStatus, timedOut }: AnswerDetail): Reason {
	if (proxyStatus !== undefined) return ofProxy(proxyStatus);
	if (status !== undefined)
		return status < 300 && message !== undefined ? 'error_in_answer' : 'server';
	if (timedOut) return 'no_answer';
	return networkCode === undefined ? 'network' : ofCode(networkCode);
}

function ofProxy(status: number): Reason {
	if (status === 407) return 'proxy_login';
	return status >= 500 ? 'proxy_failed' : 'proxy_refused';
}

/** Codes of Node's TLS (OpenSSL's `X509_V_ERR_...` without the beginning, Node's own, and `EPROTO`). */
const TLS_REASONS: ReadonlyMap<string, Reason> = new Map([
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_self_signed'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'tls_untrusted'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_untrusted'],
	['UNABLE_TO_GET_ISSUER_CERT', 'tls_untrusted'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls_untrusted'],
	['CERT_UNTRUSTED', 'tls_untrusted'],
	['INVALID_CA', 'tls_untrusted'],
	['CERT_HAS_EXPIRED', 'tls_expired'],
	['CERT_NOT_YET_VALID', 'tls_expired'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_host'],
	['HOSTNAME_MISMATCH', 'tls_host'],
	['EPROTO', 'tls'],
]);

function ofCode(code: string): Reason {
	if (code === 'ANSWER_TOO_LARGE') return 'answer_too_large';
	const known = TLS_REASONS.get(code);
	if (known) return known;
	return /^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_)/.test(code) ? 'tls' : 'network';
}

/** Reasons for which the next request would meet the same, whatever is in it and however soon. */
const LASTING: ReadonlySet<Reason> = new Set([
	'tls_self_signed',
	'tls_untrusted',
	'tls_expired',
	'tls_host',
	'proxy_refused',
	'proxy_login',
]);

/** Whether the way to the service is barred for good, so that trying again is of no use. */
export function isBarred(detail: AnswerDetail): boolean {
	return LASTING.has(reasonOf(detail));
}

/** Reasons that stand on the way to the service, most often for good, though not surely so. */
const ON_THE_WAY: ReadonlySet<Reason> = new Set(['proxy_failed', 'tls']);

/** Whether it was turned away before it got to the service: a few tries tell as much as many. */
export function isTurnedAway(detail: AnswerDetail): boolean {
	return ON_THE_WAY.has(reasonOf(detail));
}
