/** A service that works on one request at a time must still answer within this share of the target. */
const SERIAL_OVERTIME = 1.5;
/** After a trial that did not pay: this many answers until the next, doubled each time. */
const PATIENCE = 20;
/** So many answers in time, and lanes that had paid before a time-out come back; doubled each time. */
const CALM = 3;
/** Only requests of at least this share of the compared weight are compared: larger ones are quicker a character. */
const COMPARABLE = 0.5;
/** A lane counts as paid for from this share of a whole lane's work on. */
const WORTH_IT = 0.5;

/** How one request went that had more work waiting behind it. */
export interface Flight {
	weight: number;
	sentAt: number;
	receivedAt: number;
	/** Requests in flight with it, itself included. */
	together: number;
}

/** What came back, summed up. */
interface Pace {
	weight: number;
	tookMs: number;
	together: number;
	answers: number;
}

/** What requests did in which time. */
export interface Speed extends Omit<Pace, 'together'> {
	/** So many of them at a time pay; absent where that was not tried. */
	atOnce?: number;
	/** The latest that had the service to itself. */
	single?: Pick<Pace, 'weight' | 'tookMs'>;
}

interface Trial extends Pace {
	/** Lanes before it. */
	from: number;
	/** When its first answer came: only what was sent after that found the service busy. */
	steadySince: number;
}

/**
 * How many requests may be in flight: starts with one, so that a wrong key costs one request, then
 * tries at once as many as would stay in time, and keeps as many as multiplied the throughput.
 */
export class Lanes {
	#level = 1;
	/** The latest requests that had the service to themselves. */
	#single: Pace | undefined;
	#trial: Trial | undefined;
	/** Answers until the next trial. */
	#rest = 0;
	#patience = PATIENCE;
	/** Lanes that once paid. */
	#proven = 1;
	#calm = 0;
	#calmNeeded = CALM;
	#cutAt = -Infinity;
	/** Sums of the latest requests outside of trials, which show no speed but that of the trial. */
	#latest = { weight: 0, tookMs: 0, answers: 0 };
	/** A trial was ended by what it showed. */
	#isJudged = false;
	/** What one request of late got done, weight per ms; 0 when that is not known yet. */
	pace = 0;

	/** A copy to try things on, without the trial under way: what it learns is not known here. */
	copy(): Lanes {
		const copy = new Lanes();
		copy.#level = this.#trial?.from ?? this.#level;
		copy.#single = this.#single;
		copy.#rest = this.#rest;
		copy.#patience = this.#patience;
		copy.#proven = this.#proven;
		copy.#calm = this.#calm;
		copy.#calmNeeded = this.#calmNeeded;
		copy.pace = this.pace;
		copy.#latest = this.#latest;
		copy.#isJudged = this.#isJudged;
		return copy;
	}

	/** What the latest requests did in which time; undefined before the first. */
	get speed(): Speed | undefined {
		if (this.#latest.answers === 0) return undefined;
		const atOnce = this.#isJudged ? { atOnce: this.#proven } : {};
		return { ...this.#latest, ...atOnce, ...(this.#single ? { single: this.#single } : {}) };
	}

	/** Requests that may be in flight now, at most `most`. */
	level(most: number): number {
		return Math.max(1, Math.min(this.#level, most));
	}

	/** A request was answered. `most`: what the host and the plan allow. `targetMs`: what a request may take. */
	answered(flight: Flight, most: number, targetMs: number): void {
		this.#rest = Math.max(0, this.#rest - 1);
		const tookMs = Math.max(1, flight.receivedAt - flight.sentAt);
		const pace = flight.weight / tookMs;
		this.pace = this.pace === 0 ? pace : (this.pace + pace) / 2;
		if (flight.together === 1) this.#single = { ...flight, tookMs, answers: 1 };
		if (!this.#trial && flight.together <= this.#level)
			this.#latest = withNext(this.#latest, flight.weight, tookMs);
		if (this.#trial) return this.#judge(this.#trial, flight, tookMs);
		if (this.#level < this.#proven) return this.#comeBack();
		const oneMs = tookMs / flight.together;
		const inTime = Math.min(most, Math.floor((SERIAL_OVERTIME * targetMs) / oneMs));
		if (inTime > this.#level && this.#rest === 0 && this.#single) {
			const nothing = { weight: 0, tookMs: 0, together: 0, answers: 0 };
			this.#trial = { ...nothing, from: this.#level, steadySince: Infinity };
			this.#level = inTime;
		}
	}

	/** A request took too long: what is in flight together may be the cause. */
	tooSlow(sentAt: number, now: number): void {
		if (!this.#isNews(sentAt, now)) return;
		this.#level = 1;
		if (!this.#trial) return;
		// Cut short, the trial says nothing of what several would pay.
		this.#trial = undefined;
		this.#rest = this.#calmNeeded;
		this.#calmNeeded *= 2;
	}

	/** A 429 came: the quota, or a service that takes no more at a time. */
	refused(together: number, sentAt: number, now: number): void {
		if (together < 2 || !this.#isNews(sentAt, now)) return;
		if (this.#trial) this.#end(this.#trial.from);
		else this.#level = Math.max(1, Math.floor(this.#level / 2));
	}

	/** What was under way together meets the same moment: it counts once. */
	#isNews(sentAt: number, now: number): boolean {
		if (sentAt < this.#cutAt) return false;
		this.#cutAt = now;
		this.#calm = 0;
		return true;
	}

	#comeBack(): void {
		this.#calm += 1;
		if (this.#calm < this.#calmNeeded) return;
		this.#level = this.#proven;
		this.#calmNeeded *= 2;
	}

	#judge(trial: Trial, flight: Flight, tookMs: number): void {
		const single = this.#single;
		if (flight.together < 2 || !single) return;
		// The first to come back had a service that was still idle: those sent after it tell the truth.
		trial.steadySince = Math.min(trial.steadySince, flight.receivedAt);
		if (flight.sentAt < trial.steadySince || flight.weight < COMPARABLE * single.weight) return;
		trial.weight += flight.weight;
		trial.tookMs += tookMs;
		trial.together += flight.together;
		trial.answers += 1;
		if (trial.answers < this.#level) return;
		// Little's law: what is in flight, by how long it is, is the throughput.
		const pace = trial.weight / trial.tookMs / (single.weight / single.tookMs);
		const paid = (trial.together / trial.answers) * pace;
		this.#end(Math.floor(paid + 1 - WORTH_IT));
	}

	/** Ends the trial with so many lanes that paid. */
	#end(paid: number): void {
		this.#isJudged = true;
		const level = Math.max(1, Math.min(this.#level, paid));
		if (level < this.#level) {
			this.#rest = this.#patience;
			this.#patience *= 2;
		} else this.#patience = PATIENCE;
		this.#level = level;
		this.#proven = level;
		this.#trial = undefined;
	}
}

/** Share that what was before keeps with each further request. */
const KEPT = 0.8;

function withNext({ answers, ...sum }: Omit<Pace, 'together'>, weight: number, tookMs: number) {
	return {
		weight: KEPT * sum.weight + weight,
		tookMs: KEPT * sum.tookMs + tookMs,
		answers: KEPT * answers + 1,
	};
}
