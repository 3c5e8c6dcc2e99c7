/** What stands before every operation: is the key known, and is there quota left? */
import type { Refusal, RefusalContext } from '../http/refusal';
import { refusalReply } from '../http/refusal';
import { htmlReply, jsonReply, type Reply } from '../http/reply';
import type { Variants } from '../variants';
import { describedWindow, rateLimitHeaders, retryAfterHeader, secondsUntil } from './headers';
import type { Plan } from './plans';
import type { WindowState } from './quota';

/** Why a key is refused, undefined when it is fine. */
export function refuseKey(key: string | undefined, plan: Plan | undefined): Refusal | undefined {
	const status = 401;
	const code = 'auth_failed';
	if (plan === undefined) {
		const message = key === undefined ? 'API key is missing' : 'Invalid API key';
		return { status, code, message, reason: 'invalid_key' };
	}
	if (plan.expiredAt === undefined) return undefined;
	const details = { expires_at: plan.expiredAt };
	return { status, code, message: 'API key has expired', reason: 'expired_key', details };
}

/** The quota headers of an answer, as the variants want them. */
export function quotaHeaders(
	windows: WindowState[],
	variants: Variants,
	refused: boolean,
): Record<string, string> {
	const form = variants.rateLimitHeaders;
	if (form === 'none' || (form === 'refusals' && !refused)) return {};
	return rateLimitHeaders(describedWindow(windows, variants.rateLimitWindow));
}

/** The answer to a request beyond the quota. */
export function quotaReply(
	window: WindowState,
	plan: Plan,
	context: RefusalContext & { variants: Variants },
): Reply {
	const { variants, now } = context;
	if (variants.quotaStatus === 403 && window.name !== 'minute') {
		const message = `Plan quota exceeded (${plan.name}: ${window.limit} requests per ${window.name})`;
		return refusalReply({ status: 403, code: 'quota_exceeded', message }, context);
	}
	const reply = tooManyRequests(window, context);
	const retryAfter = retryAfterHeader(window.resetAt, now, variants.retryAfter);
	return { ...reply, headers: { ...reply.headers, ...retryAfter } };
}

function tooManyRequests(
	window: WindowState,
	{ variants, now, requestId }: RefusalContext & { variants: Variants },
): Reply {
	const { limit, remaining, resetAt } = window;
	const seconds = secondsUntil(resetAt, now);
	const code = 'rate_limit_exceeded';
	const message = `Rate limit exceeded: ${limit} requests per ${window.name}`;
	const documentation_url = 'https://sentor.app/docs/api/rate-limits';
	switch (variants.rateLimit) {
		case 'retry_after': {
			const details = { limit, remaining, reset: resetAt / 1_000, retry_after: seconds };
			return jsonReply(429, { error: { code, message, status: 429, details, documentation_url } });
		}
		case 'reset_at': {
			const rate_limit = { limit, remaining, reset_at: new Date(resetAt).toISOString() };
			const timestamp = new Date(now).toISOString();
			const details = { rate_limit };
			return jsonReply(429, {
				error: { code, message, details, request_id: requestId, timestamp, documentation_url },
			});
		}
		case 'detail':
			return jsonReply(429, { detail: message, status_code: '429', retry_after: seconds });
		case 'message':
			return jsonReply(429, { statusCode: 429, message: 'Too Many Requests' });
		case 'html':
			return htmlReply(429, '429 Too Many Requests');
		case 'empty':
			return { status: 429, headers: {}, body: '' };
	}
}
