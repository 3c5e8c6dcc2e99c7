import type { Failure } from '../types';
import { failureOf, isoTime, type AnswerDetail } from './build';
import type { ReasonOf } from './reasons';

/** 401 and 403: this key, on any document, gets the same answer. */
export function authFailure(detail: AnswerDetail, attempts: number): Failure {
	if (detail.status === 403) return failureOf('auth', 'no_permission', detail, attempts);
	const reason = detail.reason === 'expired_key' ? 'expired_key' : 'invalid_key';
	return failureOf('auth', reason, detail, attempts);
}

/**
 * The plan allows no more for now. `retryAtMs`: when it does again, ms since the epoch, if the server
 * said so; a guess of ours is no date to show. `maxWaitMs`: the longest wait allowed, if that is why.
 */
export function quotaFailure(
	detail: AnswerDetail,
	attempts: number,
	{ retryAtMs, maxWaitMs }: { retryAtMs?: number; maxWaitMs?: number } = {},
): Failure {
	const retryAt = isoTime(retryAtMs);
	if (maxWaitMs === undefined) return failureOf('quota', 'used_up', detail, attempts, { retryAt });
	const maxWaitSeconds = Math.round(maxWaitMs / 1000);
	return failureOf('quota', 'wait_too_long', detail, attempts, { retryAt, maxWaitSeconds });
}

/** The document took longer than the gateway or the time-out allows, each time it was tried. */
export function tooSlowFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	const reason = characters > SHORT_TEXT_CHARS ? 'long_text' : 'short_text';
	return failureOf('too_slow', reason, detail, attempts, { characters });
}

/** What the Free plan takes in one call (docs, rate limits): splitting such a text gains nothing. */
const SHORT_TEXT_CHARS = 1000;

/**
 * An answer came, but none for this document. `said`: what stood in the place of its result, the
 * server's words or a label that nobody knows.
 */
export function missingResultFailure(
	detail: AnswerDetail,
	attempts: number,
	{ message: serverMessage, label: found }: { message?: string; label?: string } = {},
): Failure {
	const reason = serverMessage ? 'error_in_result' : found ? 'no_label' : 'missing';
	return failureOf('missing_result', reason, detail, attempts, { serverMessage, found });
}

/** The service, or the way to it, does not work. `retryAtMs`: when it does again, if it said so. */
export function unavailableFailure(
	detail: AnswerDetail,
	attempts: number,
	retryAtMs?: number,
): Failure {
	const retryAt = isoTime(retryAtMs);
	return failureOf('unavailable', reasonOf(detail), detail, attempts, { retryAt });
}

/** Whether the way to the service is barred for good, so that trying again is of no use. */
export function isBarred(detail: AnswerDetail): boolean {
	return LASTING.has(reasonOf(detail));
}

/** Whether it was turned away before it got to the service: a few tries tell as much as many. */
export function isTurnedAway(detail: AnswerDetail): boolean {
	return ON_THE_WAY.has(reasonOf(detail));
}

type Reason = ReasonOf<'unavailable'>;

/** Reasons for which the next request would meet the same, whatever is in it and however soon. */
const LASTING: ReadonlySet<Reason> = new Set([
	'tls_self_signed',
	'tls_untrusted',
	'tls_expired',
	'tls_host',
	'proxy_refused',
	'proxy_login',
]);

/** Reasons that stand on the way to the service, most often for good, though not surely so. */
const ON_THE_WAY: ReadonlySet<Reason> = new Set(['proxy_failed', 'tls']);

function reasonOf({ status, message, networkCode, proxyStatus, timedOut }: AnswerDetail): Reason {
	if (proxyStatus === 407) return 'proxy_login';
	if (proxyStatus !== undefined) return proxyStatus >= 500 ? 'proxy_failed' : 'proxy_refused';
	if (status !== undefined)
		return status < 300 && message !== undefined ? 'error_in_answer' : 'server';
	if (timedOut) return 'no_answer';
	if (networkCode === undefined) return 'network';
	const isOfTls = /^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_)/.test(networkCode);
	if (isOfTls) return REASONS.get(networkCode) ?? 'tls';
	return REASONS.get(networkCode) ?? (GARBLED.test(networkCode) ? 'answer_garbled' : 'network');
}

/** Of Node's HTTP parser, zlib and brotli: something came, only not what can be read. */
const GARBLED = /^(HPE_|Z_|ERR_BROTLI|ERR__ERROR_FORMAT)/;

/**
 * Codes of Node's TLS (OpenSSL's `X509_V_ERR_...` without the beginning, Node's own, and `EPROTO`), and
 * our transports' own.
 */
const REASONS: ReadonlyMap<string, Reason> = new Map([
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
	['ANSWER_TOO_LARGE', 'answer_too_large'],
]);
