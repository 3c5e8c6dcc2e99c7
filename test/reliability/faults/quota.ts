import { say, well, type Headers } from '../acts';
import { always, first, inForms, inMidRun, type Fault } from '../fault';
import type { Act } from '../service';

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** A time from now on, in the forms that services write it in. */
const date = (ms: number) => new Date(Date.now() + ms).toUTCString();
const iso = (ms: number) => new Date(Date.now() + ms).toISOString();
const seconds = (ms: number) => String(Math.ceil((Date.now() + ms) / SECOND));

const retryAfter = (value: () => string): Act => say(429, '', () => ({ 'retry-after': value() }));
const told =
	(body: () => object): Act =>
	(call) =>
		say(429, body())(call);

/** Ways to say "again in a second". */
const SOON: Record<string, Act> = {
	'`Retry-After: 1`': retryAfter(() => '1'),
	'`Retry-After: 1.5`': retryAfter(() => '1.5'),
	'`Retry-After` with a date': retryAfter(() => date(2 * SECOND)),
	'`Retry-After` with an ISO date': retryAfter(() => iso(SECOND)),
	'`Retry-After` with the time in s': retryAfter(() => seconds(SECOND)),
	'`Retry-After` with the time in ms': retryAfter(() => String(Date.now() + SECOND)),
	'`retry_after`': told(() => ({ detail: 'Slow down', status_code: '429', retry_after: 1 })),
	'`error.details.retry_after`': told(() => ({ error: { details: { retry_after: 1 } } })),
	'`error.details.reset`': told(() => ({ error: { details: { reset: Number(seconds(SECOND)) } } })),
	'`error.details.rate_limit.reset_at`': told(() => ({
		error: { details: { rate_limit: { reset_at: iso(SECOND) } } },
	})),
	'`X-RateLimit-Reset`': say(429, '', () => ({ 'x-ratelimit-reset': seconds(SECOND) })),
	'nonsense in `Retry-After`, and `retry_after`': (call) =>
		say(429, { retry_after: 1 }, { 'retry-after': 'soon' })(call),
};

/** Ways to say nothing usable of it. */
const UNSAID: Record<string, Act> = {
	'no time': say(429, ''),
	'an HTML page': say(429, '<html><title>Slow down</title></html>'),
	'`Retry-After: 0`': retryAfter(() => '0'),
	'`Retry-After: -5`': retryAfter(() => '-5'),
	'`Retry-After: soon`': retryAfter(() => 'soon'),
	'`Retry-After: NaN`': retryAfter(() => 'NaN'),
	'`Retry-After` in the past': retryAfter(() => date(-DAY)),
	'`Retry-After` in a thousand years': retryAfter(() => '31536000000'),
};

/** Ways to say "not today". */
const LATER: Record<string, Act> = {
	'`Retry-After: 3600`': retryAfter(() => '3600'),
	'`Retry-After` tomorrow': retryAfter(() => date(DAY)),
	'`error.details.reset` tomorrow': told(() => ({
		error: { details: { reset: Number(seconds(DAY)) } },
	})),
};

type Quota = { remaining?: string; reset?: () => string; limit?: string; more?: () => Headers };

function headers({ remaining, reset, limit = '5', more }: Quota): () => Headers {
	return () => ({
		'x-ratelimit-limit': limit,
		...(remaining === undefined ? {} : { 'x-ratelimit-remaining': remaining }),
		...(reset ? { 'x-ratelimit-reset': reset() } : {}),
		...more?.(),
	});
}

/** Right answers with headers that would be no reason to stop. */
const HARMLESS: Record<string, Quota> = {
	'`Remaining: many`': { remaining: 'many', reset: () => seconds(60 * SECOND) },
	'`Remaining: -1`': { remaining: '-1', reset: () => seconds(60 * SECOND) },
	'`Remaining: NaN`': { remaining: 'NaN', reset: () => 'NaN' },
	'`Remaining: 0`, no reset': { remaining: '0' },
	'`Remaining: 0`, reset without sense': { remaining: '0', reset: () => 'tomorrow' },
	'`Remaining: 0`, reset in a thousand years': {
		remaining: '0',
		reset: () => seconds(365_000 * DAY),
	},
	'`Remaining: 0`, reset a year ago': { remaining: '0', reset: () => seconds(-365 * DAY) },
	'a reset, no `Remaining`': { reset: () => seconds(60 * SECOND) },
	'headers twice': { remaining: '4, 4', reset: () => seconds(60 * SECOND) },
	'a limit of 0': { remaining: '4', limit: '0', reset: () => seconds(60 * SECOND) },
	'`Remaining` always 1': { remaining: '1', reset: () => seconds(60 * SECOND) },
};

/** Right answers with a quota that opens within seconds. */
const SHORT: Record<string, Quota> = {
	'reset in s': { remaining: '0', reset: () => seconds(SECOND) },
	'reset in ms': { remaining: '0', reset: () => String(Date.now() + SECOND) },
	'reset counted from now': { remaining: '0', reset: () => '1' },
	'a clock that is an hour ahead': ahead(3_600 * SECOND),
	'a clock that is a day behind': ahead(-DAY),
};

/** Of a server whose clock goes wrong, as its `Date` shows. */
function ahead(ms: number): Quota {
	return {
		remaining: '0',
		reset: () => seconds(ms + SECOND),
		more: () => ({ date: date(ms) }),
	};
}

/** Right answers after which the plan has nothing left for long. */
const USED_UP: Record<string, Quota> = {
	'in an hour': { remaining: '0', reset: () => seconds(3_600 * SECOND) },
	'in a day': { remaining: '0', reset: () => seconds(DAY) },
	'in a day, in ms': { remaining: '0', reset: () => String(Date.now() + DAY) },
};

/** Refusals for the plan's quota. */
export const REFUSALS: Fault[] = [
	...inForms('Status 429 once, with', SOON, first),
	...inForms('Status 429 to every request, with', { ...UNSAID, ...LATER }, always),
	...inForms('Status 429 from mid-run on, with', LATER, inMidRun),
	{ name: 'Status 429 three times, with `Retry-After: 1`', ...first(SOON['`Retry-After: 1`']!, 3) },
	...inForms(
		'Status 503 once, with',
		{ '`Retry-After: 1`': '1', '`Retry-After: soon`': 'soon', '`Retry-After: -1`': '-1' },
		(value) => first(say(503, '', { 'retry-after': value })),
	),
	{
		name: 'Status 503 to every request, with `Retry-After: 3600`',
		...always(say(503, '', { 'retry-after': '3600' })),
	},
];

/** What right answers say of the quota. */
export const HEADERS: Fault[] = [
	{ name: 'No quota headers', ...always(well()), recovers: true },
	...inForms('Right answers with', HARMLESS, (quota) => ({
		...always(well(undefined, headers(quota))),
		recovers: true,
	})),
	...inForms('`Remaining: 0` with every answer,', SHORT, (quota) => ({
		...always(well(undefined, headers(quota))),
		recovers: true,
	})),
	...inForms('`Remaining: 0`, and it opens', USED_UP, (quota) =>
		always(well(undefined, headers(quota))),
	),
	{
		name: '`RateLimit` of the IETF draft, nothing left for a second',
		...always(well(undefined, { ratelimit: '"default";r=0;t=1' })),
		recovers: true,
	},
];
