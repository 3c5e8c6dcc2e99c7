import type { Transport } from '../../../core/types';
import { echoSecret, resultFor, type WireDocument } from './answer';
import { Exchange } from './exchange';
import { damageResults, faultOf, faultyBody, type RequestFault, type ResultFault } from './faults';
import { quotaHeaders, refusal, restyle } from './headers';
import { standardNormal } from './documents';
import { SimLog, type SimRequest } from './log';
import type { SimOptions } from './options';
import { type QuotaReading, SimQuota } from './quota';
import { REFERENCE_CHARS, SimWorkers } from './workers';
import { seededRandom, type VirtualTime } from './virtual-time';

export type { SimOptions, Verdict } from './options';

const GATEWAY_PAGE = '<html><body><h1>504 Gateway Time-out</h1></body></html>';

/** A Sentor in virtual time: {@link transport} is what the core gets, {@link log} what it did. */
export class SimulatedServer {
	readonly log = new SimLog();
	readonly workers: SimWorkers;
	private readonly quota: SimQuota;
	private readonly random: () => number;
	private readonly startedAt: number;
	private answers = 0;
	private numbers = 0;
	/** Requests in the works. */
	private busy = 0;

	constructor(
		private readonly time: VirtualTime,
		private readonly options: SimOptions = {},
	) {
		this.startedAt = time.now();
		this.workers = new SimWorkers(time, options);
		this.quota = new SimQuota(options.quota ?? [], options.otherPerMinute);
		this.random = seededRandom((options.seed ?? 1) * 7919);
	}

	/** Sends a request to this server. */
	readonly transport: Transport = async (request) =>
		await new Promise((resolve, reject) => {
			const { networkMs = 40, heedsSignal = true } = this.options;
			const exchange = new Exchange(this.time, this.log, request, { resolve, reject });
			exchange.begin(networkMs / 2, heedsSignal, () => this.receive(exchange));
		});

	/** ms of the server's clock. */
	private now(): number {
		return this.time.now() + (this.options.skewMs ?? 0);
	}

	/** A request has come in: decides what becomes of it. */
	private receive(exchange: Exchange): void {
		const { options } = this;
		const number = this.numbers++;
		const fault =
			options.faults?.[number] ??
			faultOf(options.spells, this.time.now() - this.startedAt, this.random);
		const counted = options.quotaCounts === 'documents' ? exchange.entry.documents.length : 1;
		const { allowed, reading } = this.quota.take(this.now(), counted);
		exchange.reading = this.tellsQuota() ? reading : undefined;
		exchange.entry.counted = allowed;
		if (fault === 'silence') return;
		if (fault === 'reset') return exchange.fail('network', 'ECONNRESET');
		if (options.always) {
			return this.answer(
				exchange,
				options.always.status,
				options.always.body,
				options.always.headers,
			);
		}
		if (!allowed && reading) return this.refuse(exchange, reading);
		if (this.busy >= (options.mostAtOnce ?? Infinity)) return this.refuseForNow(exchange);
		if (typeof fault === 'number') return this.serverFault(exchange, fault);
		if (this.random() < (options.errorShare ?? 0)) {
			return this.serverFault(exchange, [500, 502, 503][Math.floor(this.random() * 3)]!);
		}
		if (this.overCap(exchange.entry)) {
			return this.answer(
				exchange,
				options.capStatus ?? 413,
				errorBody('payload_too_large', 'Too large'),
			);
		}
		if (!this.refuseDocument(exchange)) this.work(exchange, fault, options.resultFaults?.[number]);
	}

	private tellsQuota(): boolean {
		const { silentAnswers = 0, toldShare = 1 } = this.options;
		return this.answers++ >= silentAnswers && (toldShare >= 1 || this.random() < toldShare);
	}

	private told(reading: QuotaReading): QuotaReading {
		const { toldRemaining } = this.options;
		return toldRemaining === undefined ? reading : { ...reading, remaining: toldRemaining };
	}

	private refuse(exchange: Exchange, reading: QuotaReading): void {
		const { headers, body } = refusal(this.options.refusalForm ?? 'details', reading, this.now());
		const isMute = ['bare', 'gateway'].includes(this.options.refusalForm ?? 'details');
		if (!isMute || exchange.reading)
			exchange.entry.opensAt = reading.resetAt - (this.options.skewMs ?? 0);
		this.answer(exchange, 429, body, headers);
	}

	/** A 429 about the requests at a time, not about the quota. */
	private refuseForNow(exchange: Exchange): void {
		const { busyRetryAfter } = this.options;
		const headers: Record<string, string> =
			busyRetryAfter === undefined ? {} : { 'Retry-After': String(busyRetryAfter) };
		this.answer(exchange, 429, errorBody('too_many_requests', 'One request at a time'), headers);
	}

	/** A server fault: the application's own (500, 503) has headers, the gateway's has none. */
	private serverFault(exchange: Exchange, status: number): void {
		if (status === 502 || status === 504) exchange.reading = undefined;
		this.answer(
			exchange,
			status,
			status === 500 ? errorBody('internal', 'Internal failure') : GATEWAY_PAGE,
		);
	}

	private overCap({ documents }: SimRequest): boolean {
		const { maxDocs = Infinity, maxChars = Infinity } = this.options;
		const chars = documents.reduce((sum, { doc }) => sum + doc.length, 0);
		return documents.length > maxDocs || chars > maxChars;
	}

	/** Answers 422 when a document is to be refused; says whether it did. */
	private refuseDocument(exchange: Exchange): boolean {
		const { judge, namesRefused, refusedStatus = 422 } = this.options;
		const { documents } = exchange.entry;
		const bad = judge ? documents.filter(({ doc }) => judge(doc) === 'refuse') : [];
		if (bad.length === 0) return false;
		if (namesRefused) exchange.entry.named.push(...bad);
		const detail = bad.map((document) => ({
			loc: ['body', 'docs', documents.indexOf(document), 'doc'],
			msg: 'Text too long',
			type: 'value_error',
		}));
		const body = namesRefused ? { detail } : errorBody('validation', 'Text too long');
		this.answer(exchange, refusedStatus, body);
		return true;
	}

	private work(
		exchange: Exchange,
		fault: RequestFault | undefined,
		damage: ResultFault | undefined,
	): void {
		const { gatewayMs = 60_000, requestMs = 60 } = this.options;
		let gone = false;
		this.time.schedule(gatewayMs, () => {
			gone = true;
			exchange.reading = undefined;
			this.answer(exchange, 504, GATEWAY_PAGE);
		});
		const { documents } = exchange.entry;
		const stop = documents.findIndex(({ doc }) => this.stops(doc));
		const worked = stop < 0 ? documents : documents.slice(0, stop + 1);
		const ms = worked.reduce((sum, document) => sum + this.documentMs(document), requestMs);
		this.busy += 1;
		this.workers.run(ms, () => {
			this.busy -= 1;
			if (!gone) this.finish(exchange, documents[stop], fault, damage);
		});
	}

	private stops(text: string): boolean {
		const verdict = this.options.judge?.(text);
		return verdict === 'crash' || verdict === 'cut';
	}

	private documentMs({ doc }: WireDocument): number {
		const { docMs = 150, spread = 0.5 } = this.options;
		const noise = Math.exp(spread * standardNormal(this.random) - (spread * spread) / 2);
		return docMs * (doc.length / REFERENCE_CHARS) * noise;
	}

	private finish(
		exchange: Exchange,
		stopper: WireDocument | undefined,
		fault: RequestFault | undefined,
		damage: ResultFault | undefined,
	): void {
		if (stopper && this.options.judge?.(stopper.doc) === 'crash')
			return this.serverFault(exchange, 500);
		if (stopper || fault === 'late-reset') return exchange.fail('network', 'ECONNRESET');
		const status = this.options.successStatus ?? 200;
		if (typeof fault === 'string' && fault !== 'silence' && fault !== 'reset') {
			return this.answer(exchange, status, faultyBody(fault));
		}
		const results = exchange.entry.documents.map(resultFor);
		const sent = damageResults(results, damage, this.random);
		exchange.answers = exchange.entry.documents.filter(
			(_, index) => damage !== 'missing' || index % 3 !== 0,
		);
		this.answer(exchange, status, { results: sent });
	}

	private answer(
		exchange: Exchange,
		status: number,
		body: unknown,
		extra: Record<string, string> = {},
	): void {
		const { echo, dateHeader = true, headerStyle = 'canonical' } = this.options;
		const headers: Record<string, string> = {
			...extra,
			...(dateHeader ? { Date: new Date(this.now()).toUTCString() } : {}),
			...(exchange.reading ? quotaHeaders(this.told(exchange.reading)) : {}),
			...(echo ? { 'X-Request-Id': `req-${echo}`, 'X-Echo': echo } : {}),
		};
		const shown = echo ? echoSecret(body, echo) : body;
		exchange.reply({ status, headers: restyle(headers, headerStyle), body: shown });
	}
}

/** The documented form of an error body. */
function errorBody(code: string, message: string): unknown {
	return { error: { code, message, details: {}, request_id: 'req-1' } };
}
