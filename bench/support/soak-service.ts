/**
 * The sandbox with faults that change every few seconds, by a seed, in a process of its own. It
 * remembers what it answered in full, and counts what is sent once more nevertheless.
 */
import { fork } from 'node:child_process';
import { startSandbox, type FaultOptions, type RecordedRequest } from '../../sandbox/src';
import { messageOf } from './message-of';
import { ROTTEN } from './soak-texts';

/** What the service has seen since its start. */
export interface SoakCount {
	requests: number;
	documents: number;
	/** Documents that came again although they had been answered. */
	doubled: number;
	/** Requests by the fault that was put upon them. */
	faults: Record<string, number>;
}

export interface SoakService {
	url: string;
	count(): Promise<SoakCount>;
	stop(): void;
}

/** How long one mix of faults lasts, ms. */
const PHASE_MS = 10_000;

/** Share of the requests that each fault hits; the first is a quiet time. */
const MIXES: Record<string, number>[] = [
	{},
	{ 503: 0.05, 500: 0.02, reset: 0.02 },
	{ '429=1': 0.05, '502': 0.03 },
	{ 'missing-ids=2': 0.1, reorder: 0.2, 'duplicate-ids=2': 0.1, 'unknown-ids=2': 0.1 },
	{ 'truncated-body': 0.04, 'empty-object': 0.02, html: 0.02, 'not-json': 0.02 },
	{ 'gateway-timeout': 0.02, 'latency=200': 0.2 },
	{ 'reset-after-work': 0.04, 'slow-body=300': 0.1, 'empty-body': 0.02 },
	{ stall: 0.01, 'latency=50': 0.3 },
];

/** A request with one of these is answered in full all the same. */
const HARMLESS = /^(reorder|latency|slow-body|duplicate-ids|unknown-ids)/;

/** More than are under way at once by far; older ones are forgotten. */
const REMEMBERED = 100_000;

/** Starts a service whose faults are those of this seed. */
export async function startSoakService(seed: number): Promise<SoakService> {
	const child = fork(__filename, [String(seed)]);
	const url = await messageOf<string>(child);
	return {
		url,
		count: async () => {
			const answer = messageOf<SoakCount>(child);
			child.send('count');
			return await answer;
		},
		stop: () => void child.kill(),
	};
}

async function serve(seed: number): Promise<void> {
	const seen: SoakCount = { requests: 0, documents: 0, doubled: 0, faults: {} };
	const answered = new Set<string>();
	const sandbox = await startSandbox({
		requestMs: 5,
		docMs: 1,
		gatewayTimeoutMs: 2_000,
		quota: { requests: 300, windowMs: 10_000 },
		keys: { 'soak-1': {}, 'soak-2': {}, 'soak-3': {} },
		onRequest: (record) => note(record, seen, answered),
	});
	let phase = seed;
	const next = (): void => {
		const faults: FaultOptions = { rate: MIXES[phase % MIXES.length], seed: phase };
		sandbox.set({ faults: { ...faults, poison: { text: ROTTEN, fault: '422' } } });
		phase += 1;
	};
	next();
	setInterval(next, PHASE_MS).unref();
	process.on('message', () => process.send?.(seen));
	process.once('disconnect', () => process.exit());
	process.send?.(sandbox.url);
}

function note(record: RecordedRequest, seen: SoakCount, answered: Set<string>): void {
	const { docs = [] } = (record.body ?? {}) as { docs?: { doc: string }[] };
	const fault = record.fault ?? 'none';
	seen.requests += 1;
	seen.documents += docs.length;
	seen.faults[fault] = (seen.faults[fault] ?? 0) + 1;
	const inFull = record.status === 200 && (!record.fault || HARMLESS.test(record.fault));
	for (const { doc } of docs) {
		if (answered.has(doc)) seen.doubled += 1;
		if (inFull) answered.add(doc);
	}
	for (const text of answered) {
		if (answered.size <= REMEMBERED) break;
		answered.delete(text);
	}
	// Only its figures are wanted, and it would grow for as long as the soak lasts.
	record.body = undefined;
}

if (require.main === module) void serve(Number(process.argv[2]));
