import { TARGET_MS } from './sizer';

/** A further request in flight stays if it brings at least this share of what it could ideally bring. */
const WORTH_IT = 0.5;
/** Weights within this factor are compared; a larger request is quicker per character anyway. */
const COMPARABLE = 2;
/** A service that works on one request at a time must still answer within this share of the target. */
const SERIAL_OVERTIME = 1.5;
/** After a lane that brought nothing: this many answers until the next try, doubled each time. */
const PATIENCE = 20;

/** How one full request went. */
export interface Flight {
	weight: number;
	tookMs: number;
	/** Requests in flight with it, itself included. */
	together: number;
	/** {@link Concurrency.epoch} when it was sent. */
	epoch: number;
}

/**
 * How many requests may be in flight: starts with one, so that a wrong key costs one request, and
 * grows only while that buys throughput. Whether it does is measured (what is in flight, times
 * weight, by time taken), with the request size held still meanwhile.
 */
export class Concurrency {
	#level = 1;
	/** Changes with the level: what was sent before does not speak for it. */
	#epoch = 0;
	/** Throughput at the level below the one on trial; undefined when none is on trial. */
	#before: number | undefined;
	/** Flights at the present level that are worth comparing. */
	#flights: Flight[] = [];
	#cooldown = 0;
	#patience = PATIENCE;

	/** Requests that may be in flight now, at most `max`. */
	level(max: number): number {
		return Math.max(1, Math.min(this.#level, max));
	}

	/** True while a further request is on trial: sizes stay as they are, or nothing can be compared. */
	get isTrying(): boolean {
		return this.#before !== undefined;
	}

	get epoch(): number {
		return this.#epoch;
	}

	/** A full request was answered. `max`: what the host and the plan allow. */
	answered(flight: Flight, max: number): void {
		this.#cooldown = Math.max(0, this.#cooldown - 1);
		if (flight.epoch !== this.#epoch || flight.together !== this.#level) return;
		this.#flights = [...this.#flights.filter(isComparableTo(flight)), flight].slice(-MOST_FLIGHTS);
		if (this.#before !== undefined) this.#judge(this.#before);
		else if (this.#level < max && this.#cooldown === 0 && this.#staysInTime(flight)) this.#try();
	}

	/** A request took too long: what is in flight together may be the cause. */
	tooSlow(): void {
		if (this.#level > 1 || this.isTrying) this.#rest();
		this.#settle(1);
	}

	#try(): void {
		const before = this.#throughput();
		this.#settle(this.#level + 1);
		this.#before = before;
	}

	#judge(before: number): void {
		if (this.#flights.length < this.#level) return;
		const ideal = this.#level / (this.#level - 1);
		const gain = this.#throughput() / before;
		if (gain >= 1 + (ideal - 1) * WORTH_IT) {
			this.#before = undefined;
			this.#patience = PATIENCE;
		} else {
			this.#rest();
			this.#settle(this.#level - 1);
		}
	}

	#settle(level: number): void {
		this.#level = level;
		this.#epoch += 1;
		this.#before = undefined;
		this.#flights = [];
	}

	#rest(): void {
		this.#cooldown = this.#patience;
		this.#patience *= 2;
	}

	#staysInTime({ tookMs }: Flight): boolean {
		return (tookMs / this.#level) * (this.#level + 1) <= SERIAL_OVERTIME * TARGET_MS;
	}

	/** Little's law: what is in flight, by how long it is. Weight per ms. */
	#throughput(): number {
		const weight = this.#flights.reduce((sum, flight) => sum + flight.weight, 0);
		const took = this.#flights.reduce((sum, flight) => sum + Math.max(flight.tookMs, 1), 0);
		return (this.#level * weight) / took;
	}
}

const MOST_FLIGHTS = 8;

function isComparableTo(flight: Flight): (other: Flight) => boolean {
	return ({ weight }) =>
		weight * COMPARABLE >= flight.weight && flight.weight * COMPARABLE >= weight;
}
