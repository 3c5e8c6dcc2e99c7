import type { TransportFailure, TransportReply, TransportRequest } from '../../../core/types';
import type { WireDocument } from './answer';
import type { RequestEnd, SimLog, SimRequest } from './log';
import type { QuotaReading } from './quota';
import type { VirtualTime } from './virtual-time';

/** How the transport's promise is ended. */
export interface Settle {
	resolve(reply: TransportReply): void;
	reject(failure: TransportFailure): void;
}

/** One request under way: the first thing that ends it counts, whatever comes later is dropped. */
export class Exchange {
	readonly entry: SimRequest;
	/** What the answer will say about the quota: the state when the request came in. */
	reading: QuotaReading | undefined;
	/** Documents that the answer under way has a usable result for. */
	answers: WireDocument[] = [];
	private oneWayMs = 0;

	constructor(
		private readonly time: VirtualTime,
		private readonly log: SimLog,
		private readonly request: TransportRequest,
		private readonly settle: Settle,
	) {
		this.entry = log.begin(request, time.now());
	}

	/** Sends it on its way; `arrive` is called when the server has it. */
	begin(oneWayMs: number, heedsSignal: boolean, arrive: () => void): void {
		this.oneWayMs = oneWayMs;
		const { signal, timeoutMs } = this.request;
		const cancel = (): void => this.end('aborted', () => this.settle.reject({ kind: 'aborted' }));
		if (heedsSignal && signal) {
			if (signal.aborted) return cancel();
			signal.addEventListener('abort', cancel);
		}
		this.time.schedule(timeoutMs, () => this.fail('timeout', 'ETIMEDOUT', 0));
		this.time.schedule(oneWayMs, () => {
			if (this.entry.end === undefined) arrive();
		});
	}

	/** Starts an answer on its way back. */
	reply(reply: TransportReply): void {
		const { answers, reading } = this;
		this.time.schedule(this.oneWayMs, () => {
			this.end(reply.status, () => {
				this.entry.answered.push(...answers);
				this.entry.toldQuota = reading !== undefined;
				this.settle.resolve(reply);
			});
		});
	}

	/** Ends it without an answer. */
	fail(kind: 'timeout' | 'network', code: string, afterMs = this.oneWayMs): void {
		this.time.schedule(afterMs, () => this.end(kind, () => this.settle.reject({ kind, code })));
	}

	private end(end: RequestEnd, settle: () => void): void {
		if (this.entry.end !== undefined) return;
		this.log.end(this.entry, end, this.time.now());
		settle();
	}
}
