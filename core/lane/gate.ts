import type { QuotaReading } from '../wire/quota';

/** The windows of a plan's limits (docs, rate limits: per minute, day and month), ms. */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
/**
 * Headers name whole seconds, so the window may close up to a second later than they say; half of
 * it is waited for certain, the other half by chance, so that equal workers do not start as one.
 */
const RESET_MARGIN_MS = 500;
/** Quota headers and windows are told in whole seconds, ms. */
const HEADER_STEP_MS = 1000;
/** A clock that is set at all is not further off than that, ms. */
const LARGEST_SKEW_MS = 2 * 3_600_000;
/** Longest wait after a 429 that says nothing at all (docs, rate limits: `min(300, 2^n)` s), ms. */
const LONGEST_BLIND_WAIT_MS = 300_000;
/** A window of the plan's shortest limit, and a little: so long what was heard is not asked again, ms. */
const ASK_AGAIN_MS = 65_000;
/** So many 429s in a row, and the server's own times are not to be trusted alone. */
const STUBBORN_AFTER = 4;
/**
 * This share of a minute's requests may be in flight in a new window before its headers are heard. Waiting for
 * one answer instead would drain every lane each minute (12 s of it on Business, simulated).
 */
const UNASKED_SHARE = 1 / 4;
/**
 * Plans of fewer a minute ask with one request. What looks like a window may be a bucket, whose "end" brings
 * one request, and the next no sooner than after three seconds; to wait for one answer costs such a plan little.
 */
const LEAST_SHARED_PER_MINUTE = 20;

/** The window of a quota that is under way, and how long such windows are, ms. */
export type PlanWindow = QuotaReading & { everyMs: number };

/**
 * Lets requests of one API key through as the server's quota allows, before they are sent.
 *
 * It counts pessimistically: what is in flight may or may not be in the server's last count, so it
 * is subtracted. After a window has ended, few requests ask first; their headers open the next.
 */
export class Gate {
	private quota: QuotaReading | undefined;
	/** True once a success came without quota headers: then only a 429 can close the gate. */
	private isSilent = false;
	/** Length of a window: the least time from one end to another, ms. */
	private windowMs = MINUTE_MS;
	private blockedUntil = -Infinity;
	/** The service stumbled: nothing of this key is sent before that, whatever the quota. */
	pausedUntil = 0;
	/** When requests of the last minute were sent, oldest first. */
	private readonly sent: number[] = [];
	inFlight = 0;
	/** When a request last succeeded, ms since the epoch. */
	throughAt = -Infinity;
	/** The server said itself when its quota opens again. */
	isTold = false;
	/** 429s since something got through; those of requests in flight together count once. */
	refusals = 0;
	/** What is waited beyond the server's own time, ms; drawn anew with each answer. */
	private marginMs = RESET_MARGIN_MS;
	private refusedAt = -Infinity;
	/** When the last answer came. */
	private heardAt = -Infinity;

	/** What is in flight does not come back here, and no pause is to be kept: for a copy to begin with. */
	settle(now: number): void {
		const quota = this.quotaAt(now);
		// Named by our own clock, as all that the copy will hear.
		this.quota = quota && { ...quota, window: quota.resetAt };
		this.inFlight = this.pausedUntil = 0;
	}

	/**
	 * The window at `now` by what was last heard, less what is in flight, and how long such windows
	 * are; undefined where that cannot be said. One that has ended has begun anew, with nothing used.
	 */
	quotaAt(now: number): PlanWindow | undefined {
		if (!this.quota) return undefined;
		const { limit, resetAt } = this.quota;
		const ahead = resetAt - this.heardAt;
		const everyMs = ahead <= 2 * MINUTE_MS ? MINUTE_MS : ahead <= DAY_MS ? DAY_MS : MONTH_MS;
		if (resetAt > now) {
			const remaining = Math.max(0, this.quota.remaining - this.inFlight);
			// What the service said was used is older than what is left now.
			const used = limit === undefined ? {} : { used: Math.max(0, limit - remaining) };
			return { ...this.quota, remaining, ...used, everyMs };
		}
		if (limit === undefined) return undefined;
		const over = Math.floor((now - resetAt) / everyMs) + 1;
		return { ...this.quota, remaining: limit, used: 0, resetAt: resetAt + over * everyMs, everyMs };
	}

	/** Requests that the plan allows in a minute; `Infinity` where the server does not tell. */
	get perMinute(): number {
		return ((this.quota?.limit ?? Infinity) * MINUTE_MS) / this.windowMs;
	}

	/**
	 * When the quota lets the next request start: `now` if it may at once, `Infinity` if only an
	 * answer that is under way can tell. `requestsPerMinute` is the user's own bound, 0 for none.
	 */
	opensAt(now: number, requestsPerMinute = 0): number {
		const oldest = requestsPerMinute > 0 ? this.sent.at(-requestsPerMinute) : undefined;
		const paceOpensAt = (oldest ?? -Infinity) + MINUTE_MS;
		const blockedUntil = this.blockedUntil + this.marginMs;
		return Math.max(now, blockedUntil, paceOpensAt, this.windowOpensAt(now));
	}

	/**
	 * Forgets a quota that is shut for longer than `maxWaitMs` and was last heard of over a minute ago:
	 * since then the plan may have been changed, so that a new run asks once instead of giving up.
	 */
	doubt(now: number, maxWaitMs: number): void {
		if (this.opensAt(now) - now <= maxWaitMs || now - this.heardAt <= ASK_AGAIN_MS) return;
		this.quota = undefined;
		this.blockedUntil = -Infinity;
	}

	/** A request starts. */
	enter(now: number): void {
		this.inFlight += 1;
		this.sent.push(now);
		while (this.sent[0]! <= now - MINUTE_MS) this.sent.shift();
	}

	/** An answer that was no 429 came, with these headers or without. */
	note(
		reading: QuotaReading | undefined,
		isSuccess: boolean,
		sentAt: number,
		receivedAt: number,
		random: number,
	): void {
		this.heardAt = receivedAt;
		if (isSuccess) {
			this.refusals = 0;
			this.throughAt = receivedAt;
		}
		// A gateway's answer without headers means nothing; a success without them means silence.
		this.isSilent = !reading && (this.isSilent || (isSuccess && !this.quota));
		if (!reading) return;
		this.marginMs = Math.ceil(RESET_MARGIN_MS * (1 + random));
		const resetAt = plausibleReset(reading, sentAt, receivedAt);
		this.take({ ...reading, resetAt });
		// Of two that keep it shut, a 429's time is the later one.
		if (this.blockedUntil <= receivedAt) this.isTold = resetAt === reading.resetAt;
	}

	/**
	 * A 429 came: shut until the server's own time, in full; when it named none, for a minute, then
	 * for two, four, five. A server that refuses again at its own time is given more of it each time.
	 */
	refuse(retryAt: number | undefined, sentAt: number, receivedAt: number, random: number): void {
		// What was counted is refuted, and the 429's time beats the headers': they may mean another window.
		this.quota = undefined;
		this.isSilent = false;
		this.marginMs = Math.ceil(RESET_MARGIN_MS * (1 + random));
		this.heardAt = receivedAt;
		this.isTold = retryAt !== undefined;
		if (sentAt >= this.refusedAt) {
			this.refusedAt = receivedAt;
			this.refusals += 1;
		}
		const longer = 2 ** Math.max(0, this.refusals - 1);
		const blindUntil = receivedAt + Math.min(MINUTE_MS * longer, LONGEST_BLIND_WAIT_MS);
		const grace = this.refusals < STUBBORN_AFTER ? 0 : Math.min(1000 * longer, MINUTE_MS);
		this.blockedUntil = Math.max(this.blockedUntil, retryAt ?? blindUntil, receivedAt + grace);
	}

	/** Answers come out of order: a newer window replaces, the same takes the minimum, an older is ignored. */
	private take(reading: QuotaReading): void {
		const known = this.quota;
		const ms = reading.window - (known?.window ?? -Infinity);
		if (known && ms < HEADER_STEP_MS) {
			const remaining = Math.min(known.remaining, reading.remaining);
			if (ms > -HEADER_STEP_MS) this.quota = { ...known, remaining };
			return;
		}
		// A window is shorter than a minute if more is left after it than an even refill could bring.
		const refill = ((reading.limit ?? 0) * ms) / MINUTE_MS + 1;
		if (known && reading.remaining - known.remaining > refill)
			this.windowMs = Math.min(this.windowMs, ms);
		this.quota = reading;
	}

	private windowOpensAt(now: number): number {
		const { quota, inFlight, perMinute } = this;
		if (!quota) return this.isSilent || inFlight === 0 ? now : Infinity;
		const endsAt = quota.resetAt + this.marginMs;
		if (now < endsAt) return inFlight < quota.remaining ? now : endsAt;
		// What is in flight when a window ends must not hold up the next one.
		const isOne = perMinute === Infinity || perMinute < LEAST_SHARED_PER_MINUTE;
		const unasked = isOne ? 1 : Math.round(perMinute * UNASKED_SHARE);
		return inFlight < unasked ? now : Infinity;
	}
}

/**
 * A reset that had passed a second (the header's step) before the request was even sent comes from
 * a clock that differs from ours, with no `Date` header to tell by how much; so does one that is
 * more than a window away, unless it is so far that it must be a day's. Then a whole window is
 * waited for.
 */
function plausibleReset({ resetAt, isDated }: QuotaReading, sentAt: number, receivedAt: number) {
	const ahead = resetAt - receivedAt;
	const isAhead = !isDated && ahead > 2 * MINUTE_MS && ahead < LARGEST_SKEW_MS;
	return resetAt < sentAt - HEADER_STEP_MS || isAhead ? receivedAt + MINUTE_MS : resetAt;
}
