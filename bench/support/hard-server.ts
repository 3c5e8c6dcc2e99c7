/**
 * The sandbox as a service that is hard to please: few workers, an impatient gateway, a small
 * quota. It runs in a process of its own, so that its work is not counted as a client's.
 */
import { fork } from 'node:child_process';
import { startSandbox } from '../../sandbox/src';
import { messageOf } from './message-of';

/** The case that all candidates get: 4 workers, 15 ms a document, 60 requests in ten seconds. */
export const HARD = {
	workers: 4,
	requestMs: 60,
	docMs: 15,
	gatewayTimeoutMs: 10_000,
	quota: { requests: 60, windowMs: 10_000 },
} as const;

/** What a hard server has seen. */
export interface HardCount {
	requests: number;
	/** Answers by status; `dropped` are connections that ended without one. */
	statuses: Record<string, number>;
	/** Work that was handed to its workers, ms. */
	workMs: number;
}

export interface HardServer {
	/** Base URL, as for the Sentor API. */
	url: string;
	/** What was seen since the start. */
	count(): Promise<HardCount>;
	stop(): void;
}

/** Starts one with a full quota. */
export async function startHardServer(): Promise<HardServer> {
	const child = fork(__filename);
	const url = await messageOf<string>(child);
	return {
		url,
		count: async () => {
			child.send('count');
			const count = await messageOf<HardCount>(child);
			return count;
		},
		stop: () => void child.kill(),
	};
}

async function serve(): Promise<void> {
	const sandbox = await startSandbox(HARD);
	process.on('message', () => {
		const { requests, statuses, workMs } = sandbox.counters;
		process.send?.({ requests, statuses, workMs });
	});
	process.once('disconnect', () => process.exit());
	process.send?.(sandbox.url);
}

if (require.main === module) void serve();
