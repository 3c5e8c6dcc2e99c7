/**
 * A local stand-in for the Sentor API: same addresses, same shapes, plans with real quotas, and
 * whatever can go wrong, on request. Its answers are real (an off-the-shelf lexicon scorer), but
 * they are not Sentor's.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Counters, RecordedRequest } from './http/log';
import type { SandboxOptions } from './options';
import { SandboxService } from './sandbox';

export { BAD_GOOGLE_KEY } from './endpoints/topic-name';
export type { FaultOptions, PoisonOptions } from './faults/plan';
export { FAULT_NAMES } from './faults/parse';
export type { Counters, RecordedRequest } from './http/log';
export type { SandboxOptions } from './options';
export { VARIANT_VALUES, type Variants } from './variants';
export { SANDBOX_KEYS, type Quota } from './plans/plans';

/** A running sandbox. */
export interface Sandbox {
	/** The base address, as it goes into a credential: `http://127.0.0.1:8484/api`. */
	readonly url: string;
	readonly port: number;
	/** What was received, oldest first. */
	readonly requests: readonly RecordedRequest[];
	/** Figures over all of it. */
	readonly counters: Readonly<Counters>;
	/** Forgets requests and counters, refills every quota, begins the faults anew. */
	reset(): void;
	/**
	 * Changes options from the next request on. `variants` are laid over those there are, any other
	 * option replaces the one before; faults begin anew.
	 * @throws {Error} when an option names an unknown fault; nothing is changed then
	 */
	set(options: Omit<SandboxOptions, 'port' | 'now' | 'onRequest'>): void;
	/** Ends at once, with requests in flight too: their connections are cut. */
	close(): Promise<void>;
}

/**
 * Starts a sandbox on 127.0.0.1.
 * @returns when it listens. Rejects when the port is taken, or an option names an unknown fault.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const service = new SandboxService(options);
	const server = createServer((request, response) => void service.serve(request, response));
	// Longer than any client keeps an idle connection, so that none is closed under a request.
	server.keepAliveTimeout = 600_000;
	server.listen(options.port ?? 0, '127.0.0.1');
	await once(server, 'listening').catch((caught: NodeJS.ErrnoException) => {
		throw caught.code === 'EADDRINUSE' ? new Error(`Port ${options.port} is taken`) : caught;
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/api`,
		port,
		requests: service.log.requests,
		get counters() {
			return service.log.counters;
		},
		reset: () => service.reset(),
		set: (changes) => service.set(changes),
		async close() {
			service.close();
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}
