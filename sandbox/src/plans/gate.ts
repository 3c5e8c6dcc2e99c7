/** What stands before every operation: is the key known, and is there quota left? */
import { refusalReply, type Refusal, type RefusalContext } from '../http/refusal';
import { emptyReply, htmlReply, jsonReply, type Reply } from '../http/reply';
import type { Variants } from '../variants';
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

/** `X-RateLimit-*` of an answer, as the variants want them; the reset in Unix seconds. */
export function quotaHeaders(
	windows: WindowState[],
	{ rateLimitHeaders: form, rateLimitWindow }: Variants,
	refused: boolean,
): Record<string, string> {
	const [tightest] = windows.toSorted((a, b) => a.remaining - b.remaining || b.resetAt - a.resetAt);
	const window = windows.find(({ name }) => name === rateLimitWindow) ?? tightest;
	if (window === undefined || form === 'none' || (form === 'refusals' && !refused)) return {};
	return {
		'X-RateLimit-Limit': String(window.limit),
		'X-RateLimit-Remaining': String(window.remaining),
		'X-RateLimit-Reset': String(window.resetAt / 1_000),
		'X-RateLimit-Used': String(window.used),
	};
}

/** The answer to a request beyond the quota. */
export function quotaReply(window: WindowState, plan: Plan, context: RefusalContext): Reply {
	const { variants, now } = context;
	if (variants.quotaStatus === 403 && window.name !== 'minute') {
		const message = `Plan quota exceeded (${plan.name}: ${window.limit} requests per ${window.name})`;
		return refusalReply({ status: 403, code: 'quota_exceeded', message }, context);
	}
	// Rounded up: never too early.
	const seconds = Math.max(1, Math.ceil((window.resetAt - now) / 1_000));
	const reply = tooManyRequests(window, seconds, context);
	if (variants.retryAfter === 'none') return reply;
	const date = new Date(window.resetAt).toUTCString();
	const retryAfter = variants.retryAfter === 'date' ? date : String(seconds);
	return { ...reply, headers: { ...reply.headers, 'Retry-After': retryAfter } };
}

function tooManyRequests(
	{ name, limit, remaining, resetAt }: WindowState,
	seconds: number,
	{ variants, now, requestId }: RefusalContext,
): Reply {
	const code = 'rate_limit_exceeded';
	const message = `Rate limit exceeded: ${limit} requests per ${name}`;
	const documentation_url = 'https://sentor.app/docs/api/rate-limits';
	switch (variants.rateLimit) {
		case 'retry_after': {
			const details = { limit, remaining, reset: resetAt / 1_000, retry_after: seconds };
			return jsonReply(429, { error: { code, message, status: 429, details, documentation_url } });
		}
		case 'reset_at': {
			const rate_limit = { limit, remaining, reset_at: new Date(resetAt).toISOString() };
			const said = { request_id: requestId, timestamp: new Date(now).toISOString() };
			const error = { code, message, details: { rate_limit }, ...said, documentation_url };
			return jsonReply(429, { error });
		}
		case 'detail':
			return jsonReply(429, { detail: message, status_code: '429', retry_after: seconds });
		case 'message':
			return jsonReply(429, { statusCode: 429, message: 'Too Many Requests' });
		case 'html':
			return htmlReply(429, '429 Too Many Requests');
		case 'empty':
			return emptyReply(429);
	}
}
