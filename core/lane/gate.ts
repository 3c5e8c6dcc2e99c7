import type { QuotaReading } from '../wire/quota';
import { MINUTE_MS, type PlanWindow, unasked, windowAt } from './window';

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
 * Lets requests of one API key through as the server's quota allows, before they are sent.
 *
 * It counts pessimistically: what is in flight may or may not be in the server's last count, so it
 * is subtracted. After a window has ended, few requests ask first; their headers open the next.
 */
export class Gate {
	#quota: QuotaReading | undefined;
	/** True once a success came without quota headers: then only a 429 can close the gate. */
	#silent = false;
	/** Length of a window: the least time from one end to another, ms. */
	#windowMs = MINUTE_MS;
	#blockedUntil = 0;
	#pausedUntil = 0;
	/** When requests of the last minute were sent, oldest first. */
	readonly #sent: number[] = [];
	inFlight = 0;
	/** When a request last succeeded, ms since the epoch. */
	throughAt = -Infinity;
	/** When the server said that its quota opens again, ms; undefined when it did not say. */
	serverOpensAt: number | undefined;
	/** 429s since something got through; those of requests in flight together count once. */
	refusals = 0;
	/** What is waited beyond the server's own time, ms; drawn anew with each answer. */
	#marginMs = RESET_MARGIN_MS;
	#refusedAt = -Infinity;
	/** When the last answer came. */
	#heardAt = -Infinity;

	/** A copy to try things on, nothing in flight: what it learns is not known here. */
	copy(now: number): Gate {
		const copy = new Gate();
		const quota = this.quotaAt(now);
		// Named by our own clock, as all that the copy will hear.
		copy.#quota = quota && { ...quota, window: quota.resetAt, isDated: true };
		copy.#silent = this.#silent;
		copy.#windowMs = this.#windowMs;
		copy.#blockedUntil = this.#blockedUntil;
		copy.#sent.push(...this.#sent);
		copy.throughAt = this.throughAt;
		return copy;
	}

	/** The quota at `now`, as far as the service told, and how long its windows are. */
	quotaAt(now: number): PlanWindow | undefined {
		return this.#quota && windowAt(this.#quota, this.#heardAt, this.inFlight, now);
	}

	/** Requests that the plan allows in a minute; `Infinity` where the server does not tell. */
	get perMinute(): number {
		return ((this.#quota?.limit ?? Infinity) * MINUTE_MS) / this.#windowMs;
	}

	/**
	 * When the next request may start: `now` or earlier if it may at once, `Infinity` if only an
	 * answer that is under way can tell. `requestsPerMinute` is the user's own bound, 0 for none.
	 */
	opensAt(now: number, requestsPerMinute = 0): number {
		return Math.max(this.#pausedUntil, this.#quotaOpensAt(now, requestsPerMinute));
	}

	/** Whether it is the quota (the server's or the user's) that keeps the gate shut, not a pause. */
	isQuotaWait(now: number, requestsPerMinute = 0): boolean {
		const opensAt = this.#quotaOpensAt(now, requestsPerMinute);
		return opensAt > now && opensAt !== Infinity;
	}

	/**
	 * Forgets a quota that is shut for longer than `maxWaitMs` and was last heard of over a minute ago:
	 * since then the plan may have been changed, so that a new run asks once instead of giving up.
	 */
	doubt(now: number, maxWaitMs: number): void {
		const opensAt = this.#quotaOpensAt(now, 0);
		if (opensAt - now <= maxWaitMs || now - this.#heardAt <= ASK_AGAIN_MS) return;
		this.#quota = undefined;
		this.#blockedUntil = 0;
	}

	/** A request starts. */
	enter(now: number): void {
		this.inFlight += 1;
		this.#sent.push(now);
		while (this.#sent[0]! <= now - MINUTE_MS) this.#sent.shift();
	}

	/** An answer that was no 429 came, with these headers or without. */
	note(
		reading: QuotaReading | undefined,
		isSuccess: boolean,
		sentAt: number,
		receivedAt: number,
		random: number,
	): void {
		this.#heardAt = receivedAt;
		if (isSuccess) {
			this.refusals = 0;
			this.throughAt = receivedAt;
		}
		if (!reading) {
			// A gateway's answer without headers means nothing; a success without them means silence.
			if (isSuccess && !this.#quota) this.#silent = true;
			return;
		}
		this.#silent = false;
		this.#marginMs = RESET_MARGIN_MS * (1 + random);
		this.#take({ ...reading, resetAt: plausibleReset(reading, sentAt, receivedAt) });
		const { resetAt } = this.#quota ?? reading;
		this.serverOpensAt = resetAt === reading.resetAt ? resetAt : undefined;
	}

	/**
	 * A 429 came: shut until the server's own time, in full; when it named none, for a minute, then
	 * for two, four, five. A server that refuses again at its own time is given more of it each time.
	 */
	refuse(retryAt: number | undefined, sentAt: number, receivedAt: number, random: number): void {
		// What was counted is refuted, and the 429's time beats the headers': they may mean another window.
		this.#quota = undefined;
		this.#silent = false;
		this.#marginMs = RESET_MARGIN_MS * (1 + random);
		this.#heardAt = receivedAt;
		this.serverOpensAt = retryAt;
		if (sentAt >= this.#refusedAt) {
			this.#refusedAt = receivedAt;
			this.refusals += 1;
		}
		const longer = 2 ** Math.max(0, this.refusals - 1);
		const blindUntil = receivedAt + Math.min(MINUTE_MS * longer, LONGEST_BLIND_WAIT_MS);
		const grace = this.refusals < STUBBORN_AFTER ? 0 : Math.min(1000 * longer, MINUTE_MS);
		this.#blockedUntil = Math.max(this.#blockedUntil, retryAt ?? blindUntil, receivedAt + grace);
	}

	/** The service stumbled: nothing of this key is sent before `until`. */
	pause(until: number): void {
		this.#pausedUntil = Math.max(this.#pausedUntil, until);
	}

	/** Answers come out of order: a newer window replaces, the same takes the minimum, an older is ignored. */
	#take(reading: QuotaReading): void {
		const known = this.#quota;
		if (!known) this.#quota = reading;
		else if (reading.window - known.window >= HEADER_STEP_MS) {
			this.#learnWindow(known, reading);
			this.#quota = reading;
		} else if (known.window - reading.window < HEADER_STEP_MS) {
			this.#quota = { ...known, remaining: Math.min(known.remaining, reading.remaining) };
		}
	}

	/** A window is shorter than a minute if more is left after it than an even refill could bring. */
	#learnWindow(known: QuotaReading, reading: QuotaReading): void {
		const { limit = 0 } = reading;
		const ms = reading.window - known.window;
		const refill = (limit * ms) / MINUTE_MS + 1;
		if (reading.remaining - known.remaining > refill && ms < this.#windowMs) this.#windowMs = ms;
	}

	#quotaOpensAt(now: number, requestsPerMinute: number): number {
		const blockedUntil = this.#blockedUntil === 0 ? 0 : this.#blockedUntil + this.#marginMs;
		const oldest =
			requestsPerMinute > 0 ? this.#sent[this.#sent.length - requestsPerMinute] : undefined;
		const paceOpensAt = oldest === undefined ? now : oldest + MINUTE_MS;
		return Math.max(now, blockedUntil, paceOpensAt, this.#windowOpensAt(now));
	}

	#windowOpensAt(now: number): number {
		const quota = this.#quota;
		if (!quota) return this.#silent || this.inFlight === 0 ? now : Infinity;
		const endsAt = quota.resetAt + this.#marginMs;
		// What is in flight when a window ends must not hold up the next one.
		if (now >= endsAt) return this.inFlight < unasked(this.perMinute) ? now : Infinity;
		return quota.remaining - this.inFlight > 0 ? now : endsAt;
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
