import type { TransportRequest } from '../../../core/types';
import type { WireDocument } from './answer';

/** How a request ended: an HTTP status, or a connection without one. Absent while in flight. */
export type RequestEnd = number | 'timeout' | 'network' | 'aborted';

/** One request as the simulated server saw it. Times are ms on the clock of the core. */
export interface SimRequest {
	readonly request: TransportRequest;
	readonly documents: readonly WireDocument[];
	readonly language: string | undefined;
	readonly sentAt: number;
	/** Place in the order of all sendings and endings. */
	readonly sentOrder: number;
	/** Requests in flight, this one included. */
	readonly inFlight: number;
	endedAt?: number;
	endOrder?: number;
	end?: RequestEnd;
	/** Whether the answer told the state of the quota in headers. */
	toldQuota?: boolean;
	/** When a 429 said that the quota opens again, on the clock of the core. */
	opensAt?: number;
	/** Documents that got a usable result. */
	answered: WireDocument[];
	/** Documents that the answer refused by name. */
	named: WireDocument[];
	/** Whether the server counted it against the quota. */
	counted?: boolean;
}

/** Everything that was sent, in order. */
export class SimLog {
	readonly requests: SimRequest[] = [];
	private order = 0;
	private open = 0;

	begin(request: TransportRequest, at: number): SimRequest {
		this.open++;
		const body = (request.body ?? {}) as { docs?: unknown };
		const entry: SimRequest = {
			request,
			documents: Array.isArray(body.docs) ? [...(body.docs as WireDocument[])] : [],
			language: request.query['language'],
			sentAt: at,
			sentOrder: this.order++,
			inFlight: this.open,
			answered: [],
			named: [],
		};
		this.requests.push(entry);
		return entry;
	}

	end(entry: SimRequest, end: RequestEnd, at: number): void {
		this.open--;
		entry.end = end;
		entry.endedAt = at;
		entry.endOrder = this.order++;
	}

	/** Requests that ended so. */
	count(end: RequestEnd): number {
		return this.requests.filter((entry) => entry.end === end).length;
	}
}
