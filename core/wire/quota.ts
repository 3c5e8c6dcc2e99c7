import { fieldsOf } from '../input/fields';
import type { Quota } from '../types';
import type { Reply } from './reply';

/** What an answer says of the quota. Times are ms since the epoch, by our own clock. */
export interface QuotaReading {
	limit?: number;
	used?: number;
	remaining: number;
	/**
	 * The end of the window by the server's clock, ms. It names the window: answers come out of order,
	 * and only this number, free of estimates, tells an old window's answer from a new one's.
	 */
	window: number;
	/** When the window ends, by our clock. */
	resetAt: number;
	/** The answer told the server's time, so that `resetAt` is right whatever its clock says. */
	isDated: boolean;
}

/** Numbers from here on are times in ms, not s: as s it would be the year 5138, as ms it is 1973. */
const MS_FROM = 1e11;
/** Furthest that a quota opens again from now, ms: a year's, and some days. What is later is no time. */
const FURTHEST_MS = 400 * 86_400_000;
/** Numbers from here on are times since the epoch in s; smaller ones count from now. */
const EPOCH_FROM = FURTHEST_MS / 1000;
/** A window that ended so long ago says nothing of the one under way, whatever the clocks say, ms. */
const LONG_PAST_MS = 86_400_000;
/** A `Date` header has whole seconds: the true time lies within one second of it. */
const DATE_STEP_MS = 1000;

/**
 * Reads `X-RateLimit-Remaining` and `-Reset` (docs, rate limits), or the IETF draft's `RateLimit`.
 * Undefined when the answer says nothing usable.
 *
 * The server's time is taken as it is; it is moved by the difference of the clocks only when the
 * `Date` header proves one.
 */
export function readQuota(reply: Reply): QuotaReading | undefined {
	const { receivedAt } = reply;
	// `RateLimit: "default";r=50;t=30`, where t counts seconds from now.
	const draft = reply.header('ratelimit') ?? '';
	const remaining =
		toNumber(header(reply, 'remaining')) ?? toNumber(/;\s*r=(\d+)/.exec(draft)?.[1]);
	const reset = toNumber(header(reply, 'reset')) ?? toNumber(/;\s*t=(\d+)/.exec(draft)?.[1]);
	if (remaining === undefined || reset === undefined) return undefined;
	const resetAt = toLocalTime(reset, reply);
	if (resetAt > receivedAt + FURTHEST_MS || resetAt < receivedAt - LONG_PAST_MS) return undefined;
	const isDelay = reset < EPOCH_FROM;
	return {
		remaining,
		window: isDelay ? resetAt : toMs(reset),
		resetAt,
		isDated: isDelay || parseDate(reply.header('date')) !== undefined,
		limit: toNumber(header(reply, 'limit')),
		used: toNumber(header(reply, 'used')),
	};
}

/**
 * When a refused request may be sent again, ms since the epoch by our clock; undefined when the
 * answer does not say. The order is that of the dossier, section 3: `Retry-After`,
 * `error.details.retry_after`, `retry_after`, `error.details.reset`,
 * `error.details.rate_limit.reset_at`, `X-RateLimit-Reset`. Times that have passed, or are too far off
 * to be meant, are ignored.
 */
export function readRetryTime(reply: Reply): number | undefined {
	const { sentAt, receivedAt } = reply;
	const body = fieldsOf(reply.body);
	const error = fieldsOf(body.error);
	const details = fieldsOf(error.details);
	const time = (value: unknown) => {
		const moment = toNumber(value) ?? parseDate(value);
		return moment === undefined ? undefined : toLocalTime(moment, reply);
	};
	const delay = (value: unknown) => {
		const seconds = toNumber(value);
		// Some services put a time there in spite of the name.
		if (seconds === undefined || seconds >= EPOCH_FROM) return time(value);
		return receivedAt + seconds * 1000;
	};
	const retryAfter = reply.header('retry-after');
	const candidates = [
		delay(retryAfter),
		delay(details.retry_after),
		delay(body.retry_after),
		delay(error.retry_after),
		time(details.reset),
		time(fieldsOf(details.rate_limit).reset_at),
		time(header(reply, 'reset')),
	];
	const latest = receivedAt + FURTHEST_MS;
	const isWithin = (from: number, to: number) => (candidate: number | undefined) =>
		candidate !== undefined && candidate > from && candidate < to;
	const ahead = candidates.find(isWithin(receivedAt, latest));
	if (ahead !== undefined) return ahead;
	// It passed while the answer was under way, or in the second that it was cut to: that is now.
	const isJustPast = candidates.some(isWithin(sentAt - DATE_STEP_MS, receivedAt));
	return isJustPast ? receivedAt + 1 : undefined;
}

/** A header of the quota, by the vendor's name or the IETF's. */
function header(reply: Reply, name: string): string | undefined {
	return reply.header(`x-ratelimit-${name}`) ?? reply.header(`ratelimit-${name}`);
}

function toLocalTime(moment: number, { sentAt, receivedAt, header }: Reply): number {
	// Seconds from now count from when the answer was made; the latest such moment is now.
	if (moment < EPOCH_FROM) return receivedAt + moment * 1000;
	const time = toMs(moment);
	const serverNow = parseDate(header('date'));
	if (serverNow === undefined) return time;
	// Both clocks agree if our request was under way at some moment of the header's second.
	if (sentAt < serverNow + DATE_STEP_MS && receivedAt >= serverNow) return time;
	// They differ. The late end of what is possible: waking too early costs a refused request.
	return time + (receivedAt - serverNow);
}

function toMs(moment: number): number {
	return moment >= MS_FROM ? moment : moment * 1000;
}

/** A plain number of seconds or ms, in text or not; undefined for anything else, e.g. a date. */
function toNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
	if (typeof value !== 'string' || !/^\d+(\.\d+)?$/.test(value.trim())) return undefined;
	return Number(value);
}

/** ISO, or one of HTTP's three forms. `Date.parse` alone makes a date of `-1` and of `try again in 2`. */
const DATE =
	/^\s*(?:\d{4}-\d\d-\d\d(?:[T ]|\s*$)|[a-z]{3,9},? +\d\d?[ -][a-z]{3}|[a-z]{3} [a-z]{3} +\d)/i;

function parseDate(value: unknown): number | undefined {
	if (typeof value !== 'string' || !DATE.test(value)) return undefined;
	const time = Date.parse(value);
	return Number.isNaN(time) ? undefined : time;
}

/** What an answer says of the quota, as users see it. */
export function quotaOf({ limit, remaining, used, resetAt }: QuotaReading): Quota {
	const spent = used ?? (limit === undefined ? undefined : Math.max(0, limit - remaining));
	return {
		...(limit === undefined ? {} : { limit }),
		remaining,
		...(spent === undefined ? {} : { used: spent }),
		resetsAt: new Date(resetAt).toISOString(),
	};
}
