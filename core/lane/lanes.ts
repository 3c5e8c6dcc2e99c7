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
/** Share that the latest answers keep in their sum with each further one. */
const KEPT = 0.8;

/** How one request went that had more work waiting behind it. */
export interface Flight {
	weight: number;
	sentAt: number;
	receivedAt: number;
	/** Requests in flight with it, itself included. */
	together: number;
}

/** What requests did in which time, summed up. */
export interface Pace {
	weight: number;
	tookMs: number;
	answers: number;
}

interface Trial extends Pace {
	/** Requests in flight with each, itself included; summed up as well. */
	together: number;
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
	/** Requests that may be in flight, as far as the service is concerned. */
	level = 1;
	/** So many at a time pay; undefined until that was tried. */
	paid: number | undefined;
	/** The latest request that had the service to itself. */
	single: Pace | undefined;
	/** The latest requests outside of trials, which show no speed but that of the trial. */
	latest: Pace = { weight: 0, tookMs: 0, answers: 0 };
	/** What one request of late got done, weight per ms; 0 when that is not known yet. */
	pace = 0;
	private trial: Trial | undefined;
	/** Answers until the next trial. */
	private rest = 0;
	private patience = PATIENCE;
	private calm = 0;
	private calmNeeded = CALM;
	private cutAt = -Infinity;

	/** A request was answered. `most`: what the host and the plan allow. `targetMs`: what a request may take. */
	answered(flight: Flight, most: number, targetMs: number): void {
		const { weight, together } = flight;
		this.rest = Math.max(0, this.rest - 1);
		const tookMs = Math.max(1, flight.receivedAt - flight.sentAt);
		const pace = weight / tookMs;
		this.pace = this.pace === 0 ? pace : (this.pace + pace) / 2;
		if (together === 1) this.single = { weight, tookMs, answers: 1 };
		if (this.trial) return this.judge(this.trial, flight, tookMs);
		if (together <= this.level) this.latest = withNext(this.latest, weight, tookMs);
		if (this.paid !== undefined && this.level < this.paid) return this.comeBack(this.paid);
		const oneMs = tookMs / together;
		const inTime = Math.min(most, Math.floor((SERIAL_OVERTIME * targetMs) / oneMs));
		if (inTime <= this.level || this.rest > 0 || !this.single) return;
		const nothing = { weight: 0, tookMs: 0, answers: 0, together: 0 };
		this.trial = { ...nothing, from: this.level, steadySince: Infinity };
		this.level = inTime;
	}

	/** A request took too long: what is in flight together may be the cause. */
	tooSlow(sentAt: number, now: number): void {
		if (!this.isNews(sentAt, now)) return;
		this.level = 1;
		if (!this.trial) return;
		// Cut short, the trial says nothing of what several would pay.
		this.trial = undefined;
		this.rest = this.calmNeeded;
		this.calmNeeded *= 2;
	}

	/** A 429 came: the quota, or a service that takes no more at a time. */
	refused(together: number, sentAt: number, now: number): void {
		if (together < 2 || !this.isNews(sentAt, now)) return;
		if (this.trial) this.end(this.trial.from);
		else this.level = Math.max(1, Math.floor(this.level / 2));
	}

	/** What was under way together meets the same moment: it counts once. */
	private isNews(sentAt: number, now: number): boolean {
		if (sentAt < this.cutAt) return false;
		this.cutAt = now;
		this.calm = 0;
		return true;
	}

	/** After a fall, to what had paid. */
	private comeBack(paid: number): void {
		this.calm += 1;
		if (this.calm < this.calmNeeded) return;
		this.level = paid;
		this.calmNeeded *= 2;
	}

	private judge(trial: Trial, { weight, together, ...flight }: Flight, tookMs: number): void {
		const single = this.single;
		if (together < 2 || !single) return;
		// The first to come back had a service that was still idle: those sent after it tell the truth.
		trial.steadySince = Math.min(trial.steadySince, flight.receivedAt);
		if (flight.sentAt < trial.steadySince || weight < COMPARABLE * single.weight) return;
		trial.weight += weight;
		trial.tookMs += tookMs;
		trial.together += together;
		trial.answers += 1;
		if (trial.answers < this.level) return;
		// Little's law: what is in flight, by how long it is, is the throughput.
		const pace = trial.weight / trial.tookMs / (single.weight / single.tookMs);
		this.end(Math.floor((trial.together / trial.answers) * pace + 1 - WORTH_IT));
	}

	/** Ends the trial with so many lanes that paid. */
	private end(paid: number): void {
		const level = Math.max(1, Math.min(this.level, paid));
		this.rest = level < this.level ? this.patience : this.rest;
		this.patience = level < this.level ? 2 * this.patience : PATIENCE;
		this.level = this.paid = level;
		this.trial = undefined;
	}
}

function withNext({ answers, ...sum }: Pace, weight: number, tookMs: number): Pace {
	return {
		weight: KEPT * sum.weight + weight,
		tookMs: KEPT * sum.tookMs + tookMs,
		answers: KEPT * answers + 1,
	};
}
