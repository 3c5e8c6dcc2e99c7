import type { Failure } from '../types';
import { failureOf, type AnswerDetail } from './failure';
import type { ReasonOf } from './reasons';

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

/** What the Free plan takes in one call (docs, rate limits): splitting such a text gains nothing. */
const SHORT_TEXT_CHARS = 1000;

/** The document took longer than the gateway or the time-out allows, each time it was tried. */
export function tooSlowFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	const reason = characters > SHORT_TEXT_CHARS ? 'long_text' : 'short_text';
	return failureOf('too_slow', reason, detail, attempts, { characters });
}

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
	return LASTING.includes(reasonOf(detail));
}

/** Whether it was turned away before it got to the service: a few tries tell as much as many. */
export function isTurnedAway(detail: AnswerDetail): boolean {
	return ON_THE_WAY.includes(reasonOf(detail));
}

type Reason = ReasonOf<'unavailable'>;

/** Reasons for which the next request would meet the same, whatever is in it and however soon. */
const LASTING: readonly Reason[] = [
	'tls_self_signed',
	'tls_untrusted',
	'tls_expired',
	'tls_host',
	'proxy_refused',
	'proxy_login',
];

/** Reasons that stand on the way to the service, most often for good, though not surely so. */
const ON_THE_WAY: readonly Reason[] = ['proxy_failed', 'tls'];

function reasonOf({ status, message, networkCode = '', ...detail }: AnswerDetail): Reason {
	const { proxyStatus, seconds } = detail;
	if (proxyStatus === 407) return 'proxy_login';
	if (proxyStatus !== undefined) return proxyStatus >= 500 ? 'proxy_failed' : 'proxy_refused';
	if (status !== undefined)
		return status < 300 && message !== undefined ? 'error_in_answer' : 'server';
	if (seconds !== undefined) return 'no_answer';
	const [, reason = 'network'] = REASONS.find(([codes]) => codes.test(networkCode)) ?? [];
	return reason;
}

/**
 * By codes of Node's TLS (OpenSSL's `X509_V_ERR_...` without the beginning, and Node's own), of its
 * HTTP parser, zlib and brotli (something came, only not what can be read), and of our transports. The
 * first that fits.
 */
const REASONS: readonly (readonly [codes: RegExp, reason: Reason])[] = [
	[/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'tls_self_signed'],
	[/^(SELF_SIGNED_CERT_IN_CHAIN|CERT_UNTRUSTED|INVALID_CA)$/, 'tls_untrusted'],
	[/^UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?)$/, 'tls_untrusted'],
	[/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, 'tls_expired'],
	[/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'tls_host'],
	[/^(EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_)/, 'tls'],
	[/^ANSWER_TOO_LARGE$/, 'answer_too_large'],
	[/^(HPE_|Z_|ERR_BROTLI|ERR__ERROR_FORMAT)/, 'answer_garbled'],
];

/** Undefined for a time that no calendar holds, so that a mad header cannot throw. */
function isoTime(ms: number | undefined): string | undefined {
	return ms !== undefined && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
