import type { TransportReply } from '../../../core/types';
import type { QuotaReading } from './quota';

/** How a server spells its rate-limit headers. */
export type HeaderStyle = 'canonical' | 'lower' | 'upper' | 'array';

/** In which of its forms a server says 429 (sentor-api dossier, section 4). */
export type RefusalForm =
	| 'details'
	| 'milliseconds'
	| 'reset-at'
	| 'top-level'
	| 'retry-after-seconds'
	| 'retry-after-date'
	| 'gateway'
	| 'bare';

/** All of them, for tables and generators. */
export const REFUSAL_FORMS: readonly RefusalForm[] = [
	'details',
	'milliseconds',
	'reset-at',
	'top-level',
	'retry-after-seconds',
	'retry-after-date',
	'gateway',
	'bare',
];

/** The four `X-RateLimit-*` headers; `Reset` in Unix seconds, rounded up. */
export function quotaHeaders(reading: QuotaReading): Record<string, string> {
	return {
		'X-RateLimit-Limit': String(reading.limit),
		'X-RateLimit-Remaining': String(reading.remaining),
		'X-RateLimit-Reset': String(Math.ceil(reading.resetAt / 1000)),
		'X-RateLimit-Used': String(reading.limit - reading.remaining),
	};
}

/** The same headers as another server would write them. */
export function restyle(
	headers: Record<string, string>,
	style: HeaderStyle,
): TransportReply['headers'] {
	const entries = Object.entries(headers).map(([name, value]) => {
		if (style === 'lower') return [name.toLowerCase(), value];
		if (style === 'upper') return [name.toUpperCase(), value];
		return [name, style === 'array' ? [value] : value];
	});
	return Object.fromEntries(entries) as TransportReply['headers'];
}

/** Headers (beside the quota's own) and body of a 429; `now` is the server's. */
export function refusal(
	form: RefusalForm,
	reading: QuotaReading,
	now: number,
): { headers: Record<string, string>; body: unknown } {
	const seconds = Math.max(1, Math.ceil((reading.resetAt - now) / 1000));
	const resetSeconds = Math.ceil(reading.resetAt / 1000);
	const { limit } = reading;
	const error = { code: 'rate_limit_exceeded', message: 'Rate limit exceeded' };
	switch (form) {
		case 'details':
			return plain({
				error: {
					...error,
					status: 429,
					details: { limit, remaining: 0, reset: resetSeconds, retry_after: seconds },
				},
			});
		case 'milliseconds':
			return plain({
				error: { ...error, details: { limit, remaining: 0, reset: resetSeconds * 1000 } },
			});
		case 'reset-at':
			return plain({ error: { ...error, details: { rate_limit: rateLimit(reading) } } });
		case 'top-level':
			return plain({ detail: 'Too many requests', status_code: '429', retry_after: seconds });
		case 'retry-after-seconds':
			return {
				headers: { 'Retry-After': String(seconds) },
				body: '<html>Too Many Requests</html>',
			};
		case 'retry-after-date':
			return { headers: { 'Retry-After': new Date(resetSeconds * 1000).toUTCString() }, body: '' };
		case 'gateway':
			return plain({
				statusCode: 429,
				message: ['Too Many Requests'],
				error: 'ThrottlerException',
			});
		case 'bare':
			return plain('Too Many Requests');
	}
}

function plain(body: unknown): { headers: Record<string, string>; body: unknown } {
	return { headers: {}, body };
}

function rateLimit({ limit, resetAt }: QuotaReading): Record<string, unknown> {
	const reset = new Date(Math.ceil(resetAt / 1000) * 1000);
	return { limit, remaining: 0, reset_at: reset.toISOString() };
}
