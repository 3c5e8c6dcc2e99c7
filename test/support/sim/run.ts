import {
	type AnalyzeReport,
	createSentorClient,
	type Limits,
	type Outcome,
	type Progress,
	type RunOptions,
	type SentorDocument,
	type Transport,
} from '../../../core';
import type { SimLog } from './log';
import { SimulatedServer, type SimOptions } from './server';
import { VirtualTime } from './virtual-time';

/** A key that no text of a test holds by chance. */
export const SECRET = 'sk-live-7f3e9a51c0ffee42';

/** What a simulated run is made of; only the documents are required. */
export interface SimRun {
	documents: SentorDocument[];
	server?: SimOptions;
	limits?: Limits;
	/** Seed of the world: the core's chance, the server's chance, the second of the minute. */
	seed?: number;
	/** Cancels the run this long after its start, ms. */
	abortAfterMs?: number;
}

/** What it came to. */
export interface SimResult {
	report: AnalyzeReport;
	log: SimLog;
	time: VirtualTime;
	server: SimulatedServer;
	progress: Progress[];
	/** What `onOutcome` was told, in order. */
	told: { index: number; outcome: Outcome }[];
	/** From the call to the report, ms. */
	elapsedMs: number;
	/** When the signal fired, ms since the epoch. */
	abortedAt?: number;
}

let lanes = 0;

/** A quota key that no other test has: what one test teaches a lane must not help the next. */
export function freshQuotaKey(): string {
	return `lane ${++lanes}`;
}

/** A service in virtual time, and what the core makes of it. */
export abstract class VirtualService {
	abstract readonly time: VirtualTime;
	protected abstract readonly transport: Transport;
	private readonly quotaKey = freshQuotaKey();

	/** A client of this service. All clients share one lane unless they are given another key. */
	client(limits: Limits = {}, quotaKey = this.quotaKey): ReturnType<typeof createSentorClient> {
		const { transport, time } = this;
		return createSentorClient({
			transport,
			clock: time.clock,
			quotaKey,
			secrets: [SECRET],
			limits,
		});
	}

	/** One run from its start to its report, with time passing as needed. */
	async analyze(
		documents: SentorDocument[],
		limits: Limits = {},
		run: RunOptions = {},
	): Promise<AnalyzeReport> {
		return await this.time.until(this.client(limits).analyze(documents, run));
	}
}

/** A server and its time, for tests that need more than one run. */
export class SimWorld extends VirtualService {
	readonly time: VirtualTime;
	readonly server: SimulatedServer;
	protected readonly transport: Transport;

	constructor({ seed = 1, server = {} }: { seed?: number; server?: SimOptions } = {}) {
		super();
		this.time = new VirtualTime({ seed });
		this.server = new SimulatedServer(this.time, { seed, ...server });
		this.transport = this.server.transport;
	}

	get log(): SimLog {
		return this.server.log;
	}
}

/** One run in a world of its own. */
export async function simulate(run: SimRun): Promise<SimResult> {
	const { documents, server = {}, limits = {}, seed = 1, abortAfterMs } = run;
	const world = new SimWorld({ seed, server });
	const { time } = world;
	await time.advance(Math.floor(time.random() * 60_000));
	const progress: Progress[] = [];
	const told: SimResult['told'] = [];
	const controller = new AbortController();
	const result: Partial<SimResult> = {};
	if (abortAfterMs !== undefined) {
		time.schedule(abortAfterMs, () => {
			result.abortedAt = time.now();
			controller.abort();
		});
	}
	const startedAt = time.now();
	const report = await world.analyze(documents, limits, {
		signal: controller.signal,
		onProgress: (event) => progress.push({ ...event }),
		onOutcome: (index, outcome) => told.push({ index, outcome }),
	});
	const elapsedMs = time.now() - startedAt;
	return {
		...result,
		report,
		log: world.log,
		time,
		server: world.server,
		progress,
		told,
		elapsedMs,
	};
}

/** Outcomes by what they are: `{ ok: 7, rejected: 1 }`. */
export function tally(report: AnalyzeReport): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const outcome of report.outcomes) {
		const name = outcome.ok ? 'ok' : outcome.failure.code;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}
